// A program of the same kind as ours that only says hello: Node's server, oRPC, zod, one row of SQLite. Its page stands in the folder that is named.
import Database from 'better-sqlite3';
import { os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import path from 'node:path';
import { z } from 'zod';

const db = new Database(':memory:');
db.exec("CREATE TABLE hello (words TEXT); INSERT INTO hello VALUES ('hello')");
const wordsShape = z.object({ words: z.string() });

/** Its one call. */
export const router = {
  hello: os
    .input(z.object({}))
    .output(wordsShape)
    .handler(() => wordsShape.parse(db.prepare('SELECT words FROM hello').get())),
};

const page = process.argv[2] ?? '';
const kinds: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const names = readdirSync(page, { recursive: true, encoding: 'utf8' }).filter((name) => path.extname(name) in kinds);
const files = new Map(names.map((name) => [`/${name}`, readFileSync(path.join(page, name))]));
const handler = new RPCHandler(router);

function sendFile(url: string, response: ServerResponse): void {
  const name = url === '/' ? '/index.html' : url;
  response.setHeader('content-type', kinds[path.extname(name)] ?? 'text/plain');
  response.end(files.get(name));
}

const server = createServer((request, response) => {
  const { url = '/' } = request;
  if (url.startsWith('/rpc/')) void handler.handle(request, response, { prefix: '/rpc', context: {} });
  else sendFile(url, response);
});
server.listen(0, '127.0.0.1', () => {
  const at = server.address();
  console.log(`http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/`);
});
