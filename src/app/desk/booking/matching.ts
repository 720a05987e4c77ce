// What is found while somebody types: tenants by Pinyin initials or characters, studios by code. Pure.
import type { BoardStudio } from '../../../contract/desk/board.ts';
import type { TenantName } from '../../../contract/records/records.ts';
import { matchTenants } from '../../ui/tenant-match.ts';

/** A row of a list to choose from. */
export interface Match {
  readonly id: number;
  readonly label: string;
  readonly note: string;
  /** How well it fits; two of one rank fit alike, and Enter takes neither. */
  readonly rank?: number;
}

const MOST = 8;

/** How well a text fits, smaller is better; null: not at all. */
function fit(text: string, begins: readonly string[], holds: readonly string[]): number | null {
  if (begins.some((one) => one.toLowerCase() === text)) return 0;
  if (begins.some((one) => one.toLowerCase().startsWith(text))) return 1;
  return [...begins, ...holds].some((one) => one.toLowerCase().includes(text)) ? 2 : null;
}

function best<T>(rows: readonly T[], rank: (row: T) => number | null): readonly T[] {
  return rows
    .flatMap((row) => {
      const value = rank(row);
      return value === null ? [] : [{ row, value }];
    })
    .toSorted((a, b) => a.value - b.value)
    .slice(0, MOST)
    .map(({ row }) => row);
}

/** Tenants that fit what is typed, by their short names. Nothing typed: nothing found. */
export function findTenantsFor(tenants: readonly TenantName[], typed: string, sayLeft: string): readonly Match[] {
  return matchTenants(tenants, typed)
    .slice(0, MOST)
    .map(({ tenant: { id, short, name, inBase }, rank }) => ({ id, label: short, note: inBase ? name : `${name} · ${sayLeft}`, rank }));
}

/** `B203 绿幕间`. */
export function formatStudio({ code, name }: Pick<BoardStudio, 'code' | 'name'>): string {
  return name === null || name === code ? code : `${code} ${name}`;
}

/** Studios that fit what is typed, by code. Nothing typed: all of them from the top. */
export function findStudiosFor(studios: readonly BoardStudio[], typed: string): readonly Match[] {
  const text = typed.trim().toLowerCase();
  const rank = (one: BoardStudio): number | null =>
    text === '' ? 0 : fit(text, [one.code, one.name ?? ''], [one.floor ?? '', one.equipment ?? '']);
  return best(studios, rank).map((one) => ({
    id: one.id,
    label: formatStudio(one),
    note: [one.floor, one.kind, one.area === null ? null : `${one.area / 100} m²`].filter((part) => part !== null).join(' · '),
  }));
}
