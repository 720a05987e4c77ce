// One piece of a bench's work in a process of its own: says how long it took, by the processor and by the clock, and how much memory it had, as JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { addMonths, firstDayOf, createInstantAt } from '../../src/domain/time/calendar.ts';
import { closeBase } from '../../src/backend/core/db/open.ts';
import { readTableFile } from '../../src/sheets/read/read-table.ts';
import { fixCells } from '../../src/backend/intake/staged/fix.ts';
import { previewStaged } from '../../src/backend/intake/staged/preview.ts';
import { windowOf } from '../../src/backend/intake/staged/rows.ts';
import { stageFiles } from '../../src/backend/intake/staged/stage.ts';
import { PLAIN_CHOICES } from '../../src/contract/intake/intake-shapes.ts';
import { importNamedFiles } from '../../src/backend/intake/import-request.ts';
import { reportMonth } from '../../src/backend/report/filing/export-report.ts';
import { LAST, OUTPUT, copyBench, openBench, tenantCode } from './bench-base.ts';
import { plainDatabase } from './plain-database.ts';
import { DESK_WORK, cpuOf, clockOfLast } from './work-desk.ts';

const ACTOR = { who: 'bench', host: 'program', role: 'manager' } as const;
/** Refused rows of the file that is previewed. */
const REFUSED_ROWS = 500;
const FIXES = 9;
const WINDOWS = 40;
const PLAIN_SALES = 'CREATE TABLE sales (month, uscc, platform, class, sessions, minutes, views, orders, paid, refunded, settled)';

/** The months that a report of the last month reads: its year so far, and the year before. */
function monthsRead(): readonly [from: number, to: number] {
  return [createInstantAt(firstDayOf(addMonths(LAST, -23)), 0), createInstantAt(firstDayOf(addMonths(LAST, 1)), 0)];
}

async function importOurs(file: string): Promise<number> {
  const base = copyBench(path.join(OUTPUT, 'facts'), 'import-base');
  const wish = { month: null, tenant: null, account: null, isDryRun: false, takesGoodRows: false, onDifference: 'replace' } as const;
  const ms = await cpuOf(async () => {
    const outcome = await importNamedFiles(base, ACTOR, { ...wish, files: [{ name: path.basename(file), bytes: readFileSync(file) }] });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.value.refusal));
  });
  closeBase(base);
  return ms;
}

function callOf(base: ReturnType<typeof openBench>) {
  return { base, actor: { ...ACTOR, role: 'manager' }, onProgress: null } as const;
}

interface Staged {
  readonly base: ReturnType<typeof openBench>;
  readonly staging: string;
}

/** A file staged on a base with facts; its first sheet is the ledger. */
async function staged(file: string): Promise<Staged> {
  const base = openBench(path.join(OUTPUT, 'facts'));
  const answer = await stageFiles(callOf(base), { files: [{ name: path.basename(file), bytes: readFileSync(file) }], staging: null });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return { base, staging: answer.value.staging };
}

async function preview({ base, staging }: Staged): Promise<void> {
  const answer = await previewStaged(callOf(base), { staging, choices: PLAIN_CHOICES });
  if (answer.ok && answer.value.files[0]?.sheets[0]?.refusedRows === REFUSED_ROWS) return;
  throw new Error(JSON.stringify(answer).slice(0, 500));
}

/** The whole preview of staged files. */
async function previewAll(file: string): Promise<number> {
  const at = await staged(file);
  const ms = await cpuOf(() => preview(at));
  closeBase(at.base);
  return ms;
}

/** One refused row of a previewed file, corrected and looked at again: the median of several. */
async function fixOne(file: string): Promise<number> {
  const at = await staged(file);
  await preview(at);
  const place = { staging: at.staging, file: 0, sheet: 0 };
  const refused = windowOf(at.base, { ...place, from: 0, count: FIXES, only: 'refused' });
  if (!refused.ok) throw new Error(refused.refusal.code);
  const times: number[] = [];
  for (const { row } of refused.value.rows) {
    const ms = await cpuOf(() => {
      const fixed = fixCells(at.base, ACTOR, { ...place, edits: [{ row, column: 1, text: tenantCode(1) }] });
      if (!fixed.ok || fixed.value.rows[0]?.troubles.length !== 0) throw new Error(JSON.stringify(fixed));
    });
    times.push(ms);
  }
  closeBase(at.base);
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** A window of 200 rows out of the middle of a previewed file. */
async function showWindow(file: string): Promise<number> {
  const at = await staged(file);
  await preview(at);
  const ms = await cpuOf(() => {
    for (let nth = 0; nth < WINDOWS; nth += 1) {
      const shown = windowOf(at.base, { staging: at.staging, file: 0, sheet: 0, from: nth * 997, count: 200, only: 'all' });
      if (!shown.ok || shown.value.rows.length !== 200) throw new Error('no window');
    }
  });
  closeBase(at.base);
  return ms / WINDOWS;
}

async function importRaw(file: string): Promise<number> {
  const db = plainDatabase(path.join(OUTPUT, 'raw.db'));
  db.exec(PLAIN_SALES);
  const ms = await cpuOf(async () => {
    const table = await readTableFile(readFileSync(file));
    if (!table.ok) throw new Error(table.refusal.code);
    const insert = db.prepare('INSERT INTO sales VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    db.transaction(() => {
      for (const { number, cells } of table.value.sheets[0]?.rows ?? []) if (number > 3 && cells.length === 11) insert.run(...cells);
    })();
  });
  db.close();
  return ms;
}

async function importExceljs(file: string): Promise<number> {
  const exceljs = createRequire(path.join(OUTPUT, 'peers', 'package.json'))('exceljs');
  return cpuOf(async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(file);
    let cells = 0;
    workbook.worksheets[0].eachRow((row: { values: unknown[] }) => (cells += row.values.length));
    if (cells < 500_000) throw new Error(`only ${cells} cells`);
  });
}

async function report(folder: string): Promise<number> {
  const base = openBench(folder);
  const ms = await cpuOf(() => {
    const made = reportMonth(base, { month: LAST, profileId: null });
    if (!made.ok) throw new Error(made.refusal.code);
  });
  closeBase(base);
  return ms;
}

async function reportSql(folder: string): Promise<number> {
  const base = openBench(folder);
  const ms = await cpuOf(() => {
    const rows = base.db
      .prepare(
        `SELECT strftime('%Y-%m', (starts_at + 480) * 60, 'unixepoch') AS month, studio_id, count(*), count(*) FILTER (WHERE state = 'completed'), sum(ends_at - starts_at)
         FROM booking WHERE retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND starts_at >= ? AND starts_at < ?
         GROUP BY month, studio_id ORDER BY month, studio_id`,
      )
      .all(...monthsRead());
    const sales = base.db
      .prepare(
        'SELECT month, platform, goods_class, sum(paid), sum(orders) FROM sales_line WHERE retired_at IS NULL AND month >= ? GROUP BY month, platform, goods_class',
      )
      .all(addMonths(LAST, -23));
    if (rows.length === 0 || sales.length === 0) throw new Error('no rows');
  });
  closeBase(base);
  return ms;
}

const WORK: Readonly<Record<string, (at: string) => Promise<number>>> = {
  importOurs,
  previewAll,
  fixOne,
  showWindow,
  importRaw,
  importExceljs,
  report,
  reportSql,
  ...DESK_WORK,
};

const [name = '', at = ''] = process.argv.slice(2);
const work = WORK[name];
if (work === undefined) throw new Error(`no work called ${name}`);
const ms = await work(at);
process.stdout.write(JSON.stringify({ ms, clock: clockOfLast(), megabytes: process.resourceUsage().maxRSS / 1024 }));
