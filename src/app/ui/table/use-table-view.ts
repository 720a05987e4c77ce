// How a person looks at a table, remembered by the table's name on this computer.
import { useCallback, useState } from 'react';
import { readPreference, writePreference } from '../preferences.ts';
import { PLAIN_VIEW, type TableView } from './table-rows.ts';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What was remembered; anything that does not fit is as good as nothing. */
export function parseTableView(text: string | null): TableView {
  if (text === null) return PLAIN_VIEW;
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return PLAIN_VIEW;
  }
  if (!isRecord(kept)) return PLAIN_VIEW;
  const { sort, filters, shown } = kept;
  const isSort = isRecord(sort) && typeof sort['key'] === 'string';
  return {
    search: '',
    sort: isSort ? { key: String(sort['key']), down: sort['down'] === true } : null,
    filters: isRecord(filters)
      ? Object.fromEntries(Object.entries(filters).map(([key, chosen]) => [key, Array.isArray(chosen) ? chosen.map(String) : []]))
      : {},
    shown: isRecord(shown) ? Object.fromEntries(Object.entries(shown).map(([key, on]) => [key, on === true])) : {},
  };
}

/** The view of a table and how to change it. What is searched for is not remembered: it is of the moment. */
export function useTableView(name: string): readonly [TableView, (change: Partial<TableView>) => void] {
  const [view, setView] = useState(() => parseTableView(readPreference(`table.${name}`)));
  const change = useCallback(
    (part: Partial<TableView>) =>
      setView((now) => {
        const next = { ...now, ...part };
        writePreference(`table.${name}`, JSON.stringify({ sort: next.sort, filters: next.filters, shown: next.shown }));
        return next;
      }),
    [name],
  );
  return [view, change];
}
