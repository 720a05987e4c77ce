// `npm run bench -- ratios`: medians of interleaved runs, each in a process of its own, as ratios against peers on this machine. Writes docs/performance.md.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { OUTPUT, bookingBase, factBase } from './bench-base.ts';
import { bookingsFile } from './bookings-file.ts';
import { EXCELJS, installPeers } from './peers.ts';
import { type BenchRow, markdown, type Measured } from './bench-table.ts';
import { inlineSalesFile, styledSalesFile } from './sales-file.ts';

const RUNS = Number(process.env.BENCH_RUNS ?? 7);
const SALES_ROWS = 50_000;
const REFUSED_ROWS = 500;
const LEDGER_ROWS = 100_000;
const LEDGER_RUNS = 3;

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** What the program does in a thread of its own. */
const IN_THREAD: ReadonlySet<string> = new Set(['importOurs', 'previewAll', 'ledgerOurs']);
/** Compiled code is kept between runs: the measured process takes no types off, as what is shipped does not. */
const ENVIRONMENT = { ...process.env, NODE_COMPILE_CACHE: path.join(OUTPUT, 'compiled') };

function run(work: string, at: string): Measured {
  const folder = import.meta.dirname;
  const program = IN_THREAD.has(work) ? [path.join(folder, 'in-thread.ts'), 'work.ts'] : [path.join(folder, 'work.ts')];
  const out = execFileSync(process.execPath, [...program, work, at], {
    encoding: 'utf8',
    maxBuffer: 1 << 20,
    env: ENVIRONMENT,
  });
  const { ms, clock, megabytes }: Measured = JSON.parse(out);
  return { ms, clock, megabytes };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** A B C A B C …: what slows the machine for a while slows all of them. */
function interleaved(works: readonly (readonly [work: string, at: string])[], runs = RUNS): Measured[] {
  const measured = works.map((): Measured[] => []);
  for (let round = 0; round < runs; round += 1) works.forEach(([work, at], which) => measured[which]?.push(run(work, at)));
  const middle = (list: readonly Measured[], key: keyof Measured): number => median(list.map((one) => one[key]));
  return measured.map((list) => ({ ms: middle(list, 'ms'), clock: middle(list, 'clock'), megabytes: middle(list, 'megabytes') }));
}

function benchImport(): BenchRow[] {
  factBase(path.join(OUTPUT, 'facts'));
  const kinds = [
    { name: 'as an office program writes them', file: path.join(OUTPUT, 'sales-styled.xlsx'), bytes: styledSalesFile },
    { name: 'as a script writes them', file: path.join(OUTPUT, 'sales-inline.xlsx'), bytes: inlineSalesFile },
  ];
  return kinds.flatMap(({ name, file, bytes }) => {
    say(`import: 50,000 sales rows ${name}`);
    writeFileSync(file, bytes(SALES_ROWS));
    const [ours, raw, exceljs] = interleaved([
      ['importOurs', file],
      ['importRaw', file],
      ['importExceljs', file],
    ]);
    if (!ours || !raw || !exceljs) throw new Error('not measured');
    return [
      { ...atMost(`import of 50,000 rows, ${name} / our reader and a raw insert in one transaction`, ours, raw, 1.8), isWaitedFor: true },
      {
        what: `exceljs alone reading them / import of 50,000 rows, ${name}`,
        ours: exceljs,
        peer: ours,
        ratio: exceljs.ms / ours.ms,
        bar: 'at least 3',
        isMet: exceljs.ms / ours.ms >= 3,
        isWaitedFor: true,
      },
      under(`peak memory of the import, MB (exceljs: ${Math.round(exceljs.megabytes)})`, { ...ours, ms: ours.megabytes }, 300),
    ];
  });
}

function benchPreview(): BenchRow[] {
  say('preview: 50,000 sales rows, 500 of them refused');
  factBase(path.join(OUTPUT, 'facts'));
  const file = path.join(OUTPUT, 'sales-refused.xlsx');
  writeFileSync(file, styledSalesFile(SALES_ROWS, REFUSED_ROWS));
  const [whole, fix, shown] = interleaved([
    ['previewAll', file],
    ['fixOne', file],
    ['showWindow', file],
  ]);
  if (!whole || !fix || !shown) throw new Error('not measured');
  return [
    {
      what: 'preview of 50,000 rows with 500 refused / one of them corrected and looked at again',
      ours: whole,
      peer: fix,
      ratio: whole.ms / fix.ms,
      bar: 'at least 20',
      isMet: whole.ms / fix.ms >= 20,
    },
    under('a window of 200 rows of that preview, ms', shown, 15),
  ];
}

function benchReport(): BenchRow[] {
  const bases = [
    { name: '10,000 bookings, 1 year', folder: path.join(OUTPUT, 'bookings-10000'), months: 12, aMonth: 834 },
    { name: '100,000 bookings, 1 year', folder: path.join(OUTPUT, 'bookings-100000'), months: 12, aMonth: 8334 },
    { name: '1,000,000 bookings, 10 years', folder: path.join(OUTPUT, 'bookings-1000000'), months: 120, aMonth: 8334 },
  ];
  for (const { name, folder, months, aMonth } of bases) {
    say(`report: base of ${name}`);
    if (process.env.BENCH_KEEP !== '1' || !existsSync(folder)) bookingBase(folder, months, aMonth);
  }
  const measured = interleaved(
    bases.flatMap(
      ({ folder }) =>
        [
          ['report', folder],
          ['reportSql', folder],
        ] as const,
    ),
  );
  const of = (at: number): Measured => measured[at] ?? { ms: 0, clock: 0, megabytes: 0 };
  const rows = bases.map(({ name }, at): BenchRow => {
    const what = `report, ${name} / bare SQL aggregates of the same rows`;
    const row = atMost(what, of(at * 2), of(at * 2 + 1), 1.3);
    return at === bases.length - 1 ? row : { ...row, bar: '' };
  });
  const [long, short] = [of(4), of(2)];
  return [...rows, atMost('report, 1,000,000 bookings of 10 years / 100,000 of 1 year', long, short, 1.5)];
}

/** `ours` takes at most `most` times what `peer` takes. */
function atMost(what: string, ours: Measured, peer: Measured, most: number): BenchRow {
  const ratio = ours.ms / peer.ms;
  return { what, ours, peer, ratio, bar: `at most ${most}`, isMet: ratio <= most };
}

function under(what: string, ours: Measured, most: number): BenchRow {
  return { what, ours, peer: null, ratio: ours.ms, bar: `under ${most}`, isMet: ours.ms < most };
}

function benchBooking(): BenchRow[] {
  say('bookings: own transactions, synchronous; a series; a ledger of 100,000');
  const file = path.join(OUTPUT, 'bookings.xlsx');
  writeFileSync(file, bookingsFile(LEDGER_ROWS));
  const year = path.join(OUTPUT, 'bookings-100000');
  const [ours, raw, series] = interleaved([
    ['bookWarm', year],
    ['bookRawWarm', ''],
    ['series', year],
  ]);
  const [ledger, inserts] = interleaved(
    [
      ['ledgerOurs', file],
      ['ledgerRaw', file],
    ],
    Math.min(RUNS, LEDGER_RUNS),
  );
  if (!ours || !raw || !series || !ledger || !inserts) throw new Error('not measured');
  return [
    {
      ...atMost(
        'a ledger of 100,000 bookings, reading included / its rows into a table with key, foreign key and overlap trigger',
        ledger,
        inserts,
        4,
      ),
      isWaitedFor: true,
    },
    under('peak memory of it, MB', { ...ledger, ms: ledger.megabytes }, 250),
    atMost('one booking with all its rules in a running program, waits for the disk included / a bare durable insert', ours, raw, 3),
    under('a series of 400 dates with quotas looked at and booked, ms', series, 150),
  ];
}

function benchLooks(): BenchRow[] {
  say('looks: a day, a report, a figure, and starts of the command line');
  const [small, big] = [path.join(OUTPUT, 'bookings-10000'), path.join(OUTPUT, 'bookings-1000000')];
  const works = [
    ["a day's board at 1,000,000 bookings, ms", 'boardDay', big, 5],
    ["a small base's month, the first of a process, ms", 'reportCpu', small, 60],
    ['another month at 1,000,000 bookings, ms', 'anotherMonth', big, 150],
    ['where a figure comes from at 1,000,000 bookings, ms', 'explain', big, 50],
    ['`livebase --help`, built, ms', 'helpCpu', '', 120],
    ['`livebase report` of a small base, built, ms', 'reportCommandCpu', small, 300],
  ] as const;
  const measured = interleaved(works.map(([, work, at]) => [work, at] as const));
  return works.map(([what, , , most], at) => under(what, measured[at] ?? { ms: Infinity, clock: Infinity, megabytes: 0 }, most));
}

mkdirSync(OUTPUT, { recursive: true });
installPeers(OUTPUT);
const [before = 0] = os.loadavg();
const rows = [...benchImport(), ...benchPreview(), ...benchReport(), ...benchBooking(), ...benchLooks()];
const [after = 0] = os.loadavg();
const text = markdown(rows, { runs: RUNS, exceljs: EXCELJS, load: { before, after } });
process.stdout.write(text);
const page = path.join(import.meta.dirname, '..', '..', 'docs', 'performance.md');
// What others measured, and what is to be said of it, stands behind: it stays.
const behind = existsSync(page)
  ? readFileSync(page, 'utf8')
      .split(/\n(?=## )/)
      .slice(1)
  : [];
writeFileSync(page, [text, ...behind].map((section) => section.trim()).join('\n\n') + '\n');
// npm scripts find the formatter by its name: the page then passes the house's own check.
execFileSync('oxfmt', [page], { stdio: 'ignore', shell: process.platform === 'win32' });
