// What a forgetting left of rows of the history and of kept files, as its own row of the history says in its hash.
import { z } from 'zod';
import { type Connection, rowsOf } from './rows.ts';

/** A row of the history or a kept file out of which somebody was taken, and the digest of what is left of it. */
export type ForgottenPlace = readonly [table: string, id: number, digest: string];

/** Formats what a forgetting left, as the history keeps it. */
export function formatForgotten(places: readonly ForgottenPlace[]): string | null {
  return places.length === 0 ? null : JSON.stringify(places);
}

const rowShape = z.object({ place: z.string(), digest: z.string() });
// A place that says less, or something of another type, is no place: the chain names its row.
const PLACES = `SELECT coalesce(p.value ->> 0 || ':' || (p.value ->> 1), '') AS place, CAST(coalesce(p.value ->> 2, '') AS TEXT) AS digest
  FROM history h, json_each(iif(json_valid(h.forgotten), h.forgotten, '[]')) p
  WHERE h.forgotten IS NOT NULL AND p.type = 'array' ORDER BY h.seq`;

/** Lists the digests of what was left, by `table:id`; the newest where several people went out of one place. */
export function listForgotten(db: Connection): ReadonlyMap<string, string> {
  return new Map(rowsOf(db, PLACES, rowShape, []).map(({ place, digest }) => [place, digest]));
}
