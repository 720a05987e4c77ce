// Methods of money owed: accounts, statements, and their files.
import { z } from 'zod';
import { defineJob, nothing, defineQuery, defineCommand } from '../core/method.ts';
import {
  accountInput,
  accountSchema,
  madeAllSchema,
  madeSchema,
  monthStatementsSchema,
  owedSchema,
  previewSchema,
  statementDocSchema,
  statementFileInput,
  statementFileSchema,
  statementInput,
  statementRunInput,
  statementsInput,
} from './money-shapes.ts';
import { SETTINGS } from '../core/settings/settings.ts';
import { answerOf, daySchema, idNumber } from '../core/shapes.ts';

/** Methods of money owed. */
export const moneyMethods = {
  account: defineQuery('money.look', 'TENANT_UNKNOWN').input(accountInput).output(answerOf(accountSchema)),
  preview: defineQuery('money.look', 'TENANT_UNKNOWN', 'ROW_TENANT_AMBIGUOUS').input(statementInput).output(answerOf(previewSchema)),
  make: defineCommand(
    'money.write',
    'TENANT_UNKNOWN',
    'ROW_TENANT_AMBIGUOUS',
    'STATEMENT_EMPTY',
    'STATEMENT_AHEAD',
    'STATEMENT_BOOKINGS_OPEN',
  )
    .input(statementInput)
    .output(answerOf(madeSchema)),
  makeAll: defineJob('writes', 'money.write', 'STATEMENT_AHEAD').input(statementRunInput).output(answerOf(madeAllSchema)),
  list: defineQuery('money.look').input(statementsInput).output(answerOf(monthStatementsSchema)),
  /** Every tenant with something due, paid, held, or a lease that has not ended; overdue as of the day, null: today. */
  owed: defineQuery('money.look')
    .input(z.strictObject({ day: daySchema.nullable().default(null) }))
    .output(answerOf(owedSchema)),
  statement: defineQuery('money.look', 'STATEMENT_UNKNOWN')
    .input(z.strictObject({ id: idNumber }))
    .output(answerOf(statementDocSchema)),
  /** When statements are due, where to pay, what tax the prices hold: printed on those that are made from now on. */
  frame: defineQuery('money.look').input(nothing).output(answerOf(SETTINGS.statement.schema)),
  setFrame: defineCommand(SETTINGS.statement.edited.right).input(SETTINGS.statement.schema).output(answerOf(SETTINGS.statement.schema)),
  /** One PDF of the month's statements that stand: a page of sums, then each of them. */
  monthFile: defineJob('reads', 'money.look', 'STATEMENTS_NONE').input(statementsInput).output(answerOf(statementFileSchema)),
  file: defineJob('reads', 'money.look', 'STATEMENT_UNKNOWN').input(statementFileInput).output(answerOf(statementFileSchema)),
} as const;
