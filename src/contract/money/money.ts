// Methods of money owed: accounts, statements, and their files.
import { z } from 'zod';
import { job, nothing, reads, writes } from '../core/method.ts';
import {
  accountInput,
  accountSchema,
  madeAllSchema,
  madeSchema,
  previewSchema,
  statementDocSchema,
  statementFileInput,
  statementFileSchema,
  statementFrameInput,
  statementInput,
  statementLineSchema,
  statementsInput,
} from './money-shapes.ts';
import { answerOf, idNumber, listOf } from '../core/shapes.ts';

/** Methods of money owed. */
export const moneyMethods = {
  account: reads('look', 'TENANT_UNKNOWN').input(accountInput).output(answerOf(accountSchema)),
  preview: reads('look', 'TENANT_UNKNOWN', 'ROW_TENANT_AMBIGUOUS').input(statementInput).output(answerOf(previewSchema)),
  make: writes('records.write', 'TENANT_UNKNOWN', 'ROW_TENANT_AMBIGUOUS', 'STATEMENT_EMPTY', 'STATEMENT_AHEAD', 'STATEMENT_BOOKINGS_OPEN')
    .input(statementInput)
    .output(answerOf(madeSchema)),
  makeAll: job('writes', 'records.write', 'STATEMENT_AHEAD').input(statementsInput).output(answerOf(madeAllSchema)),
  list: reads('look')
    .input(statementsInput)
    .output(answerOf(z.object({ statements: listOf(statementLineSchema) }))),
  statement: reads('look', 'STATEMENT_UNKNOWN')
    .input(z.strictObject({ id: idNumber }))
    .output(answerOf(statementDocSchema)),
  /** When statements are due, where to pay, what tax the prices hold: printed on those that are made from now on. */
  frame: reads('look').input(nothing).output(answerOf(statementFrameInput)),
  setFrame: writes('records.write').input(statementFrameInput).output(answerOf(statementFrameInput)),
  file: job('reads', 'look', 'STATEMENT_UNKNOWN').input(statementFileInput).output(answerOf(statementFileSchema)),
} as const;
