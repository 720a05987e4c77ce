// Units as forms write them: 万元, 人民币亿元, ㎡, 万人次, and lists of them.
import { readShownWords } from '../../../../sheets/book/number-format.ts';
import { flattenText } from '../label-text.ts';
import { UNIT_NAMES, type UnitKind, unitKindOf } from '../../../../domain/report/units.ts';

/**
 * A unit that was read. `unit` is what a map would say; null where no map can say it (百万元). `counted` is what a count counts. `isScale`: 万 or 亿
 * by itself; of what it is, the figure beside it says (`resolveScale`).
 */
export interface ReadUnit {
  readonly kind: UnitKind;
  readonly unit: string | null;
  readonly counted: string;
  readonly text: string;
  readonly isScale?: true;
}

const OTHER_WAYS: ReadonlyMap<string, string> = new Map([
  ['m2', '平方米'],
  ['平米', '平方米'],
  ['万m2', '万平方米'],
  ['万平米', '万平方米'],
  ['h', '小时'],
  ['百分比', '%'],
  ['百分数', '%'],
  ['百分点', '%'],
  ['RMB元', '元'],
]);
const KNOWN: ReadonlySet<string> = new Set(UNIT_NAMES.filter((unit) => unitKindOf(unit) !== 'count'));
/** Units of money, area and time that a map cannot say: what stands in them is left to a person. */
const UNSAYABLE: ReadonlyMap<string, UnitKind> = new Map([
  ['百万元', 'money'],
  ['十亿元', 'money'],
  ['亩', 'area'],
  ['公顷', 'area'],
  ['秒', 'time'],
  ['天', 'time'],
  ['万小时', 'time'],
  ['‰', 'percent'],
]);
const SCALES: ReadonlySet<string> = new Set(['千', '万', '百万', '千万', '亿']);
/** What a scale is a scale of, where its figure is an amount or an area. */
const SCALED: ReadonlyMap<UnitKind, string> = new Map([
  ['money', '元'],
  ['area', '平方米'],
]);
const COUNTED = /^(?:家|个|户|间|人|名|位|人次|次|场|场次|单|笔|件|条|宗|项)$/;

function readOne(text: string): ReadUnit | null {
  const word = text.replace(/^(?:人民币|±|\+-)/, '');
  const unit = OTHER_WAYS.get(word) ?? word;
  if (KNOWN.has(unit)) return { kind: unitKindOf(unit), unit, counted: '', text };
  const kind = UNSAYABLE.get(unit);
  if (kind !== undefined) return { kind, unit: null, counted: '', text };
  if (SCALES.has(unit)) return { kind: 'count', unit: unit === '万' ? unit : null, counted: '', text, isScale: true };
  if (COUNTED.test(unit)) return { kind: 'count', unit: '', counted: unit, text };
  const tenThousand = /^(万|千|百万|亿)(.+)$/.exec(unit);
  if (tenThousand === null || !COUNTED.test(tenThousand[2] ?? '')) return null;
  return { kind: 'count', unit: tenThousand[1] === '万' ? '万' : null, counted: tenThousand[2] ?? '', text };
}

/** A unit as it is meant beside a figure that is printed in `own`: 万 beside an amount is 万元, beside 人次 ten thousand of them. */
export function resolveScale(read: ReadUnit, own: string): ReadUnit {
  const kind = unitKindOf(own);
  const noun = SCALED.get(kind);
  if (read.isScale !== true || noun === undefined) return read;
  const { unit = null } = readOne(`${read.text}${noun}`) ?? {};
  return { kind, unit, counted: '', text: read.text };
}

/** The units that a text lists; none where any part of it is no unit. */
export function readUnits(text: string): readonly ReadUnit[] {
  const parts = flattenText(text)
    .replace(/^(?:计量|金额)?单位[:：]?/, '')
    .split(/[、,，/;；和]/)
    .filter((part) => part !== '');
  const units = parts.map(readOne);
  return units.every((unit) => unit !== null) ? units.flatMap((unit) => unit ?? []) : [];
}

/**
 * Whether a text may speak of a unit as a line over a table does (单位：万元): asked of every cell, before anything is read. No other character
 * is one of these two in half width.
 */
export function canSpeakOfUnit(text: string): boolean {
  return text.includes('单') && text.includes('位');
}

/** The units that a number format writes beside its numbers (`0.00"万元"`); one that no map can say where it shows them in another size. */
export function readFormatUnits(code: string): readonly ReadUnit[] {
  const { words, isScaled } = readShownWords(code);
  const units = readUnits(words.replace(/[()（）[\]【】]/g, ''));
  return isScaled ? units.map((unit) => ({ ...unit, unit: null })) : units;
}

const LINE = /(?:^|[^报制表主])(?:计量|金额)?单位[:：](.+)$/;

/** The units of a line over a table (`计量单位：万元`), none where it is another line. */
export function readUnitLine(text: string): readonly ReadUnit[] {
  const found = LINE.exec(flattenText(text));
  return found === null ? [] : readUnits((found[1] ?? '').replace(/[()（）]/g, ''));
}

/** Counting words that mean the same thing. */
const SAME_COUNTS: readonly ReadonlySet<string>[] = [
  new Set(['家', '个', '户', '']),
  new Set(['场', '次', '场次', '']),
  new Set(['单', '笔', '件', '个', '']),
  new Set(['人', '名', '位', '个', '']),
  new Set(['间', '个', '']),
  new Set(['件', '起', '宗', '']),
  new Set(['人次', '次', '']),
];

/** Whether two counting words can count the same. */
export function canCountAlike(one: string, other: string): boolean {
  return one === other || SAME_COUNTS.some((words) => words.has(one) && words.has(other));
}
