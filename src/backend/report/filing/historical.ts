// Use case: figures filed before the program was used (历史报表), as a grid of a year's months and indicators.
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { filingMethods } from '../../../contract/report/filing.ts';
import type { EnteredCell, HistoricalGrid } from '../../../contract/report/filing-shapes.ts';
import { listMonths, type Month, parseMonth } from '../../../domain/time/calendar.ts';
import { decodeFigureValue } from '../../../domain/decode/number.ts';
import { formatAddress } from '../../../domain/report/address-words.ts';
import { getUnitOfView, type FigureSpec, specsOf } from '../../../domain/report/specs.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { PERCENT } from '../../../domain/report/units.ts';
import {
  addRecord,
  changeRecord,
  listChangedFields,
  listRecordsWhere,
  recordByKey,
  retireRecord,
  type StoredRecord,
} from '../../core/db/record-store.ts';
import type { Connection } from '../../core/db/rows.ts';
import type { Base } from '../../core/db/open.ts';
import { type Actor, inTx, readTx, type Tx } from '../../core/db/tx.ts';
import { originsOf } from '../explain/origins.ts';
import { getProfileOfBase } from '../../base/base-profile.ts';
import type { Profile } from '../../base/profile.ts';

/** The figures that later months look up: each row's figure of the month and its cumulative one, without percentages of comparison. */
function isAsked(spec: FigureSpec): boolean {
  return spec.view.kind === 'month' || spec.view.kind === 'ytd';
}

function rowsOfProfile(profile: Profile): HistoricalGrid['rows'] {
  return [...specsOf(profile).figures.values()].filter(isAsked).map((spec) => ({
    figure: spec.address,
    label: formatAddress(profile, spec.address),
    unit: spec.unit,
    table: spec.address.split('.')[0] ?? '',
  }));
}

function monthsOf(year: number): readonly Month[] {
  const [first, last] = [parseMonth(`${year}-01`), parseMonth(`${year}-12`)];
  return first === null || last === null ? [] : listMonths(first, last);
}

function cellsOf(db: Connection, year: number): HistoricalGrid['cells'] {
  const rows = listRecordsWhere(db, 'historical_figure', 'month BETWEEN ? AND ?', [`${year}-01`, `${year}-12`]);
  const sourceOf = originsOf(
    db,
    rows.map(({ id }) => ({ table: 'historical_figure', id })),
  );
  return rows.map(({ id, values }) => ({
    id,
    month: values.month,
    figure: values.figure,
    value: values.value,
    origin: values.origin,
    source: sourceOf({ table: 'historical_figure', id }),
  }));
}

/** A year's historical figures. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function getHistoricalGrid(base: Base, { year }: Asked<typeof filingMethods.historical>): Result<HistoricalGrid> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  return readTx(base, (db) => ok({ months: monthsOf(year), rows: rowsOfProfile(profile.value), cells: cellsOf(db, year) }));
}

type Entry = Asked<typeof filingMethods.enterHistorical>['cells'][number];
type Entered = Answer<typeof filingMethods.enterHistorical>;
type Parsed = Result<{ readonly entry: Entry; readonly raw: number | null; readonly value: string }>;

function parseEntry(profile: Profile, entry: Entry): Parsed {
  const value = entry.value.trim();
  const spec = specsOf(profile).figures.get(entry.figure);
  if (spec === undefined) return refuse('FIGURE_UNKNOWN', { figure: entry.figure });
  if (value === '') return ok({ entry, raw: null, value });
  const unit = getUnitOfView(spec.view, spec.unit);
  const raw = decodeFigureValue(value.replaceAll(',', ''), unit);
  if (!raw.ok) return raw;
  return ok({ entry, raw: unit === PERCENT ? null : raw.value, value: raw.value === null ? '' : value.replaceAll(',', '') });
}

function write(
  tx: Tx,
  stored: StoredRecord<'historical_figure'> | null,
  { entry, raw, value }: Extract<Parsed, { ok: true }>['value'],
): EnteredCell['outcome'] {
  const { month, figure, origin } = entry;
  if (value === '') {
    if (stored === null) return 'same';
    retireRecord(tx, stored, 'cleared');
    return 'cleared';
  }
  if (stored === null) {
    addRecord(tx, 'historical_figure', { month, figure, raw, value, origin }, null);
    return 'added';
  }
  const values = { raw, value, ...(origin === null ? {} : { origin }) };
  if (Object.keys(listChangedFields(stored, values)).length === 0) return 'same';
  changeRecord(tx, stored, values, null);
  return 'changed';
}

function enter(tx: Tx, profile: Profile, entry: Entry): EnteredCell {
  const { month, figure } = entry;
  const stored = recordByKey(tx.db, 'historical_figure', [month, figure]);
  const kept = stored?.values['origin'] ?? null;
  const before = { value: stored === null ? '' : stored.values.value, origin: kept };
  const parsed = parseEntry(profile, entry);
  if (!parsed.ok) return { month, figure, outcome: 'refused', before, refusal: parsed.refusal };
  return { month, figure, outcome: write(tx, stored, parsed.value), before, refusal: null };
}

/**
 * Enters historical figures: all of them, or nothing where one is refused (unless `takesGood`). Answers each cell's outcome.
 * Refuses MONTH_CLOSED where a closed month has read one of them, HISTORICAL_REFUSED `{cells}`, PROFILE_….
 */
export function enterHistorical(base: Base, actor: Actor, wish: Asked<typeof filingMethods.enterHistorical>): Result<Entered> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  const work = (tx: Tx): Result<Entered> => {
    const cells = wish.cells.map((entry) => enter(tx, profile.value, entry));
    const refused = cells.filter((cell) => cell.outcome === 'refused');
    if (refused.length > 0 && !wish.isPreview && !wish.takesGood) return refuse('HISTORICAL_REFUSED', { cells: refused.length });
    return ok({ cells });
  };
  return inTx(base, actor, work, { rehearse: wish.isPreview });
}
