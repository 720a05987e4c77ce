// Everything that stands around the screens: theme, language, client, keys, notices.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import 'dayjs/locale/zh-cn';
import { useLayoutEffect, useState } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { LivebaseClient } from '../../contract/contract.ts';
import { DraftKeeper } from '../desk/draft-keeper.tsx';
import { antdThemeOf } from '../ui/antd-theme.ts';
import { ApiProvider } from '../ui/api.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { useLanguage } from '../ui/i18n.ts';
import type { UnconfirmedCalls } from '../ui/unconfirmed-calls.ts';
import { KeyProvider } from '../ui/keys.tsx';
import { LeaveGuardProvider } from '../ui/leave-guard.tsx';
import { NoticeProvider } from '../ui/notices.tsx';
import { useStillness, useThemeName, useThemeOnDocument } from '../ui/theme.ts';
import { Frame } from './Frame.tsx';

/** The nonce that styles written at run time carry: the server of the page puts it there. */
function styleNonce(): string {
  const meta = document.querySelector('meta[property="csp-nonce"]');
  return meta instanceof HTMLElement ? (meta.nonce ?? '') : '';
}

/**
 * Where dialogs, drawers and lists that pop up stand. Over the body itself antd would lock its scrolling with a style that bears no
 * nonce, which the page's policy forbids; the body never scrolls anyway.
 */
function layers(): HTMLElement {
  return document.getElementById('layers') ?? document.body;
}

/** `always`: the backend is on this computer, and a cable that is pulled from it keeps nothing from being asked. */
function newQueries(): QueryClient {
  const anyway = { retry: false, networkMode: 'always' } as const;
  return new QueryClient({
    defaultOptions: { queries: { ...anyway, refetchOnWindowFocus: false, staleTime: 30_000 }, mutations: anyway },
  });
}

/** The page. */
export function App({ client, lost }: { readonly client: LivebaseClient; readonly lost: UnconfirmedCalls }) {
  const themeName = useThemeName();
  const isStill = useStillness();
  // The frame is drawn again as a whole in another language: a word is said by a plain function, which nothing listens to.
  const language = useLanguage();
  const [queries] = useState(newQueries);
  const [nonce] = useState(styleNonce);
  useThemeOnDocument(themeName);
  // The word that stands beside whatever spins (page.css).
  useLayoutEffect(() => document.documentElement.style.setProperty('--no-answer', JSON.stringify(`${sayUi('noAnswer')}…`)), [language]);
  return (
    <ConfigProvider
      theme={antdThemeOf(themeName, isStill)}
      locale={language === 'en' ? enUS : zhCN}
      csp={{ nonce }}
      getPopupContainer={layers}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <QueryClientProvider client={queries}>
        <ApiProvider client={client} lost={lost}>
          <Router hook={useHashLocation}>
            <KeyProvider>
              <LeaveGuardProvider>
                <NoticeProvider>
                  <DraftKeeper>
                    <Frame key={language} />
                  </DraftKeeper>
                </NoticeProvider>
              </LeaveGuardProvider>
            </KeyProvider>
          </Router>
        </ApiProvider>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
