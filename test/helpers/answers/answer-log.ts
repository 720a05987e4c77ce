// Writes down what calls of a base answer and which rows they write, column by column, as text that is compared with a reviewed file.
import { openClient } from '../../../src/backend/router.ts';
import type { CallContext, Caller } from '../../../src/backend/core/rpc/call.ts';
import { contract } from '../../../src/contract/contract.ts';
import type { ImportBase } from '../import-base.ts';
import { listFileLines } from './file-lines.ts';
import { listWritten, plain, readAllRows, type Row } from './written-rows.ts';

/** A call by its method, `group.method`, and input, or as the last answers by method say; or a move of the clock, `2026-11-05T09:00`. */
export type Step = Call | string | ((answers: ReadonlyMap<string, unknown>) => Call);
type Call = readonly [method: string, input: object, role?: Caller['role']];

/** The calls of a base, and what came of them. */
export interface AnswerLog {
  /** Plays steps in order and answers the text of what came of them. `isWithFiles`: with the content of the files that were answered. */
  readonly play: (steps: readonly Step[], isWithFiles?: boolean) => Promise<string>;
  /** Asks again all that was asked and only read, and answers the texts by method and input. */
  readonly askAgain: () => Promise<ReadonlyMap<string, string>>;
}

const HEX = /\b[0-9a-f]{64}\b/g;
const PAPER_CODE = /\b[\dA-Z]{5}-[\dA-Z]{5}\b/g;
const CALENDAR_OF = /@[\da-f]{16}\.livebase/g;
const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** A value on one line where it is short, else its parts on lines of their own. */
function laidOut(value: unknown, indent = ''): string {
  const line = JSON.stringify(value) ?? 'undefined';
  if (line.length + indent.length <= 220 || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((one) => `${inner}${laidOut(one, inner)}`).join(',\n')}\n${indent}]`;
  const fields = Object.entries(value).map(([key, one]) => `${inner}${JSON.stringify(key)}: ${laidOut(one, inner)}`);
  return `{\n${fields.join(',\n')}\n${indent}}`;
}

/** Without what differs from run to run: the base's folder, digests, codes of papers, random numbers. */
function steady(text: string, folder: string): string {
  return (
    text
      .replaceAll(folder, '(folder)')
      .replaceAll(HEX, '(sha256)')
      // How many bytes a PDF has is the packing's affair.
      .replaceAll(/\(sha256\) {2}\d+ {2}/g, '(sha256)  (bytes)  ')
      .replaceAll(UUID, '(uuid)')
      .replaceAll(CALENDAR_OF, '@(base).livebase')
      .replaceAll(PAPER_CODE, '(code)')
  );
}

function textOf(value: unknown, folder: string): string {
  const copy: unknown = JSON.parse(JSON.stringify(value, plain) ?? 'null');
  return steady(laidOut(copy), folder);
}

/** The content of the files in an answer, each line marked. */
function listFilesIn(value: unknown, folder: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { name, kind, bytes, ...rest } = value as Row;
  if (!(bytes instanceof Uint8Array)) return Object.values(value as Row).flatMap((one) => listFilesIn(one, folder));
  const lines = listFileLines(typeof name === 'string' ? name : String(kind), bytes);
  return [...lines.map((line) => `| ${steady(line, folder)}`), ...listFilesIn(rest, folder)];
}

const METHODS: Readonly<Record<string, Readonly<Record<string, { readonly '~orpc': { readonly meta: { readonly does?: unknown } } }>>>> =
  contract;

function isQuery(method: string): boolean {
  const [group = '', name = ''] = method.split('.');
  return METHODS[group]?.[name]?.['~orpc'].meta.does === 'reads';
}

/** Who calls, in turn: what says who did something first, last, or at all, says another name. */
const WHO = ['周敏', '何静', '吴前台'];

/**
 * Opens the log of a base, which gives the rows of every query without an order of its own backwards from now on.
 * @param before hears of each call before it is made; the rows that calls write are not written down then
 */
export function openAnswerLog(
  { base, setNow, tick }: Pick<ImportBase, 'base' | 'setNow' | 'tick'>,
  before: ((method: string, input: object) => Promise<void>) | null = null,
): AnswerLog {
  base.db.pragma('reverse_unordered_selects = ON');
  let seen = readAllRows(base.db);
  let changes: unknown = null;
  let calls = 0;
  /** How far the last call said that it was. */
  let told: string[] = [];
  const written = (): string[] => {
    if (before !== null) return [];
    // What only read leaves SQLite's own counter as it was.
    const count = base.db.prepare('SELECT total_changes()').pluck().get();
    if (count === changes) return [];
    changes = count;
    const now = readAllRows(base.db);
    const lines = listWritten(seen, now);
    seen = now;
    return lines.map((line) => steady(line, base.folder));
  };
  const call = async (method: string, input: object, role: Caller['role']): Promise<unknown> => {
    const actor = { who: WHO[calls % WHO.length] ?? '', host: 'window', role } as const;
    calls += 1;
    tick();
    told = [];
    const onProgress: CallContext['onProgress'] = ({ phase, name, done, all }) => void told.push(`% ${phase} ${name} ${done}/${all}`);
    const context = { findBase: () => base, actor, onProgress, jobs: null, shell: null, start: null };
    const client = openClient(context) as unknown as Readonly<
      Record<string, Readonly<Record<string, (input: object) => Promise<unknown>>>>
    >;
    const [group = '', name = ''] = method.split('.');
    const bound = client[group]?.[name];
    if (bound === undefined) throw new Error(`no method ${method}`);
    return bound(input);
  };
  /** What the last answers named, for later inputs: `(change)`, `(staging)`. */
  const named = new Map<string, unknown>();
  const remember = (answer: unknown): void => {
    const value = Object(Object(answer).value) as Row;
    for (const name of ['change', 'staging']) if (value[name] !== undefined) named.set(`(${name})`, value[name]);
  };
  const answers = new Map<string, unknown>();
  const queries = new Map<string, Call>();
  const filledIn = (input: object): object =>
    Object.fromEntries(Object.entries(input).map(([key, value]) => [key, typeof value === 'string' ? (named.get(value) ?? value) : value]));
  const play = async (steps: readonly Step[], isWithFiles = false): Promise<string> => {
    const pieces: string[] = [];
    for (const step of steps) {
      if (typeof step === 'string') {
        setNow(step);
        pieces.push(`# ${step}`);
        continue;
      }
      const [method, input, role = 'manager'] = typeof step === 'function' ? step(answers) : step;
      await before?.(method, filledIn(input));
      const answer = await call(method, filledIn(input), role);
      remember(answer);
      answers.set(method, answer);
      if (isQuery(method)) queries.set(`${method} ${role} ${JSON.stringify(input)}`, [method, filledIn(input), role]);
      const asked = `> ${method} ${role === 'manager' ? '' : `(${role}) `}${textOf(input, base.folder)}`;
      const files = isWithFiles ? listFilesIn(answer, base.folder) : [];
      pieces.push([asked, ...told, textOf(answer, base.folder), ...files, ...written()].join('\n'));
    }
    return `${pieces.join('\n\n')}\n`;
  };
  const askAgain = async (): Promise<ReadonlyMap<string, string>> => {
    const again = new Map<string, string>();
    // Each time by the same people.
    calls = 0;
    for (const [asked, [method, input, role = 'manager']] of queries)
      again.set(asked, textOf(await call(method, input, role), base.folder));
    return again;
  };
  return { play, askAgain };
}
