// Methods of collecting a month: forms, replies with their course, sources side by side.
import { PROFILE, defineJob, defineQuery, defineCommand } from '../core/method.ts';
import {
  acceptInput,
  answerInput,
  chooseInput,
  chosenSchema,
  collectionSchema,
  formPackSchema,
  formStatusSchema,
  intakeFileInput,
  madeFormsSchema,
  makeFormsInput,
  queryInput,
  reminderInput,
  reminderSchema,
  replyInput,
  replySchema,
  returnCopySchema,
  sourcesInput,
  sourcesSchema,
} from './collection-shapes.ts';
import { keptFileSchema, monthInput } from '../report/filing-shapes.ts';
import { z } from 'zod';

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
  month: defineQuery('sales.look', ...PROFILE)
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
  sources: defineQuery('sales.look', 'TENANT_UNKNOWN').input(sourcesInput).output(sourcesSchema),
  choose: defineCommand('sales.write', 'TENANT_UNKNOWN', 'CHOICE_WITHOUT_LINE', 'REASON_NEEDED', 'MONTH_CLOSED')
    .input(chooseInput)
    .output(chosenSchema),
} as const;
