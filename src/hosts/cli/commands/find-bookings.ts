// livebase bookings, livebase free: what is booked, and what can still be had.
import {
  BOOKING_STATES,
  STUDIO_KINDS,
  formatArea,
  countMinutesBetween,
  formatWireTime,
  formatYuan,
} from '../../../contract/desk/desk-texts.ts';
import { readAllPages } from '../../../contract/core/pages.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { readAreaOption, countOption, NOW, type OptionValues, readDayOption, readStartOption, readTimeOption } from '../option-values.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { getTimeNow, resolveStart } from '../time-now.ts';
import { formatTableLines } from '../text-table.ts';
import { createWrongUsage } from '../usage.ts';
import { BOOKING_HEAD, createBookingDocument, createBookingRow, formatShownTime } from './booking-lines.ts';
import { type Answer, callMethod, type CliCommand, defineOption, oneOf, requireOption } from '../command.ts';

function listAsked({ options }: Session) {
  const [from, to] = [options.given('from'), options.given('to')];
  if (to < from) throw createWrongUsage('--to 不能早于 --from');
  const named = options.list('state');
  const states = BOOKING_STATES.filter((state) => named.includes(state));
  return { from, to, studio: options.text('studio'), tenant: options.text('tenant'), states };
}

function listOutcome({ bookings }: Answer<LivebaseClient['bookings']['list']>): Outcome {
  const lines = bookings.length === 0 ? ['这些日子没有预约'] : formatTableLines(BOOKING_HEAD, bookings.map(createBookingRow));
  return createOutcome({ bookings: bookings.map(createBookingDocument) }, lines);
}

function hundredths(squareMetres: string): number {
  const [whole = '0', part = ''] = squareMetres.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

function createFreeQuestion(options: OptionValues, from: string) {
  const to = options.given('to');
  const length = countMinutesBetween(from, to) ?? 0;
  if (length < 1) throw createWrongUsage('--to 要晚于 --from');
  const [minutes, area] = [options.text('minutes'), options.text('area')];
  if (Number(minutes ?? 0) > length) throw createWrongUsage(`从 --from 到 --to 只有 ${length} 分钟，放不下 --minutes ${minutes ?? ''}`);
  return {
    from,
    to,
    // Without a length, whatever is free all the time between.
    minutes: minutes === null ? length : Number(minutes),
    tenant: options.text('tenant'),
    area: area === null ? null : hundredths(area),
    kind: STUDIO_KINDS.find((one) => one === options.text('kind')) ?? null,
    floor: options.text('floor'),
    words: options.text('equipment'),
  };
}

function freeOutcome(found: Answer<LivebaseClient['bookings']['free']>): Outcome {
  const slots = found.slots.map(({ code, name, floor, kind, area, from, to, price }) => {
    return { studio: code, name, floor, kind, area, from: formatWireTime(from), to: formatWireTime(to), price };
  });
  const rows = found.slots.map((slot) => [
    slot.code,
    slot.name ?? '',
    slot.floor ?? '',
    slot.kind,
    formatArea(slot.area),
    formatShownTime(slot.from),
    formatShownTime(slot.to),
    formatYuan(slot.price ?? null),
  ]);
  const head = ['直播间', '名称', '楼层', '类型', '面积(㎡)', '开始', '结束', '价格(元)'];
  return createOutcome({ slots }, rows.length === 0 ? ['没有符合条件的空闲时段'] : formatTableLines(head, rows));
}

function free(session: Session): Promise<Outcome> {
  const { options } = session;
  const given = options.given('from');
  // Wrong usage ends it before the base is opened.
  createFreeQuestion(options, given === NOW ? getTimeNow() : given);
  return withBase(session, async (client) => {
    const from = await resolveStart(client, options);
    if (!from.ok) return from;
    const found = await client.bookings.free(createFreeQuestion(options, from.value));
    return found.ok ? freeOutcome(found.value) : found;
  });
}

/** `bookings`, `free` */
export const findCommands: readonly CliCommand[] = [
  {
    name: 'bookings',
    words: '列出一段日子的预约',
    options: [
      requireOption('--from <日期>', '第一天，如 2026-10-03', readDayOption),
      requireOption('--to <日期>', '最后一天', readDayOption),
      defineOption('--studio <编号>', '只看一间直播间'),
      defineOption('--tenant <代码>', '只看一家企业（统一社会信用代码或名称）'),
      oneOf('--state <状态...>', '只看这些状态', BOOKING_STATES),
    ],
    work: callMethod((client) => (asked) => readAllPages(client.bookings.list, asked), listAsked, listOutcome),
  },
  {
    name: 'free',
    words: '查找空闲的直播间和时段',
    options: [
      defineOption('--from <时间>', '最早的开始，如 2026-10-03T18:00；不写或写 now 就是现在', readStartOption).default(NOW),
      requireOption('--to <时间>', '最晚的结束', readTimeOption),
      defineOption('--minutes <分钟>', '要多长（默认是从头到尾）', countOption),
      defineOption('--tenant <代码>', '为哪家企业找（默认是任何有租约的企业）'),
      defineOption('--area <平方米>', '面积至少', readAreaOption),
      oneOf('--kind <类型>', '直播间类型', STUDIO_KINDS),
      defineOption('--equipment <文字>', '设备、名称或编号里有的文字，如 绿幕'),
      defineOption('--floor <楼层>', '楼层'),
    ],
    work: free,
  },
];
