// Methods of the bureau's own workbook: blanks and maps that are kept, and those that a caller brings.
// The bureau's own workbook: its blank and map as they are kept, looked at, changed, tried and filled.
import { z } from 'zod';
import { BLANK_CODES, FILL_CODES, MONTHS_CODES, type RefusalCode } from '../../domain/values/refusal-codes.ts';
import { keptFileSchema } from '../report/filing-shapes.ts';
import { PROFILE, defineJob, defineQuery, defineCommand, nothing } from '../core/method.ts';
import { idNumber, listOf, nameText, bytesSchema, fileSchema, monthSchema, refusalSchema } from '../core/shapes.ts';
import { listMonths } from '../../domain/time/calendar.ts';
import type { MapValue } from './workbook-map.ts';

/** A finding about a map's entry or a filled cell; empty texts where it is about the whole. */
export const workbookFindingSchema = z.object({ refusal: refusalSchema, sheet: z.string(), cell: z.string() });
export type WorkbookFinding = z.infer<typeof workbookFindingSchema>;

/** What a proposal says besides its entry. `figure` is an address, or `head.报告期`; `unit` null is the profile's. */
export const proposalSchema = z.object({
  sheet: z.string(),
  cell: z.string(),
  figure: z.string(),
  unit: z.string().nullable(),
  confidence: z.number().min(0).max(1),
  reason: z.string(),
});
export type Proposal = z.infer<typeof proposalSchema>;
/** A proposed list as it is shown. */
export const proposedListSchema = z.object({
  sheet: z.string(),
  rows: z.string(),
  firstRow: z.int(),
  templateRows: z.int(),
  confidence: z.number(),
  reason: z.string(),
});

/** A cell of the blank as the page draws it; `kind` says what may be done with it, `rows` and `columns` how far its merged range reaches. */
export const pictureCellSchema = z.object({
  row: z.int(),
  column: z.int(),
  text: z.string(),
  kind: z.enum(['empty', 'text', 'number', 'formula', 'locked']),
  rows: z.int(),
  columns: z.int(),
  isBold: z.boolean(),
  align: z.enum(['left', 'center', 'right']),
  hasBorder: z.boolean(),
  /** `#rrggbb`, null where none or not said by itself. */
  fill: z.string().nullable(),
});
/** A sheet of the blank. Sizes in pixels; cells in order of rows; `isCut`: the sheet is larger than what is shown. */
export const pictureSchema = z.object({
  sheet: z.string(),
  state: z.enum(['visible', 'hidden', 'veryHidden']),
  widths: listOf(z.int()),
  heights: listOf(z.int()),
  cells: listOf(pictureCellSchema),
  isCut: z.boolean(),
});
export type SheetPicture = z.infer<typeof pictureSchema>;

/** The map, as docs/rules/workbook.md, The map, has it. Its own schema, behind the RPC layer, parses it and says which entry is wrong (WB_MAP). */
const mapValue = z.custom<MapValue>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

/** A bureau's form as a list shows it. */
const workbookLineSchema = z.object({
  id: z.int(),
  version: z.int(),
  name: z.string(),
  file: z.string(),
  sha256: z.string(),
  edition: z.int(),
  entries: z.int(),
  proposed: z.int(),
  changedAt: z.string(),
  who: z.string(),
  isRetired: z.boolean(),
});
export type WorkbookLine = z.infer<typeof workbookLineSchema>;
const workbookInput = z.strictObject({ id: idNumber });
/** A new form: its blank, and its map where there is one; without, one is proposed. */
const addWorkbookInput = z.strictObject({ name: nameText.nullable(), blank: fileSchema, map: fileSchema.nullable() });

/** What was said when a map was proposed; `unsure` are the cells and figures with equal candidates, of which the map has none. */
export const proposedSchema = z.object({
  proposals: listOf(proposalSchema),
  unsure: listOf(proposalSchema),
  lists: listOf(proposedListSchema),
});
export type Proposed = z.infer<typeof proposedSchema>;

/** A form with everything that its mapping screen shows. */
const workbookSchema = workbookLineSchema.extend({
  map: mapValue,
  pictures: listOf(pictureSchema),
  ...proposedSchema.shape,
  errors: listOf(workbookFindingSchema),
  warnings: listOf(workbookFindingSchema),
  /** What somebody still has to decide: labelled cells without an entry, entries without a unit. */
  open: listOf(workbookFindingSchema),
  /** What can be put into a cell: addresses with their words and units, heads, lists' columns. */
  figures: listOf(z.object({ figure: z.string(), label: z.string(), units: listOf(z.string()) })),
  fields: listOf(z.string()),
  /** First letters of the Pinyin of their names, by a figure's address or `head.报告期`: what they are found by besides. */
  initials: z.record(z.string(), z.string()),
  listColumns: z.record(z.string(), listOf(z.object({ column: z.string(), label: z.string(), units: listOf(z.string()) }))),
  editions: listOf(z.object({ edition: z.int(), at: z.string(), who: z.string(), file: z.string(), entries: z.int(), proposed: z.int() })),
});
export type Workbook = z.infer<typeof workbookSchema>;
/** A changed map; `edition` is the one it was made from. */
const saveMapInput = z.strictObject({ id: idNumber, edition: idNumber, map: mapValue });
const savedMapSchema = z.object({
  edition: z.int(),
  entries: z.int(),
  proposed: z.int(),
  errors: listOf(workbookFindingSchema),
  warnings: listOf(workbookFindingSchema),
  open: listOf(workbookFindingSchema),
});
/** A new edition of the blank: taken over only if every entry passes and every label stands where it stood. */
const newBlankInput = z.strictObject({ id: idNumber, edition: idNumber, blank: fileSchema });
const newBlankSchema = z.object({
  isAdopted: z.boolean(),
  edition: z.int(),
  errors: listOf(workbookFindingSchema),
  warnings: listOf(workbookFindingSchema),
});

/** What a month would put where: `text` as it would stand in the cell. */
const trialInput = z.strictObject({ id: idNumber, month: monthSchema });
export const trialSchema = z.object({
  month: z.string(),
  cells: listOf(z.object({ sheet: z.string(), cell: z.string(), text: z.string(), isProposed: z.boolean() })),
  inserted: z.int(),
  refusal: refusalSchema.nullable(),
});

const pickInput = z.strictObject({ id: idNumber, sheet: nameText, cell: nameText, month: monthSchema });
/** Every figure as it would stand in the cell, beside the month before. `unit` null: the sheet names none; `isAsked`: a person has to say it. */
const pickSchema = z.object({
  month: z.string(),
  before: z.string(),
  figures: listOf(
    z.object({ figure: z.string(), unit: z.string().nullable(), isAsked: z.boolean(), text: z.string(), before: z.string() }),
  ),
});
export type PickedCell = z.infer<typeof pickSchema>;

/** What was written and checked. `inserted`: rows added to lists. */
export const fillAccountSchema = z.object({
  written: z.int(),
  inserted: z.int(),
  recalculated: z.int(),
  checks: listOf(z.object({ sheet: z.string(), cell: z.string(), value: z.union([z.string(), z.number(), z.boolean()]), ok: z.boolean() })),
  warnings: listOf(workbookFindingSchema),
});
export type FillAccount = z.infer<typeof fillAccountSchema>;
const filledSchema = z.object({ name: z.string(), bytes: bytesSchema, sha256: z.string(), workbook: fillAccountSchema });
/** Fills a kept form with a month's figures. */
const fillInput = z.strictObject({ id: idNumber, month: monthSchema, profile: nameText.nullable() });
/** Months of a table on short notice at most. */
const MOST_MONTHS = 36;
/** Fills a kept form under a name of its own for the months from one to another, each a column. */
const fillTableInput = z
  .strictObject({ id: idNumber, name: nameText, from: monthSchema, to: monthSchema })
  .refine(({ from, to }) => from <= to && listMonths(from, to).length <= MOST_MONTHS);
/** `openMonths`: those that are not closed, so that their figures may still change. */
const filledTableSchema = filledSchema.extend({ openMonths: listOf(z.string()) });
/** Fills a blank that is given with its map. */
const fillFileInput = z.strictObject({ month: monthSchema, profile: nameText.nullable(), blank: fileSchema, map: fileSchema });

const proposeInput = z.strictObject({ blank: fileSchema, profile: nameText.nullable() });
/** `map`: the proposed map's JSON text, as a file. */
const proposedMapSchema = z.object({
  map: z.string(),
  ...proposedSchema.shape,
});
const checkMapInput = z.strictObject({ blank: fileSchema, map: fileSchema, adopt: z.boolean(), profile: nameText.nullable() });
/** `map`: the map's text with the new hash, where it was adopted. */
const checkedMapSchema = z.object({
  ok: z.boolean(),
  errors: listOf(workbookFindingSchema),
  warnings: listOf(workbookFindingSchema),
  cells: z.int(),
  lists: z.int(),
  map: z.string().nullable(),
});

/** Filling a blank can end in these. */
const FILL: readonly RefusalCode[] = [...BLANK_CODES, ...PROFILE, 'MONTH_UNKNOWN', ...FILL_CODES];

/** The bureau's own workbook. */
export const workbookMethods = {
  list: defineQuery('sales.look')
    .input(nothing)
    .output({ workbooks: listOf(workbookLineSchema) }),
  get: defineJob('reads', 'sales.look', 'WB_UNKNOWN', ...BLANK_CODES, ...PROFILE)
    .input(workbookInput)
    .output(workbookSchema),
  add: defineJob('writes', 'maps.write', 'RECORD_EXISTS', 'WB_MAP', ...BLANK_CODES, ...PROFILE)
    .input(addWorkbookInput)
    .output({ id: idNumber }),
  rename: defineCommand('maps.write', 'WB_UNKNOWN', 'RECORD_EXISTS', 'RECORD_CHANGED')
    .input({ id: idNumber, version: z.int().positive(), name: nameText })
    .output(workbookLineSchema),
  /** Keeps a changed map as a new edition; entries with errors are kept too, and only stop the export. */
  save: defineCommand('maps.write', 'WB_UNKNOWN', 'RECORD_CHANGED', 'WB_MAP', ...PROFILE)
    .input(saveMapInput)
    .output(savedMapSchema),
  newBlank: defineJob('writes', 'maps.write', 'WB_UNKNOWN', 'RECORD_CHANGED', ...BLANK_CODES, ...PROFILE)
    .input(newBlankInput)
    .output(newBlankSchema),
  retire: defineCommand('maps.write', 'WB_UNKNOWN').input(workbookInput).output(workbookLineSchema),
  restore: defineCommand('maps.write', 'WB_UNKNOWN', 'RECORD_EXISTS').input(workbookInput).output(workbookLineSchema),
  trial: defineJob('reads', 'sales.look', 'WB_UNKNOWN', ...FILL)
    .input(trialInput)
    .output(trialSchema),
  /** What each figure would be in a cell that a person picks one for. */
  pick: defineJob('reads', 'sales.look', 'WB_UNKNOWN', 'MONTH_UNKNOWN', ...BLANK_CODES, ...PROFILE)
    .input(pickInput)
    .output(pickSchema),
  mapFile: defineQuery('sales.look', 'WB_UNKNOWN').input(workbookInput).output(keptFileSchema),
  blankFile: defineQuery('sales.look', 'WB_UNKNOWN').input(workbookInput).output(keptFileSchema),
  fill: defineJob('reads', 'sales.look', 'WB_UNKNOWN', ...FILL)
    .input(fillInput)
    .output(filledSchema),
  /** A table on short notice: not the monthly report, kept under its own name. */
  fillTable: defineJob('reads', 'sales.look', 'WB_UNKNOWN', ...MONTHS_CODES, ...FILL)
    .input(fillTableInput)
    .output(filledTableSchema),
  fillFile: defineJob('reads', 'sales.look', ...FILL)
    .input(fillFileInput)
    .output(filledSchema),
  propose: defineJob('reads', 'sales.look', ...BLANK_CODES, ...PROFILE)
    .input(proposeInput)
    .output(proposedMapSchema),
  check: defineJob('reads', 'sales.look', 'WB_MAP', ...BLANK_CODES, ...PROFILE)
    .input(checkMapInput)
    .output(checkedMapSchema),
} as const;
