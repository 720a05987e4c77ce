// Every method as every role, at the host and at a joined computer, with right inputs on a base in use: what is not allowed is refused and writes nothing, what is allowed is done. The table of it in docs/reliability.md.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type Base, closeBase, openBase } from '../../src/backend/core/db/open.ts';
import { openClient } from '../../src/backend/router.ts';
import { openAnswerLog } from '../helpers/answers/answer-log.ts';
import { STORY } from '../helpers/answers/story.ts';
import { copyBase } from '../helpers/copy-base.ts';
import { openImportBase } from '../helpers/import-base.ts';
import { METHOD_SAMPLES } from '../helpers/method-samples/all.ts';
import { valueOf } from '../helpers/record-base.ts';
import { listRightsRows } from './rights-table.ts';
import { ALONE_AT_HOST, AT_HOST, METHODS, ROLES_OF_RIGHTS, ROLE_ORDER } from './who-may.ts';

const DEEP = process.env['LIVEBASE_DEEP'] === '1';
/** A stream, which answers piece by piece. */
const STREAM = 'live.watch';
const CALLERS = ROLE_ORDER.flatMap((role) => [null, 7].map((device) => ({ role, device })));
type CallerOf = (typeof CALLERS)[number];

interface Answer {
  readonly ok: boolean;
  readonly refusal?: { readonly code: string; readonly data: Readonly<Record<string, unknown>> };
}

const root = mkdtempSync(path.join(tmpdir(), 'livebase-rights-'));
const story = openImportBase();
afterAll(() => {
  story.close();
  rmSync(root, { recursive: true, force: true });
});

function call(base: Base, { role, device }: CallerOf, method: string, input: object): Promise<Answer> {
  const actor = { who: '周敏', host: device === null ? 'window' : 'guest', role, device } as const;
  const context = { findBase: () => base, actor, onProgress: null, jobs: null, shell: null, start: null };
  const client = openClient(context) as unknown as Readonly<Record<string, Readonly<Record<string, (input: object) => Promise<Answer>>>>>;
  const [group = '', name = ''] = method.split('.');
  const bound = client[group]?.[name];
  if (bound === undefined) throw new Error(`no method ${method}`);
  return bound(input);
}

/** The refusal that a caller gets by the table; null: none. */
function refusalOf({ role, device }: CallerOf, method: string): Answer['refusal'] | null {
  const [name = ''] = (METHODS[method] ?? '').split(' ');
  const [right, roles = ''] = Object.entries(ROLES_OF_RIGHTS).find(([one]) => one === name) ?? [];
  if (device !== null && AT_HOST.some((one) => one === right)) return { code: 'ONLY_AT_HOST', data: {} };
  return roles[ROLE_ORDER.indexOf(role)] === 'x' ? null : { code: 'NOT_ALLOWED', data: { role, right: name } };
}

const doesRead = (method: string): boolean => METHODS[method]?.endsWith(' reads') === true;
const lastSeq = (base: Base): unknown => base.db.prepare('SELECT max(seq) FROM history').pluck().get();

/** Calls that the table refused, and what became of those that it allows: done, or refused for something else than the method's right. */
const came = { refused: 0, read: 0, written: 0, other: 0 };
/** Methods that somebody wrote with. */
const writers = new Set<string>();
let copies = 0;

/** On a copy of the base, for the next one begins where this one did. */
async function tryOnCopy(base: Base, work: (copy: Base) => Promise<void>): Promise<void> {
  const folder = path.join(root, String((copies += 1)));
  copyBase(base.folder, folder);
  const copy = valueOf(openBase(folder, base.clock));
  copy.db.pragma('synchronous = OFF');
  await work(copy);
  closeBase(copy);
  rmSync(folder, { recursive: true, force: true });
}

async function expectAllowed(base: Base, caller: CallerOf, method: string, input: object): Promise<void> {
  const { device } = caller;
  const { ok, refusal } = await call(base, caller, method, input);
  const told = `${method} ${caller.role} ${device === null ? 'host' : 'guest'} ${JSON.stringify(refusal)}`;
  const right = METHODS[method]?.split(' ')[0];
  const isAtHost = device === null || !ALONE_AT_HOST.includes(method);
  if (isAtHost) expect(refusal?.code, told).not.toBe('ONLY_AT_HOST');
  else expect(refusal?.code, told).toBe('ONLY_AT_HOST');
  if (refusal?.code === 'NOT_ALLOWED') expect(refusal.data['right'], told).not.toBe(right);
  if (!ok) came.other += 1;
  else if (doesRead(method)) came.read += 1;
  else {
    came.written += 1;
    writers.add(method);
  }
}

async function expectRefused(base: Base, caller: CallerOf, method: string, input: object): Promise<void> {
  const before = lastSeq(base);
  expect((await call(base, caller, method, input)).refusal, `${method} ${caller.role}`).toEqual(refusalOf(caller, method));
  expect(lastSeq(base), method).toBe(before);
  came.refused += 1;
}

/** As every caller, each beginning with the base as it is; in a short run only the last of those who may is let do it. */
async function sweep(base: Base, method: string, input: object): Promise<void> {
  const last = CALLERS.findLast((caller) => refusalOf(caller, method) === null);
  for (const caller of CALLERS) {
    if (refusalOf(caller, method) !== null) await expectRefused(base, caller, method, input);
    else if (!DEEP && caller !== last) continue;
    else if (doesRead(method)) await expectAllowed(base, caller, method, input);
    else await tryOnCopy(base, (copy) => expectAllowed(copy, caller, method, input));
  }
}

/** Whether a manager at the host gets it done now. */
async function isDone(base: Base, method: string, input: object): Promise<boolean> {
  let ok = false;
  await tryOnCopy(base, async (copy) => {
    ({ ok } = await call(copy, { role: 'manager', device: null }, method, input));
  });
  return ok;
}

/** The story runs long on a busy machine. */
const A_WHILE_MS = 900_000;

it(
  'lets every caller do what the table says and nothing else',
  async () => {
    const swept = new Set([STREAM]);
    const log = openAnswerLog(story, async (method, input) => {
      if (swept.has(method) || !(doesRead(method) || (await isDone(story.base, method, input)))) return;
      swept.add(method);
      await sweep(story.base, method, input);
    });
    // Switched cells are another table.
    await log.play(STORY.filter((step) => !Array.isArray(step) || step[0] !== 'people.switchRight'));
    for (const method of Object.keys(METHODS)) if (!swept.has(method)) await sweep(story.base, method, METHOD_SAMPLES[method]?.right ?? {});
    process.stdout.write(`rights: ${JSON.stringify(came)}, ${writers.size} methods wrote\n`);
    expect(came.refused).toBeGreaterThan(1000);
    expect(came.written).toBeGreaterThan(DEEP ? 200 : 60);
    expect(writers.size).toBeGreaterThan(DEEP ? 70 : 60);
  },
  A_WHILE_MS,
);

it('is told in docs/reliability.md', () => {
  const page = readFileSync(path.join(import.meta.dirname, '..', '..', 'docs', 'reliability.md'), 'utf8');
  const [, section = ''] = /^## Who may call what$([\s\S]*?)^## /m.exec(page) ?? [];
  const rows = [...section.matchAll(/^\| (.*) \|$/gm)].map(([, row = '']) => row.split(' | ').map((cell) => cell.trim()));
  expect(rows.filter(([first = '']) => !/^-+$/.test(first))).toEqual(listRightsRows());
});
