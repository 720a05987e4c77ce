// The board's tenants: what each filter holds, in which order they stand, which replies can be accepted without a word. Pure.
import type { CollectionRow } from '../../contract/collection/collection.ts';

/** What the counts over the board filter by. The first is everybody who has to report. */
export const FILTERS = ['due', 'reported', 'zero', 'missing', 'doubt', 'late', 'extra'] as const;
export type BoardFilter = (typeof FILTERS)[number];

/** Whether there is still something to settle with a tenant: a figure fails a check, or a question is open. Accepted replies are settled. */
export function isInDoubt({ state, failing, reply }: Pick<CollectionRow, 'state' | 'failing' | 'reply'>): boolean {
  if (reply?.state === 'accepted') return false;
  return state === 'failing' || failing.length > 0 || reply?.state === 'queried';
}

/** Whether a tenant is among those of a filter. Reported, zero and missing add up to those due; doubt and late lie across them. */
export function isAmong(filter: BoardFilter, row: CollectionRow): boolean {
  switch (filter) {
    case 'due':
      return row.state !== 'extra';
    case 'reported':
      return row.state === 'reported' || row.state === 'failing';
    case 'zero':
    case 'missing':
    case 'extra':
      return row.state === filter;
    case 'doubt':
      return isInDoubt(row);
    case 'late':
      return row.reply?.isLate === true;
  }
}

/** How many tenants each filter holds. */
export function countsOf(rows: readonly CollectionRow[]): ReadonlyMap<BoardFilter, number> {
  return new Map(FILTERS.map((filter) => [filter, rows.filter((row) => isAmong(filter, row)).length]));
}

/** Those to act on stand first: missing, in doubt, asked and waiting, to be accepted, then what is done. */
export function urgencyOf(row: CollectionRow): number {
  if (row.state === 'missing') return 0;
  if (row.reply?.state === 'answered') return 1;
  if (isInDoubt(row)) return row.reply?.state === 'queried' ? 3 : 2;
  if (row.state === 'extra') return 6;
  return row.reply?.state === 'accepted' ? 5 : 4;
}

/** The tenants in the order of what is to be done. */
export function sortByTask(rows: readonly CollectionRow[]): readonly CollectionRow[] {
  return rows.toSorted((a, b) => urgencyOf(a) - urgencyOf(b));
}

/** Whether a reply can be accepted at all: one that was asked about has to be answered first. */
export function canAccept({ reply }: CollectionRow): boolean {
  return reply !== null && (reply.state === 'received' || reply.state === 'answered');
}

/** Whether a reply can be accepted without looking: nothing fails, nothing was asked, no other source says something else. */
export function isPlain(row: CollectionRow): boolean {
  return row.reply !== null && row.reply.state === 'received' && row.failing.length === 0 && row.differs === 0;
}

/** The tenants whose replies are accepted together: those chosen that wait for it, or, where nobody is chosen, all plain ones. */
export function listAcceptable(rows: readonly CollectionRow[], chosen: ReadonlySet<number>): readonly CollectionRow[] {
  return chosen.size === 0 ? rows.filter(isPlain) : rows.filter((row) => chosen.has(row.tenant) && canAccept(row));
}
