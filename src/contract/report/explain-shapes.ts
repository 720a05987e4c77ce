// Where a figure comes from, as it is answered: parts, and the source of each.
import { z } from 'zod';
import { SALES_SOURCES } from '../../domain/base/catalogue.ts';
import { idNumber, listOf, figureSchema, monthSchema, nameText } from '../core/shapes.ts';

/** A figure's address as the form numbers it; a tenant's as `ZB-4.<统一社会信用代码>.paid`. */
export const explainInput = z.strictObject({ month: monthSchema, figure: nameText });

const person = z.object({ who: z.string(), atMs: z.int() });
const fileSource = z.object({
  kind: z.literal('file'),
  batch: idNumber,
  file: z.string(),
  sheet: z.string(),
  row: z.int().nullable(),
  /** Who took the file in. */
  takenBy: person,
  changedBy: person.nullable(),
  /** Cells that were corrected on the way in: the file says `found`, `text` was taken. */
  corrected: listOf(z.object({ column: z.string(), found: z.string(), text: z.string(), who: z.string() })).optional(),
});
export type FileSource = z.infer<typeof fileSource>;
const personSource = person.extend({ kind: z.literal('person') });
export type PersonSource = z.infer<typeof personSource>;

/** Where one part comes from: a row of a file, a person, sessions rolled up (rows of which files), a filed or historical figure, another figure. */
export const sourceSchema = z.discriminatedUnion('kind', [
  fileSource,
  personSource,
  z.object({ kind: z.literal('sessions'), files: listOf(z.object({ batch: idNumber, file: z.string(), rows: z.int() })) }),
  z.object({ kind: z.literal('filed'), month: z.string(), revision: z.int(), figure: z.string() }),
  z.object({
    kind: z.literal('historical'),
    month: z.string(),
    figure: z.string(),
    origin: z.string(),
    entered: z.union([fileSource, personSource]).nullable(),
  }),
  z.object({ kind: z.literal('figure'), month: z.string(), figure: z.string() }),
  z.object({ kind: z.literal('unknown') }),
]);
export type FigureSource = z.infer<typeof sourceSchema>;

/** Somebody chose this source to count for its key, and why. */
const choiceSchema = person.extend({ source: z.enum(SALES_SOURCES), reason: z.string() });
export type ChosenSource = z.infer<typeof choiceSchema>;

const partSchema = z.object({
  what: z.string(),
  value: z.string(),
  /** In base units, null where it is no amount; `value` is printed from it without rounding. */
  raw: z.int().nullable(),
  /** A studio, where parts are listed by it. */
  group: z.string().nullable(),
  source: sourceSchema,
  /** Left out where the strongest source counts. */
  choice: choiceSchema.optional(),
});
export type FigurePart = z.infer<typeof partSchema>;

/** What a figure is made of. `additive`: the parts' raw amounts add up to it. */
export const explanationSchema = z.object({
  figure: z.string(),
  month: z.string(),
  /** The figure in the form's words, with its unit, and its value without rounding where it is an amount. */
  label: z.string(),
  unit: z.string(),
  exact: z.string().nullable(),
  formula: z.string(),
  value: figureSchema,
  additive: z.boolean(),
  parts: listOf(partSchema),
});
export type Explanation = z.infer<typeof explanationSchema>;
/** An explanation before it is given the form's words. */
export type BareExplanation = Omit<Explanation, 'label' | 'unit' | 'exact'>;
