// What `npm run bench -- growth` measures on one base, in a process of its own: `node test/bench/growth-work.ts FOLDER TENANTS`; prints milliseconds of processor by work as JSON.
import { type Base, closeBase } from '../../src/backend/core/db/open.ts';
import { fillGiven } from '../../src/backend/bureau/fill-month.ts';
import { boardOf } from '../../src/backend/desk/board.ts';
import { book } from '../../src/backend/desk/book.ts';
import { addRecord } from '../../src/backend/core/db/record-store.ts';
import { trackWrites } from '../../src/backend/core/db/row-digests.ts';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { findFreeSlots } from '../../src/backend/desk/find-slots.ts';
import { previewSeries } from '../../src/backend/desk/change-series.ts';
import { NO_DETAILS } from '../../src/backend/desk/write-booking.ts';
import { computeAnalytics } from '../../src/backend/insight/analytics.ts';
import { homeOf } from '../../src/backend/insight/home/home.ts';
import { importNamedFiles } from '../../src/backend/intake/import-request.ts';
import { listOwedByAll } from '../../src/backend/money/account.ts';
import { explainFigureOf } from '../../src/backend/report/filing/explain-figure.ts';
import { reportMonth } from '../../src/backend/report/filing/export-report.ts';
import { checkBase } from '../../src/backend/safety/check.ts';
import { addMonths, firstDayOf, instant, createInstantAt, parseDay } from '../../src/domain/time/calendar.ts';
import { minutes } from '../../src/domain/values/quantity.ts';
import { ok } from '../../src/domain/values/result.ts';
import { blankBytes, mapText } from '../helpers/fill-figures.ts';
import { LAST, copyBench, openBench, tenantCode } from './bench-base.ts';
import { median } from './figures.ts';
import { styledSalesFile } from './sales-file.ts';

const ACTOR = { who: 'bench', host: 'program', role: 'manager' } as const;
const RUNS = 5;
const IMPORTED = 2_000;
const COPIES = 3;
/** An evening in the month after the last, which is booked as all others are. */
const EVENING = createInstantAt(firstDayOf(addMonths(LAST, 1)), 18 * 60) + 14 * 1440;

function sound(answer: { readonly ok: boolean }): void {
  if (!answer.ok) throw new Error(JSON.stringify(answer).slice(0, 500));
}

async function startedOn(folder: string): Promise<Base> {
  const base = openBench(folder);
  sound(homeOf(base, { day: null }));
  return base;
}

/** An hour in the month behind the ones that are booked: each its own. */
let booked = 0;

function bookNext(base: Base): void {
  const from = createInstantAt(firstDayOf(addMonths(LAST, 2)), 600) + booked * 1440;
  booked += 1;
  const wish = {
    studio: 'S001',
    tenant: tenantCode(1),
    from: instant(from),
    to: instant(from + 120),
    state: 'booked',
    holdsUntil: null,
  } as const;
  sound(book(base, ACTOR, wish));
}

/** What is imported into a base that has a year's rows of the same tenants already. */
async function imported(base: Base, isDryRun: boolean): Promise<void> {
  const wish = { month: null, tenant: null, account: null, isDryRun, takesGoodRows: true, onDifference: 'replace' } as const;
  const outcome = await importNamedFiles(base, ACTOR, { ...wish, files: [file] });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome).slice(0, 500));
}

const LIST = 'tenant-list';

const WORKS: Readonly<Record<string, (base: Base) => unknown>> = {
  report: (base) => sound(reportMonth(base, { month: LAST, profileId: null })),
  day: (base) => {
    const day = parseDay('2026-12-15');
    if (day !== null) sound(boardOf(base, { day, days: 1, isAll: false }));
  },
  free: (base) => {
    const none = { tenant: null, area: null, kind: null, floor: null, words: null, equipment: [] };
    sound(findFreeSlots(base, { from: instant(EVENING), to: instant(EVENING + 300), minutes: 120, limit: 50, ...none }));
  },
  owed: (base) => sound(listOwedByAll(base, { day: null })),
  paid: (base) => {
    const values = { tenant_id: 1, paid_on: firstDayOf(LAST), month: null, amount: 100, method: '转账', note: null };
    sound(inTx(base, ACTOR, (tx) => ok(addRecord(tx, 'payment', values, null))));
    sound(listOwedByAll(base, { day: null }));
  },
  series: (base) => {
    const rule = { frequency: 'daily', weekdays: [], startsOn: firstDayOf(addMonths(LAST, 1)), until: null, count: 400 } as const;
    const wish = { studio: 'S001', tenant: tenantCode(1), rule, startsMinute: minutes(600), minutes: minutes(120), ...NO_DETAILS };
    sound(previewSeries(base, wish));
  },
  explain: (base) => sound(explainFigureOf(base, { month: LAST, figure: 'ZB-2.06.month' })),
  check: (base) => checkBase(base, { full: false }),
  'check --full': (base) => checkBase(base, { full: true }),
  import: (base) => imported(base, true),
};

/** What writes more than a payment: each on a copy of the base. */
const WRITING: Readonly<Record<string, (base: Base) => unknown>> = {
  booked: bookNext,
  analytics: (base) => {
    bookNext(base);
    sound(computeAnalytics(base, { from: addMonths(LAST, -11), to: LAST }));
  },
  filled: async (base) => {
    const blank = { name: `${LIST}.xlsx`, bytes: Buffer.from(blankBytes(LIST)) };
    const map = { name: `${LIST}.map.json`, bytes: Buffer.from(mapText(LIST)) };
    sound(await fillGiven(base, ACTOR, { month: LAST, profile: null, blank, map }));
  },
};

/** Milliseconds of processor: what else the machine does counts for little. */
async function processor(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function medianOf(runs: number, work: () => unknown): Promise<number> {
  // The first is not counted: it loads code.
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await processor(work));
  return median(times);
}

const [folder = '', tenants = ''] = process.argv.slice(2);
const file = { name: '销售台账.xlsx', bytes: styledSalesFile(IMPORTED, 0, Number(tenants)) };
const measured: Record<string, number> = {};
measured['start'] = await medianOf(RUNS, async () => closeBase(await startedOn(folder)));
const base = openBench(folder);
// As the program that holds a base does.
trackWrites(base.db);
for (const [name, work] of Object.entries(WORKS)) measured[name] = await medianOf(name.startsWith('check') ? 1 : RUNS, () => work(base));
closeBase(base);

function copied(): Base {
  const copy = copyBench(folder, 'growth-copy');
  trackWrites(copy.db);
  return copy;
}

const copy = copied();
for (const [name, work] of Object.entries(WRITING)) measured[name] = await medianOf(RUNS, () => work(copy));
closeBase(copy);

/** A second import of the same rows would write nothing: each goes into a copy of its own. */
async function importWritten(): Promise<number> {
  const into = copied();
  const ms = await processor(() => imported(into, false));
  closeBase(into);
  return ms;
}

const times: number[] = [];
for (let nth = 0; nth < COPIES; nth += 1) times.push(await importWritten());
measured['written'] = median(times);
process.stdout.write(JSON.stringify(measured));
