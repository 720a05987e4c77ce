// livebase book: one booking, or a series of them.
import { parseRepeatedSlot } from '../../../contract/desk/desk-texts.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { formatRefusal } from '../../../contract/messages.ts';
import { type OptionValues, pairsOf, readTimeOption } from '../option-values.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { createWrongUsage } from '../usage.ts';
import { type Repeat, REPEAT_OPTIONS, repeatGiven } from './repeat.ts';
import { formatWarningLines, warningsOf } from './booking-lines.ts';
import { type CliCommand, defineOption, oneOf, requireOption } from '../command.ts';

const STATES = ['option', 'booked', 'checked_in', 'completed'] as const;

function stateOf(options: OptionValues): (typeof STATES)[number] {
  return STATES.find((state) => state === options.text('state')) ?? 'booked';
}

type Taken = [number, number][];

/** Names with counts, such as 绿幕=2. */
function namedCounts(options: OptionValues): (readonly [string, number])[] {
  return Object.entries(pairsOf(options.list('equipment'), '--equipment 名称=件数')).map(([name, count]) => {
    if (!/^[1-9]\d{0,2}$/.test(count)) throw createWrongUsage(`“${name}”的件数要写 1 至 999 的整数`);
    return [name, Number(count)] as const;
  });
}

/** What is taken along, by the ids that the base has for it. */
async function takenOf(client: LivebaseClient, wanted: readonly (readonly [string, number])[], day: string): Promise<Result<Taken>> {
  if (wanted.length === 0) return ok([]);
  const board = await client.board.day({ day, days: 1, isAll: false });
  if (!board.ok) return board;
  const taken: Taken = [];
  for (const [name, count] of wanted) {
    const thing = board.value.equipment.find((one) => one.name === name);
    if (thing === undefined) return refuse('EQUIPMENT_UNKNOWN', { equipment: name });
    taken.push([thing.id, count]);
  }
  return ok(taken);
}

/** What both a booking and a series say of themselves. */
function detailsOf(options: OptionValues) {
  return {
    studio: options.given('studio'),
    tenant: options.given('tenant'),
    title: options.text('title'),
    contact: options.text('contact'),
    phone: options.text('phone'),
    note: options.text('note'),
    overrideReason: options.text('reason'),
  } as const;
}

async function bookOne(client: LivebaseClient, options: OptionValues, equipment: Taken): Promise<Outcome> {
  const slot = { from: options.given('from'), to: options.given('to'), state: stateOf(options), holdsUntil: options.text('holdsUntil') };
  const booked = await client.bookings.book({ ...detailsOf(options), ...slot, equipment });
  if (!booked.ok) return booked;
  const warnings = warningsOf(booked.value.warnings);
  return createOutcome({ id: booked.value.id, warnings }, [`已预约，预约号 ${booked.value.id}`, ...formatWarningLines(warnings)]);
}

/** The series that is asked for; null for a single booking. */
function repeatOf(options: OptionValues): Repeat | null {
  const repeat = repeatGiven(options);
  if (repeat === null && options.flag('freeDatesOnly')) throw createWrongUsage('--free-dates-only 要和 --repeat 一起写');
  if (repeat !== null && stateOf(options) !== 'booked') throw createWrongUsage('--repeat 只能用于已预订的预约');
  return repeat;
}

async function bookSeries(client: LivebaseClient, options: OptionValues, { slot, rule }: Repeat, equipment: Taken): Promise<Outcome> {
  const { startsMinute, minutes } = slot;
  const mode = options.flag('freeDatesOnly') ? 'free' : 'all';
  const booked = await client.series.book({ ...detailsOf(options), rule, startsMinute, minutes, equipment, mode });
  if (!booked.ok) return booked;
  const { series, bookings, left } = booked.value;
  const warnings = warningsOf(booked.value.warnings);
  const ids = bookings.map(({ number }) => number);
  const leftOut = left.map(({ day, refusal }) => {
    const message = refusal === null ? '' : formatRefusal(refusal, 'zh-CN');
    return { day, code: refusal?.code ?? null, message };
  });
  return createOutcome({ id: ids[0] ?? null, warnings, series, ids, left: leftOut }, [
    `已预约 ${ids.length} 次，预约号 ${ids.join('、')}`,
    ...formatWarningLines(warnings),
    ...leftOut.map(({ day, message }) => `没有预约 ${day}：${message}`),
  ]);
}

function book(session: Session): Promise<Outcome> {
  const { options } = session;
  const [repeat, wanted] = [repeatOf(options), namedCounts(options)];
  if (stateOf(options) !== 'option' && options.text('holdsUntil') !== null)
    throw createWrongUsage('--holds-until 只用于暂定的预约，要和 --state option 一起写');
  return withBase(session, async (client) => {
    const found = await takenOf(client, wanted, parseRepeatedSlot(options.given('from'), options.given('from'))?.startsOn ?? '');
    if (!found.ok) return found;
    return repeat === null ? bookOne(client, options, found.value) : bookSeries(client, options, repeat, found.value);
  });
}

/** `book --studio CODE --tenant CODE --from T --to T …`, with `--repeat` a series */
export const bookCommand: CliCommand = {
  name: 'book',
  words: '预约一个时段，或按天、按周重复的时段（时间写成 2026-10-03T22:00）',
  options: [
    requireOption('--studio <编号>', '直播间编号'),
    requireOption('--tenant <代码>', '企业的统一社会信用代码或名称'),
    requireOption('--from <时间>', '开始；重复时是第一次的开始', readTimeOption),
    requireOption('--to <时间>', '结束', readTimeOption),
    oneOf('--state <状态>', '暂定、已预订、已到场或已完成', STATES).default('booked'),
    defineOption('--holds-until <时间>', '暂定保留至', readTimeOption),
    defineOption('--title <主题>', '主题'),
    defineOption('--contact <姓名>', '联系人'),
    defineOption('--phone <电话>', '联系电话'),
    defineOption('--note <备注>', '备注'),
    defineOption('--equipment <名称=件数...>', '带走的设备'),
    defineOption('--reason <原因>', '有需要留意的情况时，为什么仍然预约'),
    ...REPEAT_OPTIONS,
    defineOption('--free-dates-only', '只预约空闲的日期，不然有一天不空闲就都不预约'),
  ],
  work: book,
};
