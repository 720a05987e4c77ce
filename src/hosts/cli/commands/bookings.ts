// livebase move, check-in, check-out, put-back, cancel: what becomes of a booking.
import {
  addMinutesToTime,
  cancelWhyWord,
  findStateBefore,
  formatLedgerState,
  formatWireTime,
  formatYuan,
  parseRepeatedSlot,
} from '../../../contract/desk/desk-texts.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { NOW, type OptionValues, pairsOf, readStartOption, readTimeOption } from '../option-values.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { createWrongUsage } from '../usage.ts';
import { formatShownTime, formatWarningLines, warningsOf } from './booking-lines.ts';
import { type Answer, callMethod, type CliCommand, defineArgument, defineOption, oneOf, requireOption } from '../command.ts';
import { getTimeNow, resolveStart } from '../time-now.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { formatRefusal } from '../../../contract/messages.ts';
import { type Repeat, REPEAT_OPTIONS, repeatGiven } from './repeat.ts';

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

async function bookOne(client: LivebaseClient, options: OptionValues, from: string, equipment: Taken): Promise<Outcome> {
  const slot = { from, to: options.given('to'), state: stateOf(options), holdsUntil: options.text('holdsUntil') };
  const booked = await client.bookings.book({ ...detailsOf(options), ...slot, equipment });
  if (!booked.ok) return booked;
  const warnings = warningsOf(booked.value.warnings);
  return createOutcome({ id: booked.value.id, warnings }, [`已预约，预约号 ${booked.value.id}`, ...formatWarningLines(warnings)]);
}

/** The series that is asked for; null for a single booking. */
function repeatOf(options: OptionValues): Repeat | null {
  if (options.text('repeat') !== null && options.given('from') === NOW)
    throw createWrongUsage('--repeat 要写 --from，第一次从什么时候开始');
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
    const message = refusal === null ? '' : formatRefusal(refusal, 'zh-CN', 'cli');
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
    const from = await resolveStart(client, options);
    if (!from.ok) return from;
    const found = await takenOf(client, wanted, parseRepeatedSlot(from.value, from.value)?.startsOn ?? '');
    if (!found.ok) return found;
    return repeat === null ? bookOne(client, options, from.value, found.value) : bookSeries(client, options, repeat, found.value);
  });
}

/** `book --studio CODE --tenant CODE --from T --to T …`, with `--repeat` a series */
const bookCommand: CliCommand = {
  name: 'book',
  words: '预约一个时段，或按天、按周重复的时段（时间写成 2026-10-03T22:00）',
  options: [
    requireOption('--studio <编号>', '直播间编号'),
    requireOption('--tenant <代码>', '企业的统一社会信用代码或名称'),
    defineOption('--from <时间>', '开始，不写或写 now 就是现在（往前取整到时间格）；重复时是第一次的开始', readStartOption).default(NOW),
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

const BOOKING = defineArgument('<预约号>');

function move(session: Session): Promise<Outcome> {
  const { options } = session;
  const [id = ''] = session.given;
  const [studio, from, to] = [options.text('studio'), options.text('from'), options.text('to')];
  if (studio === null && from === null && to === null) throw createWrongUsage('要写 --studio、--from 或 --to，改到哪里');
  return withBase(session, async (client) => {
    const found = await client.bookings.get({ booking: id });
    if (!found.ok) return found;
    const { booking } = found.value;
    const start = from ?? formatWireTime(booking.from);
    // Moved by its start alone, it stays as long as it was.
    const end = to ?? (from === null ? formatWireTime(booking.to) : addMinutesToTime(from, booking.to - booking.from));
    const slot = { id: booking.id, version: booking.version, studio: studio ?? booking.studio, from: start, to: end };
    const moved = await client.bookings.move({ ...slot, overrideReason: options.text('reason') });
    if (!moved.ok) return moved;
    const warnings = warningsOf(moved.value.warnings);
    const { number, from: movedFrom, to: movedTo } = moved.value.booking;
    return createOutcome({ id: number, warnings }, [
      `预约 ${number} 已改为 ${formatShownTime(movedFrom)} 至 ${formatShownTime(movedTo)}`,
      ...formatWarningLines(warnings),
    ]);
  });
}

function changeOutcome(changed: Answer<LivebaseClient['bookings']['state']>): Outcome {
  const { booking, price } = changed;
  const warnings = warningsOf(changed.warnings);
  const cost = booking.state === 'completed' && price !== null && price !== undefined ? `，费用 ${formatYuan(price.total)} 元` : '';
  const times = { from: formatWireTime(booking.actualStart), to: formatWireTime(booking.actualEnd) };
  return createOutcome({ id: booking.number, warnings, state: booking.state, actual: times, price: price?.total ?? null }, [
    `预约 ${booking.number} ${formatLedgerState(booking.state)}${cost}`,
    ...formatWarningLines(warnings),
  ]);
}

/** When it was: as typed, now where that is said, or null for the key alone. */
function actualTime(options: OptionValues): string | null {
  if (!options.flag('now')) return options.text('at');
  if (options.text('at') !== null) throw createWrongUsage('--at 和 --now 只写一个');
  return getTimeNow();
}

/** A command that sets a booking's state at a time. */
function stateCommand(name: string, words: string, to: 'checked_in' | 'completed'): CliCommand {
  return {
    name,
    words,
    takes: [BOOKING],
    options: [
      defineOption('--at <时间>', '实际的时间；不写就是现在，过了预约的时间超过一格要写明', readTimeOption),
      defineOption('--now', '就是现在，过了预约的时间也照登'),
    ],
    work: callMethod(
      (client) => client.bookings.state,
      ({ options, given }) => ({ booking: given[0] ?? '', version: null, to, at: actualTime(options), reason: null }),
      changeOutcome,
    ),
  };
}

/** One step back: who left is here again, who is here is only booked. */
function putBack(session: Session): Promise<Outcome> {
  const [booking = ''] = session.given;
  return withBase(session, async (client) => {
    const found = await client.bookings.get({ booking });
    if (!found.ok) return found;
    const to = findStateBefore(found.value.booking.state, found.value.moves) ?? 'booked';
    const changed = await client.bookings.state({ booking, version: null, to, at: null, reason: session.options.given('reason') });
    return changed.ok ? changeOutcome(changed.value) : changed;
  });
}

const SCOPES = ['this', 'following', 'all'] as const;

/** What cancelling was charged, in words. */
function chargedText(charge: number, why: string): string {
  return charge > 0 ? `，收取 ${formatYuan(charge)} 元${why}` : `，不收费${why}`;
}

async function cancelSeries(session: Session, id: string, scope: (typeof SCOPES)[number]): Promise<Outcome> {
  return withBase(session, async (client) => {
    const found = await client.bookings.get({ booking: id });
    if (!found.ok) return found;
    const { id: row, version, number } = found.value.booking;
    const { options } = session;
    const cancelled = await client.series.cancel({
      id: row,
      version,
      scope,
      reason: options.given('reason'),
      waive: options.text('waive'),
    });
    if (!cancelled.ok) return cancelled;
    const { count, charge = 0 } = cancelled.value;
    return createOutcome({ id: number, warnings: [], count, charge }, [`已取消 ${count} 次预约${chargedText(charge, '')}`]);
  });
}

function cancel(session: Session): Promise<Outcome> {
  const [id = ''] = session.given;
  const scope = SCOPES.find((one) => one === session.options.text('scope'));
  if (scope !== undefined) return cancelSeries(session, id, scope);
  return withBase(session, async (client) => {
    const { options } = session;
    const cancelled = await client.bookings.cancel({ id, reason: options.given('reason'), waive: options.text('waive') });
    if (!cancelled.ok) return cancelled;
    const { id: number, state, charge = 0, why, freeUsed = 0, freeBack = 0 } = cancelled.value;
    const free = [freeUsed > 0 ? `免费时长 ${freeUsed} 分钟照样用掉` : '', freeBack > 0 ? `免费时长 ${freeBack} 分钟退回` : ''];
    const whys = [cancelWhyWord(why), ...free].filter((one) => one !== '').join('；');
    const text = `已取消预约 ${number}${chargedText(charge, `（${whys}）`)}`;
    return createOutcome({ id: number, state, warnings: [], charge, freeUsed, freeBack }, [text]);
  });
}

/** `book`, `move`, `check-in`, `check-out`, `put-back`, `cancel` */
export const bookingCommands: readonly CliCommand[] = [
  bookCommand,
  {
    name: 'move',
    words: '改预约的直播间或时间',
    takes: [BOOKING],
    options: [
      defineOption('--studio <编号>', '改到的直播间'),
      defineOption('--from <时间>', '新的开始；不写 --to 时长度不变', readTimeOption),
      defineOption('--to <时间>', '新的结束', readTimeOption),
      defineOption('--reason <原因>', '有需要留意的情况时，为什么仍然改'),
    ],
    work: move,
  },
  stateCommand('check-in', '到场', 'checked_in'),
  stateCommand('check-out', '离场，结算费用', 'completed'),
  {
    name: 'put-back',
    words: '点错了：退回上一状态，已结算的费用撤掉',
    takes: [BOOKING],
    options: [requireOption('--reason <原因>', '为什么退回')],
    work: putBack,
  },
  {
    name: 'cancel',
    words: '取消预约',
    takes: [BOOKING],
    options: [
      requireOption('--reason <原因>', '取消原因；开始前，登记错了、重复登记的不收费'),
      defineOption('--waive <原因>', '免收临时取消或未到场的费用，写明为什么'),
      oneOf('--scope <范围>', '重复的预约：只这一次、这次及以后，或全部', SCOPES),
    ],
    work: cancel,
  },
];
