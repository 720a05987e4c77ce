// What a booking takes along of the counted equipment, and how its column holds it.
import { z } from 'zod';

const takenShape = z.array(z.tuple([z.int(), z.int()]));

/** What a booking takes along: ids of equipment with their counts. */
export type Taken = readonly (readonly [number, number])[];

/** A booking's column `equipment`. */
export const takenColumn = z
  .string()
  .transform((text): z.infer<typeof takenShape> => (text === '[]' ? [] : takenShape.parse(JSON.parse(text))));

/** Each once, by id, nothing of which there are none. */
export function sumById(taken: Taken): Taken {
  const sums = new Map<number, number>();
  for (const [id, count] of taken) sums.set(id, (sums.get(id) ?? 0) + count);
  return [...sums].filter(([, count]) => count > 0).toSorted(([a], [b]) => a - b);
}
