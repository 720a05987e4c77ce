// The demo's base and its studios, with the dated changes that a year brings.
import { addDays, type Day, firstDayOf, lastDayOf, listDays, weekdayOf } from '../../domain/time/calendar.ts';
import type { DemoDays } from './demo-days.ts';
import { codeOf } from './made-codes.ts';

/** Opening in minutes from midnight; past 1440 is the next day. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

/** How a studio stands from a day on. */
export interface StudioFacts {
  /** Null: from the start. */
  readonly from: Day | null;
  readonly hours: string;
  readonly weekdays: Hours;
  readonly weekend: Hours;
  readonly turnaround: number;
  /** Yuan an hour. */
  readonly rate: number;
}

export interface DemoStudio {
  readonly code: string;
  readonly name: string;
  readonly floor: string;
  /** 0.01 m². */
  readonly area: number;
  readonly isPublic: boolean;
  readonly equipment: string;
  readonly openedOn: Day;
  readonly closedOn: Day | null;
  /** By day, the first from the start. */
  readonly facts: readonly StudioFacts[];
}

/** The base as its ledger names it. */
export const BASE_ITEMS = [
  ['填报单位', '厦门鹭江潮直播基地运营管理有限公司'],
  ['统一社会信用代码', codeOf('91350206MAD7K2XU3')],
  ['基地类型', '直播电商园区'],
  ['所属区', '湖里区'],
  ['详细地址', '厦门市湖里区安岭路 986 号鹭江潮产业园 1-3 楼'],
  ['单位负责人', '林以宁'],
  ['统计负责人', '苏清和'],
  ['填表人', '叶知秋'],
  ['联系电话', '0592-5550188'],
] as const;

/** 月份 (as the tables are written), 建筑面积, 可招商面积 (0.01 m²), 运营团队人数. */
export const BASE_AREAS = [
  ['2025-09', 1_486_050, 1_124_080, 26],
  ['2026-03', 1_486_050, 1_150_040, 28],
  ['2026-07', 1_512_075, 1_171_040, 29],
] as const;

const DAYTIME: Hours = { from: 540, to: 1440 };
const INTO_NIGHT: Hours = { from: 600, to: 1560 };
const ROUND: Hours = { from: 0, to: 1440 };
const ROUND_FACTS = { hours: '00:00-24:00', weekdays: ROUND, weekend: ROUND, turnaround: 0 } as const;

function always(hours: string, open: Hours, turnaround: number, rate: number): StudioFacts[] {
  return [{ from: null, hours, weekdays: open, weekend: open, turnaround, rate }];
}

interface Row {
  readonly code: string;
  readonly name: string;
  readonly area: number;
  readonly facts: readonly StudioFacts[];
  readonly equipment: string;
  readonly openedOn?: Day;
  readonly closedOn?: Day;
}

function studio(row: Row, isPublic: boolean, firstOpened: Day): DemoStudio {
  const { code, name, area, facts, equipment, openedOn = firstOpened, closedOn = null } = row;
  return { code, name, floor: `${code.charAt(1)}楼`, area, isPublic, equipment, openedOn, closedOn, facts };
}

const SIMPLE = '单机位、环形灯、提词器';
const FULL = '三机位、导播台、绿幕、调音台';
const KITCHEN = '双机位、明厨操作台、冷柜';

/** Studios without staff in them: open day and night from the eve of this month on, one booking after the other. */
const ROUND_THE_CLOCK = ['T102', 'T105'] as const;

/** Where of the two round-the-clock studios it stands; -1: another studio. */
export function roundTheClockAt(code: string): number {
  return ROUND_THE_CLOCK.findIndex((one) => one === code);
}

function publicRows({ day, last }: DemoDays): Row[] {
  const alwaysAndRound = (turnaround: number, rate: number): StudioFacts[] => [
    ...always('09:00-24:00', DAYTIME, turnaround, rate),
    { ...ROUND_FACTS, from: lastDayOf(last), rate },
  ];
  return [
    { code: 'T101', name: '听涛', area: 2_650, facts: always('09:00-24:00', DAYTIME, 15, 90), equipment: SIMPLE },
    { code: 'T102', name: '观澜', area: 2_650, facts: alwaysAndRound(15, 90), equipment: SIMPLE },
    {
      code: 'T103',
      name: '望潮',
      area: 4_200,
      equipment: FULL,
      facts: [
        ...always('09:00-24:00', DAYTIME, 20, 140),
        { from: day('2026-04-01'), hours: '10:00-02:00', weekdays: INTO_NIGHT, weekend: INTO_NIGHT, turnaround: 20, rate: 150 },
      ],
    },
    { code: 'T104', name: '踏浪', area: 3_180, facts: always('09:00-24:00', DAYTIME, 15, 110), equipment: SIMPLE },
    { code: 'T105', name: '拾贝', area: 3_180, facts: alwaysAndRound(15, 110), equipment: SIMPLE },
    {
      code: 'T106',
      name: '听雨',
      area: 2_240,
      facts: always('09:00-24:00', DAYTIME, 15, 80),
      equipment: SIMPLE,
      closedOn: day('2026-07-01'),
    },
    { code: 'T201', name: '白鹭', area: 6_850, facts: always('10:00-02:00', INTO_NIGHT, 30, 220), equipment: FULL },
    { code: 'T202', name: '凤凰木', area: 6_850, facts: always('10:00-02:00', INTO_NIGHT, 30, 220), equipment: FULL },
    { code: 'T203', name: '三角梅', area: 5_460, facts: always('10:00-02:00', INTO_NIGHT, 20, 180), equipment: FULL },
    { code: 'T204', name: '木棉', area: 5_460, facts: always('10:00-02:00', INTO_NIGHT, 20, 180), equipment: FULL },
    {
      code: 'T205',
      name: '榕荫',
      area: 3_900,
      equipment: SIMPLE,
      facts: [
        { from: null, hours: '一至五 09:00-24:00；六日 10:00-02:00', weekdays: DAYTIME, weekend: INTO_NIGHT, turnaround: 15, rate: 120 },
      ],
    },
    { code: 'T206', name: '茶席', area: 4_720, facts: always('09:00-24:00', DAYTIME, 20, 150), equipment: KITCHEN },
    { code: 'T207', name: '海味', area: 5_100, facts: always('09:00-24:00', DAYTIME, 30, 170), equipment: KITCHEN },
    {
      code: 'T208',
      name: '新岸',
      area: 7_300,
      facts: always('10:00-02:00', INTO_NIGHT, 30, 240),
      equipment: FULL,
      openedOn: day('2026-03-01'),
    },
  ];
}

const EXCLUSIVE_CODES = ['T107', 'T108', 'T209', 'T210', 'T301', 'T302', 'T303', 'T304', 'T305', 'T306'] as const;
const EXCLUSIVE_NAMES = ['云裳', '素颜', '珠玉', '山货', '竹里', '小满', '谷雨', '霜降', '白露', '立夏'] as const;

/** All studios in the order of their codes. */
export function createDemoStudios(days: DemoDays): DemoStudio[] {
  const firstOpened = days.day('2024-06-01');
  const exclusive = EXCLUSIVE_CODES.map((code, at): Row => {
    const facts = [{ ...ROUND_FACTS, from: null, rate: 160 }];
    return { code, name: EXCLUSIVE_NAMES[at] ?? code, area: 4_800 + at * 240, facts, equipment: FULL };
  });
  return [
    ...publicRows(days).map((row) => studio(row, true, firstOpened)),
    ...exclusive.map((row) => studio(row, false, firstOpened)),
  ].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** A dated exception; `hours` null: closed. `studio` null: the whole base. */
export interface DemoException {
  readonly day: Day;
  readonly studio: string | null;
  readonly text: string;
  readonly hours: Hours | null;
  readonly note: string;
}

function closed(on: Day, note: string, of: string | null = null): DemoException {
  return { day: on, studio: of, text: '休息', hours: null, note };
}

const SHORT: Hours = { from: 600, to: 1080 };

function short(on: Day, note: string): DemoException {
  return { day: on, studio: null, text: '10:00-18:00', hours: SHORT, note };
}

/** The days that a published calendar names; a year that it does not speak of has none. */
export type NamedDays = ReadonlyMap<Day, { readonly kind: 'holiday' | 'workday'; readonly name: string }>;

/** Days of 春节 counted from its first: short before the eve, closed on four, short on three. */
function springFestival(nth: number, on: Day): DemoException[] {
  if (nth === 0) return [short(on, '小年后缩短')];
  if (nth < 5) return [closed(on, '春节')];
  return nth < 8 ? [short(on, '春节')] : [];
}

function exceptionsOn(on: Day, published: NamedDays): DemoException[] {
  const nameOf = (of: Day): string | null => {
    const found = published.get(of);
    return found?.kind === 'holiday' ? found.name : null;
  };
  const name = nameOf(on);
  const isSinglesDay = on.endsWith('-11-10') || on.endsWith('-11-11');
  if (isSinglesDay) return [{ day: on, studio: null, text: '全天', hours: ROUND, note: '双十一通宵' }];
  if (name !== '春节' && name !== '中秋') return [];
  let nth = 0;
  while (nameOf(addDays(on, -nth - 1)) === name) nth += 1;
  if (name === '春节') return springFestival(nth, on);
  return nth === 0 ? [short(on, name)] : [];
}

/** Holidays as far as they are published, nights that stay open, and one repair; none of them yesterday or later. */
export function createDemoExceptions({ today, first, day }: DemoDays, published: NamedDays): DemoException[] {
  const general = listDays(firstDayOf(first), addDays(today, -2)).flatMap((on) => exceptionsOn(on, published));
  return [...general, ...['2026-10-14', '2026-10-15'].map((text) => closed(day(text), '隔音棉更换', 'T204'))];
}

/** The studio's facts as of a day. */
export function getFactsOn(one: DemoStudio, on: Day): StudioFacts {
  const facts = one.facts.findLast((fact) => fact.from === null || fact.from <= on);
  if (facts === undefined) throw new Error(`no facts of ${one.code}`);
  return facts;
}

/** When a studio is open on a day; null where it is not. */
export function openOn(exceptions: readonly DemoException[], one: DemoStudio, on: Day): Hours | null {
  if (on < one.openedOn || (one.closedOn !== null && on >= one.closedOn)) return null;
  const exception = exceptions.find((other) => other.day === on && (other.studio === null || other.studio === one.code));
  if (exception !== undefined) return exception.hours;
  const facts = getFactsOn(one, on);
  return weekdayOf(on) >= 6 ? facts.weekend : facts.weekdays;
}
