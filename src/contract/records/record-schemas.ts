// Zod of a record's values: built from the kinds' fields, strict, in the stored form once parsed.
import { z } from 'zod';
import { EDITABLE_KINDS, type EditableKind, type WireValue, type WireValues } from './record-fields.ts';
import { readValues, type ReadValues } from './record-values.ts';

/** A kind of record that a person edits. */
export const editableKind = z.enum(EDITABLE_KINDS);

/** Any value of a field. */
const wireValue: z.ZodType<WireValue> = z.union([z.string(), z.number(), z.null()]);
/** Values whose kind is known only beside them; `readInput` reads them. */
export const looseValues: z.ZodType<WireValues> = z.record(z.string().max(40), wireValue);

/** Values of an answer: written by this program, so only looked at, not taken apart. */
export const givenBack = z.custom<WireValues>((value) => typeof value === 'object' && value !== null);

function told(read: ReadValues, context: z.RefinementCtx): WireValues {
  if (read.ok) return read.values;
  for (const { field, refusal } of read.troubles) context.addIssue({ code: 'custom', path: [field], message: refusal.code });
  return z.NEVER;
}

/** Every value of a record of this kind but `without`; what is left out is empty. */
export function createValuesSchema(kind: EditableKind, without: string | null = null) {
  return looseValues.transform((given, context) => told(readValues(kind, given, false, without), context));
}

interface Held {
  readonly kind: EditableKind;
  readonly values: WireValues;
}

/** Reads the values of an input by its own kind. `isPartial`: only some, but at least one. */
export function readInput<I extends Held>(input: I, isPartial: boolean, context: z.RefinementCtx): I {
  if (isPartial && Object.keys(input.values).length === 0) {
    context.addIssue({ code: 'custom', path: ['values'], message: 'nothing to change' });
  }
  const values = told(readValues(input.kind, input.values, isPartial), context);
  return { ...input, values };
}
