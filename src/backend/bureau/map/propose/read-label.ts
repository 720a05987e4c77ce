// What a text of a form says: an indicator, a platform, a measure, words about time, a unit. Or nothing that is known.
import { memoizeByKey } from '../../../core/memoize.ts';
import { parseMonthSaid, parseLabel } from '../label-text.ts';
import { type IndicatorWord, type Lexicon, type MeasureWord, type MemberWord, removeViews, type ViewFlag } from './lexicon.ts';
import { type ReadUnit, readUnits } from './unit-words.ts';

/** How sure a word is what it seems: 1 for the profile's own, less for other words, little for what only resembles it. */
export interface Meaning<T> {
  readonly word: T;
  readonly sure: number;
}

/** A text as it was read. */
export interface LabelReading {
  readonly text: string;
  readonly flags: ReadonlySet<ViewFlag>;
  readonly indicators: readonly Meaning<IndicatorWord>[];
  readonly members: readonly Meaning<MemberWord>[];
  readonly measures: readonly Meaning<MeasureWord>[];
  readonly units: readonly ReadUnit[];
  readonly isPart: boolean;
  /** True for a text that is nothing but a unit. */
  readonly isUnit: boolean;
  /** True where it says something that nobody here knows: what stands beside it must not be taken for granted. */
  readonly isUnknown: boolean;
  /** True for a head that names one month: 9月. */
  readonly isMonth: boolean;
}

const BY_OTHER_WORDS = 0.97;
const WITHOUT_TIME = 0.99;
const NOTE_LEFT_OUT = 0.98;
const OTHER_NOTE = 0.45;
const RESEMBLES = 0.75;
/** Words that say no more than that figures follow. */
const NEUTRAL = /^(?:数|值|数值|数量|金额|额|情况|实绩|指标值|实际数|实际|完成数|数据|本单位|小计)$/;
const BEFORE_COLON = /^[^:：]{2,6}[:：]/;
/** Ends that change nothing: 净成交额折合, 入驻企业数量. */
const COUNT_ENDS = /(?:总数|总量|数量|个数|数|量)$/;
/** Whose it is: 园区总建筑面积. */
const WHOSE = /^(?:直播)?(?:电商)?(?:基地|园区|产业园)/;
const VALUE_ENDS = /(?:折合|情况|合计)$/;

type Found = Pick<LabelReading, 'indicators' | 'members' | 'measures'>;
const NOTHING: Found = { indicators: [], members: [], measures: [] };

function isEmpty({ indicators, members, measures }: Found): boolean {
  return indicators.length + members.length + measures.length === 0;
}

/** How a bracket of the form agrees with the one of the profile: a bracket that the profile has not may say anything. */
function noteFactor(own: string, note: string): number {
  if (note === own) return 1;
  return note === '' ? NOTE_LEFT_OUT : OTHER_NOTE;
}

function lookUp(lexicon: Lexicon, core: string, note: string, sure: number): Found {
  const ways = lexicon.meanings(core).map((word, index) => ({ word, sure: index === 0 ? sure : sure * BY_OTHER_WORDS }));
  return {
    indicators: ways.flatMap((way) =>
      (lexicon.indicators.get(way.word) ?? []).map((word) => ({ word, sure: way.sure * noteFactor(word.note, note) })),
    ),
    members: ways.flatMap((way) => (lexicon.members.get(way.word) ?? []).map((word) => ({ word, sure: way.sure * noteFactor('', note) }))),
    measures: ways.flatMap((way) =>
      (lexicon.measures.get(way.word) ?? []).map((word) => ({ word, sure: way.sure * noteFactor(note, note) })),
    ),
  };
}

/** Indicators whose label differs in an end that changes nothing. */
function resembling(lexicon: Lexicon, core: string, note: string): Found {
  const plain = core.replace(BEFORE_COLON, '').replace(WHOSE, '').replace(VALUE_ENDS, '');
  const whole = plain === core ? NOTHING : lookUp(lexicon, plain, note, RESEMBLES);
  if (!isEmpty(whole)) return whole;
  const bare = plain.replace(COUNT_ENDS, '');
  if (bare.length < 3) return NOTHING;
  const near = [...lexicon.indicators].filter(([word]) => word.replace(COUNT_ENDS, '') === bare);
  return near.length === 1
    ? { ...NOTHING, indicators: (near[0]?.[1] ?? []).map((word) => ({ word, sure: RESEMBLES * noteFactor(word.note, note) })) }
    : NOTHING;
}

/** The brackets of a label: those that are units, and what is left of them. */
function notesOf(note: string): { readonly units: readonly ReadUnit[]; readonly note: string } {
  const parts = note.split(';').filter((part) => part !== '');
  const units = parts.map(readUnits);
  return { units: units.flat(), note: parts.filter((_, index) => units[index]?.length === 0).join(';') };
}

/** Reads a text. */
export function readLabel(lexicon: Lexicon, text: string): LabelReading {
  const plain = parseLabel(text);
  const { units, note } = notesOf(plain.note);
  const own = readUnits(plain.core);
  const base = { text, units: [...units, ...own], isPart: plain.isPart, isMonth: false };
  const whole = lookUp(lexicon, plain.core, note, 1);
  if (!isEmpty(whole)) return { ...base, ...whole, flags: new Set(), isUnit: false, isUnknown: false };
  if (own.length > 0) return { ...base, ...NOTHING, flags: new Set(), isUnit: true, isUnknown: false };
  // A column of one month, as in a form over several.
  if (parseMonthSaid(plain.core) !== null)
    return { ...base, ...NOTHING, flags: new Set(['now']), isUnit: false, isUnknown: false, isMonth: true };
  const { rest, flags } = removeViews(lexicon.views, plain.core);
  // A bracket beside words about time may change them: 本月（预计）.
  const isPlainView = (rest === '' || NEUTRAL.test(rest)) && note === '';
  if (isPlainView) return { ...base, ...NOTHING, flags: new Set(flags), isUnit: plain.core === '' && units.length > 0, isUnknown: false };
  const known = lookUp(lexicon, rest, note, WITHOUT_TIME);
  const found = isEmpty(known) ? resembling(lexicon, rest, note) : known;
  return { ...base, ...found, flags: new Set(flags), isUnit: false, isUnknown: isEmpty(found) };
}

/** Reads texts, each once. */
export function labelReader(lexicon: Lexicon): (text: string) => LabelReading {
  return memoizeByKey((text) => readLabel(lexicon, text));
}
