// livebase blackouts: when studios are shut for maintenance: listed, added once or repeated, taken off.
import { readAllPages } from '../../../contract/core/pages.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { formatDeskDayEnd, formatWireTime } from '../../../contract/desk/desk-texts.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { type Answer, type CliCommand, defineArgument, defineOption, requireOption } from '../command.ts';
import { NOW, readDayOption, readNumberArgument, readStartOption, readTimeOption } from '../option-values.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { formatTableLines } from '../text-table.ts';
import { createWrongUsage } from '../usage.ts';
import { getTimeNow, resolveStart } from '../time-now.ts';
import { formatShownTime } from './booking-lines.ts';
import { type Repeat, REPEAT_OPTIONS, repeatGiven } from './repeat.ts';

interface Line {
  readonly id: number;
  readonly version: number;
  readonly studio: string;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** All blackouts that stand, by start. */
async function blackoutsOf(client: LivebaseClient): Promise<Result<readonly Line[]>> {
  const all = { tenant: null, studio: null, month: null, retired: false } as const;
  const studios = await readAllPages(client.records.list, { ...all, kind: 'studio', retired: true });
  if (!studios.ok) return studios;
  const listed = await readAllPages(client.records.list, { ...all, kind: 'blackout' });
  if (!listed.ok) return listed;
  const codes = new Map(studios.value.rows.map(({ id, values }) => [id, String(values['code'])]));
  // The shapes are loaded already by anyone who answered; to say what commands there are needs none.
  const { instantNumber } = await import('../../../contract/core/numbers.ts');
  const lines = listed.value.rows.map(({ id, version, values }): Line => ({
    id,
    version,
    studio: codes.get(Number(values['studio_id'])) ?? '',
    from: instantNumber.parse(values['starts_at']),
    to: instantNumber.parse(values['ends_at']),
    reason: String(values['reason']),
  }));
  return ok(lines.toSorted((a, b) => a.from - b.from || a.studio.localeCompare(b.studio, 'en') || a.id - b.id));
}

/** Those that touch the days; without a first day those that are not over. */
function list(session: Session): Promise<Outcome> {
  const { options } = session;
  const [from, to, studio] = [options.text('from'), options.text('to'), options.text('studio')];
  const begins = from === null ? getTimeNow() : `${from}T00:00`;
  return withBase(session, async (client) => {
    const found = await blackoutsOf(client);
    if (!found.ok) return found;
    const shown = found.value.filter(
      (one) =>
        formatWireTime(one.to) > begins &&
        (to === null || formatWireTime(one.from).slice(0, 10) <= to) &&
        (studio === null || one.studio === studio),
    );
    const document = shown.map(({ id, studio: code, from: start, to: end, reason }) => ({
      id,
      studio: code,
      from: formatWireTime(start),
      to: formatWireTime(end),
      reason,
    }));
    const rows = shown.map((one) => [String(one.id), one.studio, formatShownTime(one.from), formatShownTime(one.to), one.reason]);
    return createOutcome(
      { blackouts: document },
      rows.length === 0 ? ['没有停用'] : formatTableLines(['编号', '直播间', '开始', '结束', '原因'], rows),
    );
  });
}

type Preview = Answer<LivebaseClient['blackouts']['preview']>;

/** The bookings that lie in it, each with the first other studio that it could have. */
function hitLines({ count, hits }: Preview): string[] {
  if (count === 0) return [];
  return [
    `里面有 ${count} 场预约，没有改动，请与客人联系：`,
    ...hits.map(({ booking, code, plan }) => {
      const other = plan?.studios[0]?.code;
      const slot = `${booking.number} ${code} ${formatShownTime(booking.from)} 至 ${formatShownTime(booking.to)} ${booking.tenantShort}`;
      return `  ${slot}${other === undefined ? '' : `，可改到 ${other}`}`;
    }),
  ];
}

function hitDocument({ hits }: Preview): object[] {
  return hits.map(({ booking, code, plan }) => ({
    id: booking.number,
    studio: code,
    tenant: booking.tenantName,
    from: formatWireTime(booking.from),
    to: formatWireTime(booking.to),
    others: plan?.studios.map((one) => one.code) ?? null,
  }));
}

/** The end that is given; else that of the desk's day. */
async function resolveEnd(client: LivebaseClient, options: Session['options']): Promise<Result<string>> {
  const given = options.text('to');
  if (given !== null) return ok(given);
  const rules = await client.settings.deskRules({});
  return rules.ok ? ok(formatDeskDayEnd(Date.now(), rules.value)) : rules;
}

/** A blackout's dates count from its first day. */
function ruleOf({ rule }: Repeat) {
  const { frequency, weekdays, until, count } = rule;
  return { frequency, weekdays, until, count };
}

function add(session: Session): Promise<Outcome> {
  const { options } = session;
  const studio = options.text('studio');
  if ((studio === null) === !options.flag('all')) throw createWrongUsage('要写 --studio 哪一间，或 --all 全部');
  const isNow = options.given('from') === NOW || options.text('to') === null;
  if (isNow && options.text('repeat') !== null) throw createWrongUsage('--repeat 要写 --from 和 --to');
  const repeat = repeatGiven(options);
  return withBase(session, async (client) => {
    const [from, to] = [await resolveStart(client, options), await resolveEnd(client, options)];
    if (!from.ok) return from;
    if (!to.ok) return to;
    const wish = { studio, from: from.value, to: to.value, repeat: repeat === null ? null : ruleOf(repeat) };
    const seen = await client.blackouts.preview(wish);
    if (!seen.ok) return seen;
    const { dates, studios } = seen.value;
    const document = {
      studios,
      dates: dates.map((one) => ({ from: formatWireTime(one.from), to: formatWireTime(one.to), hits: one.hits })),
      hits: hitDocument(seen.value),
    };
    const hits = hitLines(seen.value);
    if (options.flag('dryRun'))
      return createOutcome({ count: 0, ...document }, [`将停用 ${studios} 间，${dates.length} 次，还没有登记`, ...hits]);
    const added = await client.blackouts.add({ ...wish, reason: options.given('reason') });
    if (!added.ok) return added;
    return createOutcome({ count: added.value.count, ...document }, [`已登记停用：${studios} 间，${dates.length} 次`, ...hits]);
  });
}

function remove(session: Session): Promise<Outcome> {
  const id = Number(session.given[0]);
  return withBase(session, async (client) => {
    const found = await blackoutsOf(client);
    if (!found.ok) return found;
    const one = found.value.find((line) => line.id === id);
    if (one === undefined) return refuse('RECORD_UNKNOWN', { kind: 'blackout', id });
    const retired = await client.records.retire({ kind: 'blackout', id, version: one.version, reason: session.options.given('reason') });
    return retired.ok ? createOutcome({ id }, [`已取消 ${one.studio} ${formatShownTime(one.from)} 的停用`]) : retired;
  });
}

export const blackoutCommands: readonly CliCommand[] = [
  {
    name: 'blackouts',
    words: '停用（检修）：列出、登记、取消',
    work: list,
    commands: [
      {
        name: 'list',
        words: '列出停用',
        options: [
          defineOption('--from <日期>', '从哪一天（默认还没有过去的）', readDayOption),
          defineOption('--to <日期>', '到哪一天', readDayOption),
          defineOption('--studio <编号>', '只看一间'),
        ],
        work: list,
      },
      {
        name: 'add',
        words: '登记停用，一次或重复；先说里面有哪些预约',
        options: [
          defineOption('--studio <编号>', '哪一间'),
          defineOption('--all', '所有在用的直播间'),
          defineOption('--from <时间>', '开始，不写就是现在；重复时是第一次的开始', readStartOption).default(NOW),
          defineOption('--to <时间>', '结束，不写就是前台这一天结束', readTimeOption),
          requireOption('--reason <原因>', '为什么停用'),
          ...REPEAT_OPTIONS,
          defineOption('--dry-run', '只看里面有哪些预约，不登记'),
        ],
        work: add,
      },
      {
        name: 'remove',
        words: '取消一次停用',
        takes: [defineArgument('<编号>', '', readNumberArgument)],
        options: [requireOption('--reason <原因>', '为什么取消')],
        work: remove,
      },
    ],
  },
];
