// Which studios of a day the filters leave on view. Pure.
import type { BoardDay, BoardStudio } from '../../contract/desk/board.ts';
import { computeStudiosNow } from './board/board-model.ts';
import { type DeskFilters, NO_FILTERS } from './desk-state.ts';

/** Every word must be in the code, the name or the equipment. */
function holdsWords(studio: BoardStudio, words: string): boolean {
  const text = [studio.code, studio.name ?? '', studio.equipment ?? ''].join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/[\s,，、]+/)
    .every((word) => text.includes(word));
}

/** Studios that are free at the moment, on the board of today; null on another. */
export function listFreeNow(data: BoardDay, now: number): ReadonlySet<number> | null {
  const states = computeStudiosNow(data, now);
  return states === null ? null : new Set([...states].flatMap(([id, { kind }]) => (kind === 'free' ? [id] : [])));
}

/** Studios that the filters leave on view. `free`: those that are free now; null: nobody knows, or nobody asks. */
export function listStudiosOnView(data: BoardDay, filters: DeskFilters, free: ReadonlySet<number> | null = null): readonly BoardStudio[] {
  const ofTenant =
    filters.tenant === null ? null : new Set(data.bookings.filter((one) => one.tenant === filters.tenant).map((one) => one.studio));
  return data.studios.filter(
    (studio) =>
      (filters.floor === null || studio.floor === filters.floor) &&
      (filters.kind === null || studio.kind === filters.kind) &&
      (ofTenant === null || ofTenant.has(studio.id)) &&
      (!filters.isFree || free === null || free.has(studio.id)) &&
      holdsWords(studio, filters.words.trim()),
  );
}

/** True where something is filtered out. */
export function isFiltered(filters: DeskFilters): boolean {
  return (
    filters.floor !== null ||
    filters.kind !== null ||
    filters.tenant !== null ||
    filters.words.trim() !== NO_FILTERS.words ||
    filters.isFree
  );
}

/** The floors there are, in their order. */
export function floorsOf(data: BoardDay): readonly string[] {
  return [...new Set(data.studios.flatMap((studio) => (studio.floor === null ? [] : [studio.floor])))];
}
