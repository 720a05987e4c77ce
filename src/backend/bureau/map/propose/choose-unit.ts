// The unit of a figure's cell: from the row's column of units, a bracket of its labels, the line over the table, or only the profile.
import { flattenText } from '../label-text.ts';
import { unitKindOf } from '../../../../domain/report/units.ts';
import { canUseUnit } from '../print-in.ts';
import type { Target } from './target-labels.ts';
import { canCountAlike, type ReadUnit, resolveScale } from './unit-words.ts';

/** The unit for a figure's cell. `unit`: the profile's where nothing else was read; `from`: the text it was read in, null where nowhere. */
export interface ChosenUnit {
  readonly unit: string;
  readonly from: string | null;
  /** Less than 1 where what was read fits only so so. */
  readonly sure: number;
  /** A text farther off that names another unit; then nobody is sure. */
  readonly against?: string | null;
}

/** Reads nowhere: below one half whatever the labels say. */
export const UNREAD_AT_MOST = 0.49;
const OTHER_COUNT = 0.8;
/** Two texts beside a cell name two units: a person says which. */
const CONTRADICTED = UNREAD_AT_MOST;
const GROWTH_WITHOUT_PERCENT = 0.8;
const RATE_WORDS = /率|占比|比重|同比|增长|增幅|增速/;

interface Source {
  readonly units: readonly ReadUnit[];
  readonly text: string;
}

/** What speaks of the unit of a cell. */
type UnitTarget = Pick<Target, 'formatUnits' | 'headUnits' | 'rowUnits' | 'line'> &
  Readonly<Record<'outer' | 'heads', readonly Source[]> & { label: Source }>;

/** What names a unit, the nearest to the cell first. */
function sourcesOf({ formatUnits, label, outer, heads, headUnits, rowUnits }: UnitTarget): readonly Source[] {
  const inner = heads.toReversed();
  return [
    { units: formatUnits, text: formatUnits.map(({ text }) => text).join('、') },
    { units: rowUnits, text: rowUnits.map(({ text }) => text).join('、') },
    ...[label, ...inner, ...outer].map(({ units, text }) => ({ units, text: text.replace(/\s+/gu, '') })),
    { units: headUnits, text: headUnits.map(({ text }) => text).join('、') },
  ].filter(({ units }) => units.length > 0);
}

/** A unit of a source that can be the figure's; null where the source speaks of something else. */
function fitting(own: string, { units, text }: Source): ChosenUnit | null {
  const kind = unitKindOf(own);
  const found = units.map((unit) => resolveScale(unit, own)).find((unit) => unit.kind === kind);
  if (found === undefined || found.unit === null) return null;
  if (kind !== 'count')
    return kind === 'percent' || found.unit === own || canUseUnit(own, found.unit) ? { unit: found.unit, from: text, sure: 1 } : null;
  return { unit: found.unit === '万' ? '万' : own, from: text, sure: canCountAlike(own, found.counted) ? 1 : OTHER_COUNT };
}

/** Words that hold their unit: 观看人次 counts 人次, a 率 is a percentage. */
function withinWords(own: string, target: UnitTarget, isGrowth: boolean): ChosenUnit | null {
  const words = [target.label, ...target.heads].map(({ text }) => flattenText(text));
  if (own === '%') {
    const found = words.find((word) => RATE_WORDS.test(word));
    return found === undefined ? null : { unit: own, from: found, sure: isGrowth ? GROWTH_WITHOUT_PERCENT : 1 };
  }
  const found = unitKindOf(own) === 'count' && own !== '' ? words.find((word) => word.includes(own)) : undefined;
  return found === undefined ? null : { unit: own, from: found, sure: 1 };
}

/**
 * The unit of a cell for a figure that the profile prints in `own`. Null: its labels name units, and none that this figure can have: it is
 * another figure.
 */
export function chooseUnit(own: string, target: UnitTarget, isGrowth: boolean): ChosenUnit | null {
  const sources = sourcesOf(target);
  const fits = sources.flatMap((source) => fitting(own, source) ?? []);
  const [nearest, ...farther] = fits;
  if (nearest !== undefined) {
    const other = farther.find(({ unit }) => unit !== nearest.unit);
    return other === undefined ? nearest : { ...nearest, sure: CONTRADICTED, against: other.from };
  }
  const within = withinWords(own, target, isGrowth);
  // A row's unit does not speak of the growth in one of its columns.
  const speaking = isGrowth ? sources.filter(({ units }) => units !== target.rowUnits) : sources;
  if (speaking.length > 0) return null;
  if (within !== null) return within;
  const line = target.line === null ? null : fitting(own, target.line);
  return line ?? { unit: own, from: null, sure: 1 };
}
