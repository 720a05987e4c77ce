// Large calls that come at once: as many as have room are read, the others wait unread, and none is lost.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ask } from '../../../test/helpers/http-visitor.ts';
import { createCalls } from './calls.ts';

const MEGABYTE = 1_048_576;
/** Bytes of calls that were let in and are not answered. */
let held = 0;
let most = 0;
/** Whose bodies are read. */
let reading: string[] = [];
let isOtherRead = Promise.withResolvers<void>();
let server: Server;
let address = '';

beforeEach(async () => {
  [held, most, reading] = [0, 0, []];
  isOtherRead = Promise.withResolvers<void>();
  const calls = createCalls(
    {
      handleHttp: async (request: IncomingMessage, response) => {
        const length = Number(request.headers['content-length']);
        held += length;
        most = Math.max(most, held);
        reading.push(`${String(request.headers['x-caller'])} begins`);
        if (request.headers['x-caller'] === 'a') await isOtherRead.promise;
        for await (const piece of request) void piece;
        if (request.headers['x-caller'] === 'b') isOtherRead.resolve();
        reading.push(`${String(request.headers['x-caller'])} ends`);
        held -= length;
        response.end('read');
        return true;
      },
    },
    { bytes: 4 * MEGABYTE, pieceMs: 5000 },
  );
  server = createServer((request, response) => void calls.answer(request, response, String(request.headers['x-caller'] ?? '')));
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

it('sheets of 9 MB of one caller are read one after the other, and another one’s call is read meanwhile', async () => {
  const sendAs = (caller: string) =>
    ask(address, { method: 'POST', path: '/rpc/x', headers: { 'x-caller': caller }, body: Buffer.alloc(MEGABYTE + 1) });
  const answers = await Promise.all(['a', 'a', 'a', 'b'].map(sendAs));
  expect(answers.map(({ text }) => text)).toEqual(['read', 'read', 'read', 'read']);
  expect(reading.filter((one) => one.startsWith('a'))).toEqual(['a begins', 'a ends', 'a begins', 'a ends', 'a begins', 'a ends']);
  expect(reading.indexOf('b ends')).toBeLessThan(reading.indexOf('a ends'));
});
