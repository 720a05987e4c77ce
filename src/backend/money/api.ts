// Binds the methods of money to their use cases; each use case is loaded with its first call.
import { accountingMethods } from '../../contract/money/accounting.ts';
import { moneyMethods } from '../../contract/money/money.ts';
import type { Result } from '../../domain/values/result.ts';
import { listAmountsBeyond } from '../core/db/amounts-beyond.ts';
import { refuseAmount } from '../core/records/amount-refusal.ts';
import type { OpenCall } from '../core/rpc/call.ts';
import {
  bindCommand,
  bindOnBase,
  bindSettingCommand,
  bindSettingQuery,
  bindQuery,
  bindInfallibleQuery,
  bindJob,
} from '../core/rpc/procedures.ts';

/** What money owed and the accounts are added up from. */
const SUMMED = ['charge', 'payment', 'deposit_move', 'lease'] as const;

/**
 * Binds a method that adds money up: it refuses AMOUNT_BEYOND, as `refuseAmount`, while a row holds an amount beyond the bound, of the tenant
 * that is asked for or of anybody.
 */
function bindSum<I, O>(handler: (asked: { readonly input: I; readonly context: OpenCall }) => Promise<O>) {
  return async (asked: { readonly input: I; readonly context: OpenCall }): Promise<O | Result<never>> => {
    const { db } = asked.context.base;
    const only = typeof asked.input === 'object' && asked.input !== null && 'tenant' in asked.input ? asked.input.tenant : null;
    const found = listAmountsBeyond(db, SUMMED).find(({ tenant }) => typeof only !== 'number' || tenant === only);
    return found === undefined ? handler(asked) : { ok: false, refusal: refuseAmount(db, found) };
  };
}

const onBase = bindOnBase({ money: moneyMethods, accounting: accountingMethods });

export const accounting = {
  period: onBase.accounting.period.handler(bindSum(bindInfallibleQuery(async () => (await import('./accounting.ts')).getPeriod))),
  close: onBase.accounting.close.handler(bindSum(bindCommand(async () => (await import('./accounting.ts')).closePeriod))),
  reopen: onBase.accounting.reopen.handler(bindCommand(async () => (await import('./accounting.ts')).reopenPeriod)),
  vouchers: onBase.accounting.vouchers.handler(bindSum(bindQuery(async () => (await import('./accounting.ts')).getVouchers))),
  accounts: onBase.accounting.accounts.handler(bindSettingQuery('accounts')),
  setAccounts: onBase.accounting.setAccounts.handler(bindSettingCommand('accounts')),
};

export const money = {
  account: onBase.money.account.handler(bindSum(bindQuery(async () => (await import('./account.ts')).getTenantAccount))),
  preview: onBase.money.preview.handler(bindSum(bindQuery(async () => (await import('./statements.ts')).previewStatement))),
  make: onBase.money.make.handler(bindSum(bindCommand(async () => (await import('./make-statement.ts')).makeStatement))),
  makeAll: onBase.money.makeAll.handler(bindSum(bindJob(async () => (await import('./make-statement.ts')).makeAllStatements))),
  list: onBase.money.list.handler(bindSum(bindInfallibleQuery(async () => (await import('./statements.ts')).listMonthStatements))),
  owed: onBase.money.owed.handler(bindSum(bindQuery(async () => (await import('./account.ts')).listOwedByAll))),
  statement: onBase.money.statement.handler(bindQuery(async () => (await import('./statements.ts')).getStatement)),
  file: onBase.money.file.handler(bindCommand(async () => (await import('./statements.ts')).getStatementFile)),
  monthFile: onBase.money.monthFile.handler(bindSum(bindCommand(async () => (await import('./statements.ts')).getMonthFile))),
  noteInvoice: onBase.money.noteInvoice.handler(bindCommand(async () => (await import('./statements.ts')).noteInvoice)),
  frame: onBase.money.frame.handler(bindSettingQuery('statement')),
  setFrame: onBase.money.setFrame.handler(bindSettingCommand('statement')),
};
