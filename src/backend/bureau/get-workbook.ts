// Use case: a kept form as its mapping screen shows it: the blank as a sheet, the map, what was proposed, what is wrong, what can be chosen.
import { pinyin } from 'pinyin-pro';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Asked } from '../../contract/core/method.ts';
import { proposedSchema, type Workbook, type workbookMethods } from '../../contract/bureau/workbooks.ts';
import type { Base } from '../core/db/open.ts';
import { formatFigureLabel } from '../report/render/figure-label.ts';
import type { Profile } from '../base/profile.ts';
import { readBlankBytes, editionsOf } from './sql/workbooks.ts';
import { openBook } from '../../sheets/book/open-book.ts';
import { checkWorkbookMap } from './fill/check-growth.ts';
import type { MapFacts } from './map/map-facts.ts';
import { openIn } from './map/open-cells.ts';
import { listUnitsFor } from './map/print-in.ts';
import { createSheetPictures } from './map/sheet-picture.ts';
import { countEntries, getKeptWorkbook, lineOf, mapOfEdition } from './kept-workbooks.ts';
import { getFactsOfProfile } from './map-facts-of.ts';

/** The first letters of a name's syllables, in small letters; what is no Chinese stays as it is. */
function initialsOf(name: string): string {
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' });
  return letters.join('').replaceAll(/\s/g, '').toLowerCase();
}

/** What can be put into a cell. */
function choicesOf(profile: Profile, facts: MapFacts): Pick<Workbook, 'figures' | 'fields' | 'initials' | 'listColumns'> {
  const labels = new Map(
    profile.tables.map(({ id, columns }) => [id, new Map(columns.map(({ key, groups, label }) => [key, [...groups, label].join(' ')]))]),
  );
  const figures = [...facts.units].map(([figure, unit]) => ({
    figure,
    label: formatFigureLabel(profile, figure),
    units: listUnitsFor(unit),
  }));
  const fields = [...facts.heads];
  return {
    figures,
    fields,
    initials: Object.fromEntries([
      ...figures.map(({ figure, label }): [string, string] => [figure, initialsOf(label)]),
      ...fields.map((field): [string, string] => [`head.${field}`, initialsOf(field)]),
    ]),
    listColumns: Object.fromEntries(
      [...facts.lists].map(([table, { columns }]) => [
        table,
        [...columns.values()].map(({ key, unit, kind }) => ({
          column: key,
          label: labels.get(table)?.get(key) ?? key,
          units: kind === 'figure' ? listUnitsFor(unit) : [],
        })),
      ]),
    ),
  };
}

/** A kept form. Refuses WB_UNKNOWN, PROFILE_UNKNOWN, PROFILE_INVALID. */
export async function lookWorkbook(base: Base, { id }: Asked<typeof workbookMethods.get>): Promise<Result<Workbook>> {
  const kept = getKeptWorkbook(base, id);
  if (!kept.ok) return kept;
  const facts = getFactsOfProfile(base, null);
  if (!facts.ok) return facts;
  const { row, edition } = kept.value;
  const map = mapOfEdition(edition);
  const opened = await openBook(readBlankBytes(base.db, edition.blank_id));
  if (!opened.ok) return opened;
  const book = opened.value;
  const { errors, warnings } = checkWorkbookMap({ book, map, facts: facts.value.facts });
  return ok({
    ...lineOf(row, edition),
    map,
    pictures: createSheetPictures(book),
    ...proposedSchema.parse(JSON.parse(edition.notes)),
    errors,
    warnings,
    open: openIn({ book, map, facts: facts.value.facts }),
    ...choicesOf(facts.value.profile, facts.value.facts),
    editions: editionsOf(base.db, id).map((one) => ({
      edition: one.id,
      at: formatIsoInstant(convertMillisecondsToInstant(one.at_ms)),
      who: one.who,
      file: one.blank_name,
      ...countEntries(mapOfEdition(one)),
    })),
  });
}
