// A batch as a list shows it, and its times in words.
import type { z } from 'zod';
import type { batchSchema } from '../../contract/intake/intake-shapes.ts';

/** An import so far. */
export type Batch = z.infer<typeof batchSchema>;

/** A wall clock reading as people write it. */
export function formatClock(text: string): string {
  return text.replace('T', ' ');
}
