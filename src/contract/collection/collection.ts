// Methods of collecting a month: forms, replies with their course, sources side by side.
// Collecting a month from the tenants: forms made, who has replied, what was asked and answered, sources side by side.
import { PROFILE, defineJob, defineGrowingQuery, defineQuery, defineCommand } from '../core/method.ts';
import { keptFileSchema, monthInput } from '../report/filing-shapes.ts';
import { z } from 'zod';
import { REPLY_STATES, SALES_SOURCES } from '../../domain/base/catalogue.ts';
import { bytesSchema, idNumber, listOf, monthSchema, nameText, refusalSchema, spokenText } from '../core/shapes.ts';
import { salesFigures, salesLineSchema, salesTenantSchema } from './sales-shapes.ts';

const source = z.enum(SALES_SOURCES);
const cellName = z.string().regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/);

/** Forms of a month; `tenants` null: the whole roster. Making the first freezes the roster. */
const makeFormsInput = z.strictObject({ month: monthSchema, tenants: z.array(idNumber).min(1).max(1000).readonly().nullable() });
/** One form: `file` is the name to send it under. */
export const madeFormSchema = z.object({
  tenant: z.int(),
  uscc: z.string(),
  name: z.string(),
  file: z.string(),
  bytes: bytesSchema,
  sha256: z.string(),
});
const madeFormsSchema = z.object({ month: z.string(), roster: z.int(), files: listOf(madeFormSchema) });
/** All forms of the month as one zip. */
const formPackSchema = z.object({ name: z.string(), bytes: bytesSchema, sha256: z.string(), count: z.int() });

/** How a tenant of the roster stands. `failing`: it has reported, and a figure of it fails a check. */
export const ROSTER_STATES = ['missing', 'reported', 'zero', 'failing'] as const;
const formStatusSchema = z.object({
  roster: listOf(z.object({ uscc: z.string(), name: z.string(), state: z.enum(ROSTER_STATES) })),
});

/**
 * A check that a tenant's figures fail. `relation`: the audit relation of the report that it belongs to (A07, A09, A10), null for
 * what only the base can see. `cells`: where it stands in the reply, empty without a reply. `data`: facts for its words, money in fen.
 */
export const failingCheckSchema = z.object({
  check: z.string(),
  relation: z.string().nullable(),
  platform: z.string().nullable(),
  goodsClass: z.string().nullable(),
  cells: listOf(z.string()),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type FailingCheck = z.infer<typeof failingCheckSchema>;

/** Where a reply stands in its course. `isLate`: it came after the day that forms are due on. */
const replyLine = z.object({
  id: z.int(),
  file: z.string(),
  at: z.string(),
  who: z.string(),
  state: z.enum(REPLY_STATES),
  isLate: z.boolean(),
  /** How many replies of this tenant and month there are, this one included. */
  count: z.int(),
});

/** A tenant of the month on the board. `extra`: it has lines and did not have to report. */
export const collectionRowSchema = z.object({
  tenant: z.int(),
  name: z.string(),
  uscc: z.string(),
  contact: z.string().nullable(),
  phone: z.string().nullable(),
  state: z.enum([...ROSTER_STATES, 'extra']),
  /** When its form was made; null: none was. */
  formMade: z.string().nullable(),
  reply: replyLine.nullable(),
  failing: listOf(failingCheckSchema),
  /** What only the base can see (X01-X04), and says to nobody else: the relations' ids. */
  hints: listOf(z.string()),
  /** Keys whose sources differ by over 1 % and at least 100 yuan. */
  differs: z.int(),
  ...salesTenantSchema.pick({ lines: true, paid: true, refunded: true, settled: true, retail: true, sources: true }).shape,
});
export type CollectionRow = z.infer<typeof collectionRowSchema>;

/** A file that came in and was not taken, kept as it was received. */
export const refusedReplySchema = z.object({
  intake: z.int(),
  file: z.string(),
  at: z.string(),
  who: z.string(),
  outcome: z.enum(['refused', 'parked']),
  /** Whose it is, where that could be told. */
  tenant: z.int().nullable(),
  refusal: refusalSchema.nullable(),
});

const intakeFileInput = z.strictObject({ intake: idNumber });

/** The board of a month. `dueOn`: the day that replies are due on. */
const collectionSchema = z.object({
  month: z.string(),
  isClosed: z.boolean(),
  isOver: z.boolean(),
  dueOn: z.string(),
  /** When the roster was frozen; null: it is computed. */
  frozenAt: z.string().nullable(),
  forms: z.int(),
  rows: listOf(collectionRowSchema),
  refused: listOf(refusedReplySchema),
});
export type Collection = z.infer<typeof collectionSchema>;

/** A row of a reply: `row` is the sheet's own number; figures as the ledger has them (fen, minutes, counts). */
const replyRow = z.object({ platform: z.string(), goodsClass: z.string(), ...salesFigures, row: z.int() });

/** What a reply says. `places`: the cell of each single field (retail, hosts, employees, filler, phone, filledOn). */
export const replyFiguresSchema = z.object({
  sheet: z.string(),
  version: z.int(),
  /** Columns of the figures by field, as letters: where a row's cell stands. */
  columns: z.record(z.string(), z.string()),
  places: z.record(z.string(), z.string()),
  rows: listOf(replyRow),
  retail: z.int().nullable(),
  hosts: z.int().nullable(),
  employees: z.int().nullable(),
  filler: z.string().nullable(),
  phone: z.string().nullable(),
  filledOn: z.string().nullable(),
});
export type ReplyFigures = z.infer<typeof replyFiguresSchema>;

/** A cell that is asked about, by its label in words (`抖音 服装鞋帽针纺织品类 退款额`). */
export const askedCellSchema = z.strictObject({ cell: cellName, label: z.string().max(200), question: z.string().trim().max(500) });
export type AskedCell = z.infer<typeof askedCellSchema>;

const replyInput = z.strictObject({ reply: idNumber });
/** Something said about a reply. */
export const replyStepSchema = z.object({
  id: z.int(),
  at: z.string(),
  who: z.string(),
  state: z.enum(REPLY_STATES),
  cells: listOf(askedCellSchema),
  words: z.string().nullable(),
  /** The relation that an answer explains, and what its code stands for. */
  relation: z.object({ id: z.string(), name: z.string() }).nullable(),
});

/** A figure that a reply says otherwise than the reply before; null: it was not there. */
export const replyDifferenceSchema = z.object({
  cell: z.string().nullable(),
  field: z.string(),
  platform: z.string().nullable(),
  goodsClass: z.string().nullable(),
  before: z.union([z.int(), z.string()]).nullable(),
  after: z.union([z.int(), z.string()]).nullable(),
});

/** A reply with its course. `isNewest`: nothing came after it; only then it can be asked about. */
const replySchema = z.object({
  id: z.int(),
  month: z.string(),
  isClosed: z.boolean(),
  tenant: z.int(),
  name: z.string(),
  uscc: z.string(),
  file: z.string(),
  at: z.string(),
  who: z.string(),
  isLate: z.boolean(),
  isNewest: z.boolean(),
  state: z.enum(REPLY_STATES),
  figures: replyFiguresSchema,
  differences: listOf(replyDifferenceSchema),
  steps: listOf(replyStepSchema),
  failing: listOf(failingCheckSchema),
  /** What the tenant reported in the three months before and the same month of last year, where it did: the last month first. */
  past: listOf(z.object({ month: z.string(), lines: listOf(replyRow.omit({ row: true })), retail: z.int().nullable() })),
  /** Failing relations of the month that an answer can explain, with their sentence. */
  relations: listOf(z.object({ id: z.string(), severity: z.enum(['E', 'W']), message: z.string(), explanation: z.string().nullable() })),
  /** The replies before it, newest first. */
  earlier: listOf(z.object({ id: z.int(), file: z.string(), at: z.string(), state: z.enum(REPLY_STATES), steps: listOf(replyStepSchema) })),
});
export type Reply = z.infer<typeof replySchema>;

/** Asked back: some cells with their question, or words for the whole, or both. */
const queryInput = z.strictObject({
  reply: idNumber,
  cells: z.array(askedCellSchema).max(200),
  words: z.string().trim().max(2000).nullable(),
});
/** The tenant's words; with `relation` they become (or are added to) the explanation of that relation of the month. */
const answerInput = z.strictObject({
  reply: idNumber,
  words: spokenText,
  relation: z
    .string()
    .regex(/^\w{1,20}$/)
    .nullable(),
});
const acceptInput = z.strictObject({ replies: z.array(idNumber).min(1).max(1000), words: z.string().trim().max(2000).nullable() });
/** The copy to send back with the asked cells marked, and the words to send with it. */
const returnCopySchema = z.object({ name: z.string(), bytes: bytesSchema, sha256: z.string(), words: z.string() });

/** Whom to remind: those missing, those who were asked and have not answered, or these. */
const reminderInput = z.strictObject({
  month: monthSchema,
  who: z.enum(['missing', 'queried']),
  tenants: z.array(idNumber).max(1000).nullable(),
});
/** `came`: missing tenants that are not reminded, since their file has come and was not taken. */
const reminderSchema = z.object({ count: z.int(), came: z.int(), words: z.string() });

const sourcesInput = z.strictObject({ month: monthSchema, tenant: idNumber });
/** One key of a tenant's month with every source that has it; figures of `lines` in the order form, ledger, session. */
export const sourceKeySchema = z.object({
  platform: z.string(),
  goodsClass: z.string(),
  lines: listOf(salesLineSchema),
  effective: source,
  /** Set where a person chose what counts. */
  choice: z.object({ id: z.int(), version: z.int(), source, reason: z.string(), who: z.string(), at: z.string() }).nullable(),
  /** The platform's figure less the form's, in fen, of paid; null where one of them is missing. */
  difference: z.int().nullable(),
  isLarge: z.boolean(),
});
export const liveSessionSchema = z.object({
  id: z.int(),
  platform: z.string(),
  handle: z.string(),
  key: z.string(),
  title: z.string().nullable(),
  goodsClass: z.string(),
  startsAt: z.string(),
  minutes: z.int().nullable(),
  views: z.int().nullable(),
  orders: z.int().nullable(),
  paid: z.int().nullable(),
  refunded: z.int().nullable(),
  settled: z.int().nullable(),
  file: z.string().nullable(),
  row: z.int().nullable(),
});
const sourcesSchema = z.object({
  month: z.string(),
  tenant: z.int(),
  name: z.string(),
  isClosed: z.boolean(),
  keys: listOf(sourceKeySchema),
  sessions: listOf(liveSessionSchema),
  /** Shop-days: sums without sessions. */
  days: listOf(
    z.object({
      id: z.int(),
      platform: z.string(),
      handle: z.string(),
      day: z.string(),
      goodsClass: z.string(),
      paid: z.int().nullable(),
      refunded: z.int().nullable(),
      settled: z.int().nullable(),
    }),
  ),
});
export type Sources = z.infer<typeof sourcesSchema>;

/** What counts for a key; `source` null: what is strongest, as without a choice. */
const chooseInput = z.strictObject({
  month: monthSchema,
  tenant: idNumber,
  platform: nameText,
  goodsClass: nameText,
  source: source.nullable(),
  reason: z.string().trim().max(2000),
});
/** `change` takes it back; null where it stood so already. */
const chosenSchema = z.object({ change: z.int().nullable(), effective: source });

/** Making the forms of a month. */
const making = defineJob(
  'writes',
  'sales.write',
  'FORM_ROSTER_EMPTY',
  'TENANT_UNKNOWN',
  'FORM_TENANT_NOT_DUE',
  'MONTH_CLOSED',
  'MONTH_NOT_OVER',
  ...PROFILE,
).input(makeFormsInput);

/** The tenants' monthly forms. */
export const formMethods = {
  /** Makes forms, keeps them, and freezes the month's roster. */
  make: making.output(madeFormsSchema),
  /** The same as one zip, for the window. */
  pack: making.output(formPackSchema),
  status: defineQuery('sales.look', ...PROFILE)
    .input(monthInput)
    .output(formStatusSchema),
} as const;

/** Who has reported, and what was said about it. */
export const collectionMethods = {
  month: defineGrowingQuery('sales.look', ...PROFILE)
    .input(monthInput)
    .output(collectionSchema),
  reply: defineQuery('sales.look', 'REPLY_UNKNOWN', ...PROFILE)
    .input(replyInput)
    .output(replySchema),
  /** A reply's file as it was received. */
  file: defineQuery('sales.look', 'REPLY_UNKNOWN').input(replyInput).output(keptFileSchema),
  /** The same of a file that came in and was not taken. */
  refusedFile: defineQuery('sales.look', 'REPLY_UNKNOWN').input(intakeFileInput).output(keptFileSchema),
  query: defineCommand('sales.write', 'REPLY_UNKNOWN', 'REPLY_REPLACED', 'REPLY_STATE', 'MONTH_CLOSED', ...PROFILE)
    .input(queryInput)
    .output(replySchema),
  answer: defineCommand('sales.write', 'REPLY_UNKNOWN', 'REPLY_REPLACED', 'REPLY_STATE', 'MONTH_CLOSED', ...PROFILE)
    .input(answerInput)
    .output(replySchema),
  accept: defineCommand('sales.write', 'REPLY_UNKNOWN', 'REPLY_REPLACED', 'REPLY_STATE', 'MONTH_CLOSED')
    .input(acceptInput)
    .output({ accepted: z.int() }),
  returnCopy: defineJob('reads', 'sales.look', 'REPLY_UNKNOWN').input(replyInput).output(returnCopySchema),
  reminder: defineQuery('sales.look', ...PROFILE)
    .input(reminderInput)
    .output(reminderSchema),
  sources: defineGrowingQuery('sales.look', 'TENANT_UNKNOWN').input(sourcesInput).output(sourcesSchema),
  choose: defineCommand('sales.write', 'TENANT_UNKNOWN', 'CHOICE_WITHOUT_LINE', 'REASON_NEEDED', 'MONTH_CLOSED')
    .input(chooseInput)
    .output(chosenSchema),
} as const;
