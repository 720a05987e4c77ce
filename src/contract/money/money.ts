// Methods of money owed: accounts, statements, and their files.
import { z } from 'zod';
import { method } from '../core/method.ts';
import {
  accountInput,
  accountSchema,
  madeAllSchema,
  madeSchema,
  previewSchema,
  statementDocSchema,
  statementFileInput,
  statementFileSchema,
  statementInput,
  statementLineSchema,
  statementsInput,
} from './money-shapes.ts';
import { answerOf, idNumber, listOf } from '../core/shapes.ts';

/** Methods of money owed. */
export const moneyMethods = {
  account: method('look', 'TENANT_UNKNOWN').input(accountInput).output(answerOf(accountSchema)),
  preview: method('look', 'TENANT_UNKNOWN', 'ROW_TENANT_AMBIGUOUS').input(statementInput).output(answerOf(previewSchema)),
  make: method('records.write', 'TENANT_UNKNOWN', 'ROW_TENANT_AMBIGUOUS', 'STATEMENT_EMPTY', 'STATEMENT_AHEAD', 'STATEMENT_BOOKINGS_OPEN')
    .input(statementInput)
    .output(answerOf(madeSchema)),
  makeAll: method('records.write', 'STATEMENT_AHEAD').input(statementsInput).output(answerOf(madeAllSchema)),
  list: method('look')
    .input(statementsInput)
    .output(answerOf(z.object({ statements: listOf(statementLineSchema) }))),
  statement: method('look', 'STATEMENT_UNKNOWN')
    .input(z.strictObject({ id: idNumber }))
    .output(answerOf(statementDocSchema)),
  file: method('look', 'STATEMENT_UNKNOWN').input(statementFileInput).output(answerOf(statementFileSchema)),
} as const;
