// livebase tenants: one line a tenant: since when, until when, what it owes and what is held.
import type { LivebaseClient } from '../../../contract/contract.ts';
import { countDaysApart, formatYuan } from '../../../contract/desk/desk-texts.ts';
import { type Answer, type CliCommand, defineOption } from '../command.ts';
import { countOption, readDayOption } from '../option-values.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { formatTableLines } from '../text-table.ts';
import { getTimeNow } from '../time-now.ts';

type Tenant = Answer<LivebaseClient['tenants']['list']>['rows'][number];
type Owed = Answer<LivebaseClient['money']['owed']>['lines'][number];

const NOTHING_OWED = { due: 0, paid: 0, open: 0, days: 0, depositDue: 0, depositHeld: 0 };
const HEADS = ['企业', '简称', '入驻', '租约到期', '应付(元)', '已付', '未付', '逾期天数', '应收押金', '实收押金'];

function lineOf({ uscc, name, since, until }: Tenant, shortName: string, owed: Owed | undefined) {
  const { due, paid, open, days, depositDue, depositHeld } = owed ?? NOTHING_OWED;
  const deposit = { due: depositDue, held: depositHeld };
  return { uscc, name, shortName, residentSince: since, leaseEnds: until, due, paid, open, overdueDays: days, deposit };
}

function tenants(session: Session): Promise<Outcome> {
  const { options } = session;
  const day = options.text('at') ?? getTimeNow().slice(0, 10);
  const within = options.text('expiring');
  return withBase(session, async (client) => {
    const listed = await client.tenants.list({ day, month: day.slice(0, 7) });
    if (!listed.ok) return listed;
    const names = await client.records.names({ day });
    if (!names.ok) return names;
    const owed = await client.money.owed({ day });
    if (!owed.ok) return owed;
    const shorts = new Map(names.value.tenants.map(({ id, short }) => [id, short]));
    const owing = new Map(owed.value.lines.map((line) => [line.tenant, line]));
    const lines = listed.value.rows
      .map((row) => lineOf(row, shorts.get(row.id) ?? row.name, owing.get(row.id)))
      .filter(({ open }) => !options.flag('owing') || open > 0)
      .filter(({ leaseEnds }) => {
        const left = leaseEnds === null ? null : countDaysApart(day, leaseEnds);
        return within === null || (left !== null && left >= 0 && left <= Number(within));
      });
    const rows = lines.map((one) => [
      one.name,
      one.shortName,
      one.residentSince ?? '',
      one.leaseEnds ?? '',
      ...[one.due, one.paid, one.open].map(formatYuan),
      String(one.overdueDays),
      ...[one.deposit.due, one.deposit.held].map(formatYuan),
    ]);
    return createOutcome({ tenants: lines }, rows.length === 0 ? ['没有这样的企业'] : formatTableLines(HEADS, rows));
  });
}

export const tenantCommands: readonly CliCommand[] = [
  {
    name: 'tenants',
    words: '企业一览：入驻、租约到期、欠款、押金',
    options: [
      defineOption('--expiring <天数>', '只看这些天内租约到期的', countOption),
      defineOption('--owing', '只看有欠款的'),
      defineOption('--at <日期>', '看哪一天（默认今天）', readDayOption),
    ],
    work: tenants,
  },
];
