// Connects the page to its backend: through the one message port of the window, or over HTTP in a browser.
import { createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { LivebaseClient } from '../../contract/contract.ts';
import { PAGE_KEY_HEADER, bytesOnHttp, cloneIfBytes } from '../../contract/core/wire.ts';
import { PAGE_BYTES } from './bytes-codec.ts';

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

/** The client of this page's backend. */
export async function connect(): Promise<LivebaseClient> {
  const bridge = window.livebase;
  if (bridge !== undefined)
    return createORPCClient(new PortLink({ port: await portOfWindow(() => bridge.connect()), experimental_transfer: cloneIfBytes }));
  return createORPCClient(
    new HttpLink({
      url: new URL('./rpc', window.location.href).href,
      // Read anew each time: another way in, of another tab, leaves another key.
      headers: () => ({ [PAGE_KEY_HEADER]: window.localStorage.getItem(PAGE_KEY_HEADER) ?? '' }),
      customJsonSerializers: [bytesOnHttp(PAGE_BYTES)],
    }),
  );
}
