// The base behind rendered pages: the story that test/acceptance/answers.test.ts reviews, played once in a run; every write is taken off again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { type Base, closeBase } from '../../src/backend/core/db/open.ts';
import { openClient } from '../../src/backend/router.ts';
import { contract } from '../../src/contract/contract.ts';
import type { Role } from '../../src/domain/base/rights.ts';
import type { Step } from '../helpers/answers/answer-log.ts';
import { BASE_STEPS, STUDIO_STEPS, TENANT_STEPS } from '../helpers/answers/story-base.ts';
import { BOOKING_STEPS, SERIES_STEPS } from '../helpers/answers/story-desk.ts';
import { BUREAU_STEPS, COLLECTION_STEPS, INSIGHT_STEPS, INTAKE_STEPS, MONEY_STEPS, REPORT_STEPS } from '../helpers/answers/story-month.ts';
import { wallClock } from '../helpers/import-base.ts';
import { openMade } from '../helpers/made-base.ts';
import { listWritten, readAllRows, type WrittenRows } from '../helpers/answers/written-rows.ts';

const STORY: readonly Step[] = [
  ...BASE_STEPS,
  ...STUDIO_STEPS,
  ...TENANT_STEPS,
  ...BOOKING_STEPS,
  ...SERIES_STEPS,
  ...INTAKE_STEPS,
  ...COLLECTION_STEPS,
  ...MONEY_STEPS,
  ...REPORT_STEPS,
  ...INSIGHT_STEPS,
  ...BUREAU_STEPS,
];

/** When it is on every page: the story's last day. */
export const STORY_NOW = '2026-11-12T10:00';

/** The base that pages ask. */
export interface StoryBase {
  readonly answerAs: (role: Role) => (name: string, input: unknown) => unknown;
  /** Whether a page waits for a method that it calls: it writes, or is a job. */
  readonly takesTime: (name: string) => boolean;
  /** The codes that a method refuses with. */
  readonly refuses: (name: string) => readonly string[];
  /** What was written since, row by row, and what is left of it once it is undone. */
  readonly written: () => Promise<readonly string[]>;
  /** The base as the story left it, where something was written since. */
  readonly restore: () => Promise<void>;
  readonly close: () => void;
}

/** Documents take seconds: what is drawn in them, other tests hold. */
const FILE = { name: '月报 2026-10.pdf', bytes: new Uint8Array(7) };
const STAND_INS: Readonly<Record<string, unknown>> = {
  'report.export': { ok: true, value: { files: [FILE] } },
  'filing.papers': { ok: true, value: FILE },
};

function metaOf(name: string): { readonly does?: unknown; readonly codes?: readonly string[] } {
  const [group = '', method = ''] = name.split('.');
  const entry: unknown = Reflect.get(Object(Reflect.get(contract, group)), method);
  return Object(Reflect.get(Object(Reflect.get(Object(entry), '~orpc')), 'meta'));
}

const takesTime = (name: string): boolean => metaOf(name).does !== 'reads';

const writes = (name: string): boolean => !String(metaOf(name).does).startsWith('reads');

function openCalls(findBase: () => Base, role: Role): (name: string, input: unknown) => unknown {
  const actor = { who: '周敏', host: 'window', role } as const;
  const client: object = openClient({ findBase, actor, onProgress: null, jobs: null, shell: null, start: null });
  return (name, input) => {
    const [group = '', method = ''] = name.split('.');
    const call: unknown = Reflect.get(Object(Reflect.get(client, group)), method);
    return typeof call === 'function' ? Reflect.apply(call, null, [input]) : undefined;
  };
}

/** Plays the story; a later input may name a number that an answer gave: `(change)`, `(staging)`. */
async function playStory(base: Base, setNow: (text: string) => void): Promise<void> {
  const answers = new Map<string, unknown>();
  const named = new Map<unknown, unknown>();
  for (const step of STORY) {
    if (typeof step === 'string') {
      setNow(step);
      continue;
    }
    const [method, input, role = 'manager'] = typeof step === 'function' ? step(answers) : step;
    const filled = Object.fromEntries(Object.entries(input).map(([key, value]) => [key, named.get(value) ?? value]));
    const answer: unknown = await openCalls(() => base, role)(method, filled);
    answers.set(method, answer);
    for (const name of ['change', 'staging']) {
      const value: unknown = Object(Object(answer).value)[name];
      if (value !== undefined) named.set(`(${name})`, value);
    }
  }
}

/** Tables that say of a write, or of a backup, that it was, and how: other tests hold them. */
const NOTES = ['history', 'idempotency_key', 'backup_made'];

/** Lists what differs of what is in force: how often a row was written, and one that was added and is retired, are no matter. */
function listLeft(before: WrittenRows, after: WrittenRows): readonly string[] {
  return withoutNotes(listWritten(before, after)).filter((line) => {
    if (line.startsWith('+')) return !line.includes('"retired_at"');
    return !/^~ \S+ \S+ version: \S+ -> \S+$/.test(line);
  });
}

function withoutNotes(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => !NOTES.includes(line.split(' ')[1] ?? ''));
}

/** The code of an answer that is a refusal; null of any other. */
export function codeOfRefusal(answer: unknown): string | null {
  const code: unknown = Reflect.get(Object(Reflect.get(Object(answer), 'refusal')), 'code');
  return typeof code === 'string' ? code : null;
}

/** Undoes what was changed after `seq`, the last change first; answers what could not be undone. */
async function undoAfter(base: Base, seq: number): Promise<readonly string[]> {
  const changes = base.db.prepare('SELECT seq FROM history WHERE seq > ? ORDER BY seq DESC').pluck().all(seq);
  const refused: string[] = [];
  for (const change of changes) {
    const answer: unknown = await openCalls(() => base, 'manager')('records.undo', { change });
    const code = codeOfRefusal(answer);
    if (code !== null) refused.push(`not undone: ${code}`);
  }
  return [...new Set(refused)];
}

/** Opens the story's base. */
async function openStoryBase(): Promise<StoryBase> {
  let nowMs = wallClock(STORY_NOW);
  const clock = { nowMs: () => nowMs };
  const fill = async (base: Base): Promise<void> => {
    await playStory(base, (text) => void (nowMs = wallClock(text)));
    nowMs = wallClock(STORY_NOW);
  };
  const open = (): Promise<Base> => openMade('story', mkdtempSync(path.join(tmpdir(), 'livebase-story-')), clock, fill);
  let base = await open();
  const atFirst = readAllRows(base.db);
  const lastChange = Number(base.db.prepare('SELECT max(seq) FROM history').pluck().get());
  let isWritten = false;
  const leave = (): void => {
    closeBase(base);
    rmSync(base.folder, { recursive: true, force: true });
  };
  return {
    answerAs: (role) => {
      const call = openCalls(() => base, role);
      return (name, input) => {
        if (STAND_INS[name] !== undefined) return STAND_INS[name];
        isWritten ||= writes(name);
        return call(name, input);
      };
    },
    takesTime,
    refuses: (name) => metaOf(name).codes ?? [],
    written: async () => {
      if (!isWritten) return [];
      const lines = withoutNotes(listWritten(atFirst, readAllRows(base.db)));
      if (lines.length === 0) return [];
      const refused = await undoAfter(base, lastChange);
      const left = listLeft(atFirst, readAllRows(base.db));
      return [...lines, ...refused, ...(left.length === 0 ? ['undone'] : left.map((line) => `left: ${line}`))];
    },
    restore: async () => {
      if (!isWritten) return;
      leave();
      base = await open();
      isWritten = false;
    },
    close: leave,
  };
}

/** Opens the story's base before the tests of a file, on the story's last day, and closes it after them; answers how to get at it. */
export function prepareStory(): () => StoryBase {
  let base: StoryBase;
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: wallClock(STORY_NOW) });
    base = await openStoryBase();
  });
  afterAll(() => {
    base.close();
    vi.useRealTimers();
  });
  return () => base;
}
