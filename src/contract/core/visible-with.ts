// How a shape says who may see a part of an answer: a field behind a right, or a value that is cut by what it says of itself.
import { z } from 'zod';
import type { Right } from '../../domain/base/rights.ts';

/** Anyone who an answer is for: the rights, and what was asked. */
export interface Seer {
  readonly sees: (right: Right) => boolean;
  readonly input: unknown;
}

/** Takes what its seer may not see out of a value. */
export type Cut<T> = (value: T, seer: Seer) => T;

interface Mark {
  readonly right?: Right;
  readonly cut?: (value: unknown, seer: Seer) => unknown;
}

const MARKS = z.registry<Mark>();

/** A field that only those with the right see: for everybody else the answer has no such field. */
export function visibleWith<const S extends z.ZodType>(right: Right, schema: S): z.ZodOptional<S> {
  const marked = z.optional(schema);
  MARKS.add(marked, { right });
  return marked;
}

/** A shape whose values are cut by a function, because what they hold is known only beside them. */
export function cutWith<const S extends z.ZodType>(schema: S, cut: Cut<z.output<S>>): S {
  const marked = schema.clone();
  MARKS.add(marked, {
    cut: (value, seer) => {
      const read = schema.safeParse(value);
      return read.success ? cut(read.data, seer) : value;
    },
  });
  return marked;
}

/** What is said of a shape; null: nothing. */
export function markOf(schema: z.ZodType): Mark | null {
  return MARKS.get(schema) ?? null;
}
