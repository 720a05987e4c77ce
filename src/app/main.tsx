// The page's start: languages, the way to the backend, and the window's frame.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'antd/dist/antd.css';
import './ui/tokens.css';
import './ui/base.css';
import { applyChosenLanguage } from './ui/i18n.ts';
import { App } from './shell/App.tsx';
import { connect } from './shell/connect.ts';

async function start(): Promise<void> {
  const root = document.querySelector('#root');
  if (root === null) throw new Error('the page has no root');
  applyChosenLanguage();
  const { client, lost } = await connect();
  createRoot(root).render(
    <StrictMode>
      <App client={client} lost={lost} />
    </StrictMode>,
  );
}

void start();
