// Large calls that come at once: as many as have room are read, the others wait unread, and none is lost.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ask } from '../../../test/helpers/http-visitor.ts';
import { createCalls } from './calls.ts';

const MEGABYTE = 1_048_576;
/** Bytes of calls that were let in and are not answered. */
let held = 0;
let most = 0;
let server: Server;
let address = '';

beforeEach(async () => {
  [held, most] = [0, 0];
  const calls = createCalls(
    {
      handleHttp: async (request: IncomingMessage, response) => {
        const length = Number(request.headers['content-length']);
        held += length;
        most = Math.max(most, held);
        for await (const piece of request) void piece;
        held -= length;
        response.end('read');
        return true;
      },
    },
    { bytes: 4 * MEGABYTE, pieceMs: 5000 },
  );
  server = createServer((request, response) => void calls.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const send = (megabytes: number) => ask(address, { method: 'POST', path: '/rpc/x', body: Buffer.alloc(megabytes * MEGABYTE - 100) });

it('six bodies of nearly the limit at once are held one after the other, and all are answered', async () => {
  const answers = await Promise.all([4, 4, 4, 4, 4, 4].map(send));
  expect(answers.map(({ text }) => text)).toEqual(Array.from({ length: 6 }, () => 'read'));
  expect(most).toBeLessThan(4 * MEGABYTE);
});

it('smaller ones share the room, and one that hangs up while it waits keeps nobody out', async () => {
  const first = send(4);
  const left = ask(address, {
    method: 'POST',
    path: '/rpc/x',
    headers: { 'content-length': 3 * MEGABYTE, 'x-leaves': '1' },
    body: 'x',
  }).then(
    () => 'answered',
    () => 'left',
  );
  server.on('request', (request) => {
    if (request.headers['x-leaves'] === '1') request.destroy();
  });
  const answers = await Promise.all([first, send(2), send(2), send(1)]);
  expect(answers.map(({ text }) => text)).toEqual(['read', 'read', 'read', 'read']);
  expect(await left).toBe('left');
  expect(most).toBeLessThanOrEqual(5 * MEGABYTE);
});
