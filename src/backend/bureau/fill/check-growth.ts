// Whether the lists of a map can grow at all in their blank: tried with one row more, since no month is at hand.
import { growBook } from '../../../sheets/grow/grow-book.ts';
import type { Growth } from '../../../sheets/book/book-model.ts';
import { type AdoptedMap, adoptMap, type CheckedMap, checkMap } from '../map/check-map.ts';
import type { MapCheckInput } from '../map/check-entries.ts';
import { findSheet } from '../map/map-schema.ts';
import { findPlaceholders } from '../map/find-placeholders.ts';
import type { WorkbookFinding } from '../../../contract/bureau/workbooks.ts';

/** One row more for every list that may grow, each by itself: what stands in one's way is not laid to another. */
function trials(input: MapCheckInput): readonly Growth[] {
  const mapped = input.map.lists.flatMap(({ sheet: name, firstRow, templateRows, onOverflow }): Growth[] => {
    const sheet = findSheet(input.book, name);
    if (sheet === null || onOverflow === 'refuse') return [];
    return [{ sheet: sheet.index, first: firstRow, last: firstRow + templateRows - 1, added: 1 }];
  });
  const placed = findPlaceholders(input).lists.map(({ sheet, row }): Growth => ({ sheet, first: row, last: row, added: 1 }));
  return [...mapped, ...placed];
}

function troubleOf(refusal: WorkbookFinding['refusal']): WorkbookFinding {
  return { refusal, sheet: String(refusal.data['sheet'] ?? ''), cell: String(refusal.data['cell'] ?? '') };
}

/** What would be in the way of a list, and formulas that name cells by text. */
function growthTroubles(input: MapCheckInput): Pick<CheckedMap, 'errors' | 'warnings'> {
  const tried = trials(input).map((growth) => growBook(input.book, [growth]));
  const warnings = tried.flatMap((one) => (one.ok ? one.value.warnings : [])).map(troubleOf);
  const seen = new Map(warnings.map((one) => [`${one.refusal.code}|${one.sheet}|${one.cell}`, one]));
  return { errors: tried.flatMap((one) => (one.ok ? [] : [troubleOf(one.refusal)])), warnings: [...seen.values()] };
}

/** Every rule of a map that needs no month: those of its entries, and whether its lists can grow (WB_LIST_BLOCKED, WB_TEXT_REFERENCE). */
export function checkWorkbookMap(input: MapCheckInput): CheckedMap {
  return withGrowth(input, checkMap(input));
}

/** As `adoptMap`: a map whose lists can't grow in the new edition is not taken over either. */
export function adoptWorkbookMap(input: MapCheckInput, file: string): AdoptedMap {
  const adopted = adoptMap(input, file);
  const checked = withGrowth(input, adopted);
  return { ...checked, map: checked.errors.length > adopted.errors.length ? null : adopted.map };
}

function withGrowth(input: MapCheckInput, checked: CheckedMap): CheckedMap {
  // Lists that stand wrongly can't be tried.
  if (checked.errors.some(({ refusal }) => refusal.code === 'WB_MAP' || refusal.code === 'WB_NO_SHEET')) return checked;
  const { errors, warnings } = growthTroubles(input);
  return { ...checked, errors: [...checked.errors, ...errors], warnings: [...checked.warnings, ...warnings] };
}
