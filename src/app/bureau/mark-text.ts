// What is written of a mark: short in its cell, whole beside the sheet. Pure.
import type { Workbook } from '../../contract/bureau/workbooks.ts';
import type { MapListColumn } from '../../contract/bureau/workbook-map.ts';
import { columnOf } from './cell-address.ts';
import { formatShortName } from './find-figures.ts';
import { sayMapEditor } from './map-editor-messages.ts';
import type { Mark, Tone } from './map-marks.ts';
import { sayMark } from '../ui/i18n.ts';

/** A sign besides the colour. */
export const SIGNS: Readonly<Record<Tone | 'wrong', string>> = {
  confirmed: '✓',
  strong: '●',
  weak: '◐',
  unsure: '?',
  placeholder: '{}',
  keep: '⊘',
  wrong: '!',
};

/** What a person may put into cells, by its address. */
export type Labels = ReadonlyMap<string, string>;

/** Names of all figures. */
export function listFigureLabels({ figures }: Pick<Workbook, 'figures'>): Labels {
  return new Map(figures.map(({ figure, label }) => [figure, label]));
}

/** The key of a list's column. */
export function getColumnKey(column: MapListColumn): string {
  return typeof column === 'string' ? column : column.column;
}

/** The words of a list's column. */
export function formatColumn(view: Pick<Workbook, 'listColumns'>, table: string, key: string): string {
  const label = view.listColumns[table]?.find(({ column }) => column === key)?.label ?? key;
  if (label !== key) return label;
  return key === 'seq' ? sayMapEditor('seq') : key === 'name' ? sayMapEditor('rowName') : label;
}

/** What stands short in the cell of a mark. */
export function formatShortText({ entry }: Mark, labels: Labels): string {
  switch (entry?.kind) {
    case 'cells':
      return formatShortName(entry.entry.figure, labels.get(entry.entry.figure));
    case 'heads':
      return entry.entry.field;
    case 'checks':
    case 'lists':
    case 'keep':
    case undefined:
      return '';
  }
}

/** A figure or a field in words with its address. */
export function formatFigure(figure: string, labels: Labels): string {
  return figure.startsWith('head.') ? figure.slice('head.'.length) : `${figure} ${labels.get(figure) ?? ''}`.trim();
}

/** What a mark says, for ears and for the panel. */
export function markText(mark: Mark, labels: Labels): string {
  const { entry } = mark;
  switch (entry?.kind) {
    case 'cells':
      return formatFigure(entry.entry.figure, labels);
    case 'heads':
      return entry.entry.field;
    case 'lists':
      return `${sayMapEditor('list')} ${entry.entry.rows}`;
    case 'checks':
      return `${sayMapEditor('check')} ${sayMapEditor('okValues', { values: entry.entry.ok.join(sayMark('、')) })}`;
    case 'keep':
      return sayMapEditor('keepRange', { range: entry.entry.range });
    case undefined:
      return mark.candidates.map(({ figure }) => formatFigure(figure, labels)).join(' / ');
  }
}

/** The mapped columns of a list: their number and their words. */
export function listHeads(mark: Mark, view: Pick<Workbook, 'listColumns'>): readonly (readonly [number, string])[] {
  if (mark.entry?.kind !== 'lists') return [];
  const { rows, columns } = mark.entry.entry;
  return Object.entries(columns).map(([letters, column]) => [columnOf(letters), formatColumn(view, rows, getColumnKey(column))]);
}
