// Connects the page to its backend: through the one message port of the window, or over HTTP in a browser.
import { createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { LivebaseClient } from '../../contract/contract.ts';
import {
  type BytesCodec,
  cloneIfBytes,
  createHttpSerializers,
  PAGE_KEY_HEADER,
  SEAT_HEADER,
  STEP_HEADER,
} from '../../contract/core/wire.ts';
import { createUnconfirmedCalls, fetchWithSteps, keepLostOfPort, type PortCall, type UnconfirmedCalls } from '../ui/unconfirmed-calls.ts';

/** `String.fromCharCode` takes its signs as arguments: more at once overflow the stack. */
const SIGNS_AT_ONCE = 0x8000;

function encode(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += SIGNS_AT_ONCE) binary += String.fromCharCode(...bytes.subarray(at, at + SIGNS_AT_ONCE));
  return btoa(binary);
}

function decode(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** The page's codec. */
export const PAGE_BYTES: BytesCodec = { encode, decode };

/** The message by which the preload passes the port on. */
const PORT_MESSAGE = 'livebase-port';

function portOfWindow(ask: () => void): Promise<MessagePort> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent): void => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== PORT_MESSAGE || port === undefined) return;
      window.removeEventListener('message', listen);
      port.start();
      resolve(port);
    };
    window.addEventListener('message', listen);
    ask();
  });
}

/** This tab's seat: another tab has another, a reload keeps it. */
function ownSeat(): string {
  const kept = window.sessionStorage.getItem(SEAT_HEADER);
  if (kept !== null) return kept;
  const made = crypto.randomUUID();
  window.sessionStorage.setItem(SEAT_HEADER, made);
  return made;
}

/** What a page in a browser brings with everything that it sends. Read again each time: another way in, of another tab, leaves another key. */
export function createPageHeaders(): Record<string, string> {
  return { [PAGE_KEY_HEADER]: window.localStorage.getItem(PAGE_KEY_HEADER) ?? '', [SEAT_HEADER]: ownSeat() };
}

/** A window ends with its backend: answers are lost only where that hands calls on to another computer. */
function clientOverPort(port: MessagePort, lost: UnconfirmedCalls): LivebaseClient {
  const keepLost = keepLostOfPort(lost);
  const link = new PortLink<PortCall>({
    port,
    experimental_transfer: cloneIfBytes,
    headers: ({ context: { step = '' } }) => ({ [STEP_HEADER]: step }),
    interceptors: [(call) => keepLost(call, (context) => call.next({ ...call, context }))],
  });
  return createORPCClient(link);
}

/** The client of this page's backend, and its calls whose answers were lost. */
export async function connect(): Promise<{ readonly client: LivebaseClient; readonly lost: UnconfirmedCalls }> {
  const bridge = window.livebase;
  const lost = createUnconfirmedCalls();
  if (bridge !== undefined) {
    return { client: clientOverPort(await portOfWindow(() => bridge.connect()), lost), lost };
  }
  const client: LivebaseClient = createORPCClient(
    new HttpLink({
      fetch: fetchWithSteps(lost, window.fetch.bind(window)),
      url: new URL('./rpc', window.location.href).href,
      headers: createPageHeaders,
      customJsonSerializers: [createHttpSerializers(PAGE_BYTES)],
    }),
  );
  return { client, lost };
}
