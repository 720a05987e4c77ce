// What a base answers to everything that it is asked, and the rows that each call writes: held against reviewed files, field by field.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAnswerLog } from '../helpers/answers/answer-log.ts';
import { EDGE_STEPS, REFUSED_STEPS } from '../helpers/answers/story-edges.ts';
import { EXPORT_STEPS } from '../helpers/answers/story-exports.ts';
import { CHART_STEPS, PAPER_STEPS, WORKBOOK_STEPS } from '../helpers/answers/story-files.ts';
import { runCommands } from '../helpers/answers/story-commands.ts';
import { addRetiredTwins, retireLeaves } from '../helpers/answers/retired-twins.ts';
import { BASE_STEPS, STUDIO_STEPS, TENANT_STEPS } from '../helpers/answers/story-base.ts';
import { BOOKING_STEPS, SERIES_STEPS } from '../helpers/answers/story-desk.ts';
import {
  BUREAU_STEPS,
  COLLECTION_STEPS,
  INSIGHT_STEPS,
  INTAKE_STEPS,
  MONEY_STEPS,
  REPORT_STEPS,
  SAFETY_STEPS,
} from '../helpers/answers/story-month.ts';
import { TAKEN_STEPS } from '../helpers/answers/story-taken.ts';
import { openImportBase } from '../helpers/import-base.ts';

const FILES = path.join(import.meta.dirname, '..', 'fixtures', 'answers');

/** Played one after the other on one base. */
const CHAPTERS = {
  base: BASE_STEPS,
  studios: STUDIO_STEPS,
  tenants: TENANT_STEPS,
  bookings: BOOKING_STEPS,
  series: SERIES_STEPS,
  intake: INTAKE_STEPS,
  collection: COLLECTION_STEPS,
  money: MONEY_STEPS,
  report: REPORT_STEPS,
  insight: INSIGHT_STEPS,
  bureau: BUREAU_STEPS,
  safety: SAFETY_STEPS,
  taken: TAKEN_STEPS,
  papers: PAPER_STEPS,
  charts: CHART_STEPS,
  workbooks: WORKBOOK_STEPS,
  edges: EDGE_STEPS,
  refused: REFUSED_STEPS,
  exports: EXPORT_STEPS,
};
/** Chapters that hold what stands in the files that are answered. */
const WITH_FILES = new Set(['collection', 'exports', 'papers', 'charts', 'workbooks']);

/** Copies a base with all that stands in its folder. */
function copyBase({ db, folder }: typeof made.base, to: string): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
  cpSync(folder, to, { recursive: true });
}

/** The whole story is told in one hook, on a busy machine as well. */
const A_WHILE_MS = 900_000;
const aside = mkdtempSync(path.join(tmpdir(), 'livebase-answers-'));
const texts = new Map<string, string>();
const made = openImportBase();
const log = openAnswerLog(made);
beforeAll(async () => {
  for (const [name, steps] of Object.entries(CHAPTERS)) {
    // The command line goes on from here with a base of its own.
    if (name === 'edges') copyBase(made.base, aside);
    texts.set(name, await log.play(steps, WITH_FILES.has(name)));
  }
}, A_WHILE_MS);
afterAll(() => {
  made.close();
  rmSync(aside, { recursive: true, force: true });
});

it.each(Object.keys(CHAPTERS))('answers and writes what is reviewed: %s', async (name) => {
  await expect(texts.get(name)).toMatchFileSnapshot(path.join(FILES, `${name}.txt`));
});

it(
  'says on the command line what is reviewed',
  async () => {
    await expect(await runCommands(aside)).toMatchFileSnapshot(path.join(FILES, 'commands.txt'));
  },
  A_WHILE_MS,
);

it(
  'answers the same where every row that stands has a retired twin',
  async () => {
    const before = await log.askAgain();
    const twins = addRetiredTwins(made.base.db);
    expect(Object.values(twins).filter((count) => count > 0).length).toBeGreaterThan(20);
    const after = await log.askAgain();
    // These list the retired as well; the overview counts older months only where they have been worked out just now.
    // A file that is handed out again is one more line of the history.
    const isOfAll = (asked: string): boolean =>
      asked.includes('"retired":true') || /^(?:people\.list|filing\.overview|safety\.heads)/.test(asked);
    const differing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
      [...one].flatMap(([asked, text]) => (text !== other.get(asked) && !isOfAll(asked) ? [asked] : []));
    expect(differing(before, after)).toEqual([]);
    // Where all rows of a table are retired it is as if it were empty; asked by their ids, and in histories, they have a name still.
    const { tables, remove } = retireLeaves(made.base.db);
    expect(tables.length).toBeGreaterThan(15);
    const retired = await log.askAgain();
    remove();
    const gone = await log.askAgain();
    const isNamed = (asked: string): boolean =>
      /_UNKNOWN"/.test(gone.get(asked) ?? '') || /^(?:records\.|settings\.history|filing\.compare)/.test(asked);
    expect(differing(retired, gone).filter((asked) => !isNamed(asked))).toEqual([]);
  },
  A_WHILE_MS,
);
