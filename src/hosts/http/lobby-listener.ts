// The pages of lobby and doors on a port of their own, plain HTTP, for other screens of the office: nothing else answers there.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Session } from '../../backend/backend-runtime.ts';
import { createNonce, sendShownPage, sendText, setCommonHeaders } from './answers.ts';
import { lookOf } from './access-policy.ts';
import { createHttpServer, listen, type Patience } from './listener.ts';
import { type InStep, keepInStep } from './setting-poller.ts';

/** Every screen of the office. */
const EVERYWHERE = '0.0.0.0';
const NO_PAGE = '没有这个页面。 / There is no such page.';
const ONLY_LOOK = '这里只能看。 / This is only to look at.';

/** What the office's port stands on. `host`: where it listens, if not everywhere. */
export interface OfficeOptions {
  readonly session: Pick<Session, 'lobbyPage' | 'officePort'>;
  readonly patience: Patience;
  readonly host?: string;
  /** Hears why it cannot listen. */
  readonly say: (code: string) => void;
}

async function answer(request: IncomingMessage, response: ServerResponse, { lobbyPage }: OfficeOptions['session']): Promise<void> {
  const { method } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return sendText(request, response, 405, ONLY_LOOK);
  }
  const wish = lookOf(request.url ?? '');
  const nonce = createNonce();
  const html = wish === null ? null : await lobbyPage({ ...wish, nonce });
  if (html === null) sendText(request, response, 404, NO_PAGE);
  else sendShownPage(response, html, nonce);
}

function ended(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  return promise;
}

/** Follows the setting from now on: nothing listens until it is switched on, and it stops listening when it is switched off. */
export function createLobbyListener({ session, patience, host = EVERYWHERE, say }: OfficeOptions): InStep {
  let open: { readonly port: number; readonly server: Server } | null = null;
  let refused: number | null = null;
  const start = async (port: number): Promise<void> => {
    const place = { host, port, certificate: null };
    const server = createHttpServer(place, patience, (request, response) => {
      setCommonHeaders(request, response);
      answer(request, response, session).catch(() => sendText(request, response, 500, NO_PAGE));
    });
    const listened = await listen(server, place);
    if (listened.ok) open = { port, server };
    // Said once a port, not every two seconds.
    else if (refused !== port) say(listened.refusal.code);
    refused = listened.ok ? null : port;
  };
  const shut = async (): Promise<void> => {
    const closing = open;
    open = null;
    if (closing !== null) await ended(closing.server);
  };
  const look = async (): Promise<void> => {
    const wanted = await session.officePort();
    if (open?.port !== wanted) await shut();
    if (wanted !== null && open === null) await start(wanted);
  };
  return keepInStep(look, shut);
}
