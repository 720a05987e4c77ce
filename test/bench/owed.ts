// `node test/bench/owed.ts`: the list of who owes what, 300 tenants with ten years of statements, a third of them owing; writes "Who owes what" of docs/performance.md.
import { type Base, closeBase } from '../../src/backend/core/db/open.ts';
import { addRecord } from '../../src/backend/core/db/record-store.ts';
import { trackWrites } from '../../src/backend/core/db/row-digests.ts';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { listOwedByAll } from '../../src/backend/money/account.ts';
import { addMonths, firstDayOf, listMonths } from '../../src/domain/time/calendar.ts';
import { ok } from '../../src/domain/values/result.ts';
import { LAST, OUTPUT, TENANTS, freshBench, putFacts } from './bench-base.ts';
import { figureTable, median, putSection } from './figures.ts';

const RUNS = 7;
const FIRST = addMonths(LAST, -119);
const OWING_SINCE = addMonths(LAST, -5);
const COPY = new TextEncoder().encode(
  JSON.stringify({ dueOn: '2026-01-15', lines: Array.from({ length: 20 }, () => '公共直播间 2 小时') }),
);

/** Two charges, a statement and a payment a tenant and month; every third tenant has paid nothing for half a year. */
function putMoney({ db }: Base): void {
  const charge = db.prepare('INSERT INTO charge (tenant_id, month, kind, amount) VALUES (?, ?, ?, ?)');
  const payment = db.prepare("INSERT INTO payment (tenant_id, paid_on, amount, method) VALUES (?, ?, 544000, '转账')");
  const statement = db.prepare(
    "INSERT INTO statement (number, tenant_id, month, part, due_on, total, copy, sha256, made_ms) VALUES (?, ?, ?, 'whole', '2026-01-15', 544000, ?, ?, 0)",
  );
  const months = listMonths(FIRST, LAST);
  for (let tenant = 1; tenant <= TENANTS; tenant += 1) {
    for (const month of months) {
      charge.run(tenant, month, 'rent', 500_000);
      charge.run(tenant, month, 'studio', 44_000);
      statement.run(`ZD-${month}-${tenant}`, tenant, month, COPY, 'a'.repeat(64));
      if (month < OWING_SINCE || tenant % 3 !== 0) payment.run(tenant, firstDayOf(month));
    }
  }
}

/** Milliseconds of processor: what else the machine does counts for nothing. */
function timed(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const base = freshBench(`${OUTPUT}/owed`);
base.db.transaction(() => {
  putFacts(base.db, FIRST);
  putMoney(base);
})();
const aggregate = base.db.prepare('SELECT tenant_id, sum(amount) FROM charge WHERE retired_at IS NULL GROUP BY tenant_id');
const bare = (): number => timed(() => aggregate.all());
const first = timed(() => listOwedByAll(base, { day: null }));
trackWrites(base.db);
listOwedByAll(base, { day: null });
const values = { tenant_id: 3, paid_on: firstDayOf(LAST), month: null, amount: 100, method: '转账', note: null };
const pay = (): unknown => inTx(base, { who: 'bench', host: 'program' }, (tx) => ok(addRecord(tx, 'payment', values, null)));
const runs = Array.from({ length: RUNS }, () => {
  const owed = timed(() => listOwedByAll(base, { day: null }));
  pay();
  return { owed, paid: timed(() => listOwedByAll(base, { day: null })), bare: bare() };
});
closeBase(base);
const [owed, paid, sum] = [median(runs.map((run) => run.owed)), median(runs.map((run) => run.paid)), median(runs.map((run) => run.bare))];
putSection(
  [
    '## Who owes what',
    '',
    `Made by \`node test/bench/owed.ts\`: ${TENANTS} tenants with ten years of statements (72,000 charges, 36,000 payments and statements), of whom`,
    `every third has paid nothing for half a year; medians of ${RUNS} calls in milliseconds of processor, ${(owed / sum).toFixed(1)} times one bare sum of the charges by tenant. However many tenants`,
    'there are, the list runs the same few statements (`src/backend/money/owed-decade.test.ts`); only of those who owe rows are read, and all of it again once a charge or payment is written.',
    '',
    ...figureTable([
      { what: 'the list, first call of a process', value: first, unit: 'ms', bar: 0 },
      { what: 'the list, again', value: owed, unit: 'ms', bar: 100 },
      { what: 'the list, behind a payment', value: paid, unit: 'ms', bar: 100 },
      { what: 'one bare sum of the charges by tenant', value: sum, unit: 'ms', bar: 0 },
    ]),
  ].join('\n'),
);
