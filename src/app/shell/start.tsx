// The page's start: languages, the way to the backend, and the window's frame.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyChosenLanguage } from '../ui/i18n.ts';
import { App } from './App.tsx';
import { connect } from './connect.ts';

/** Shows the page in the document's root, once there is a way to the backend. */
export async function start(): Promise<void> {
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
