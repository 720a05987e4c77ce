// Binds the methods of money to their use cases; each use case is loaded with its first call.
import { accountingMethods } from '../../contract/money/accounting.ts';
import { moneyMethods } from '../../contract/money/money.ts';
import {
  bindCommand,
  bindOnBase,
  bindSettingCommand,
  bindSettingQuery,
  bindQuery,
  bindInfallibleQuery,
  bindJob,
} from '../core/rpc/procedures.ts';

const onBase = bindOnBase({ money: moneyMethods, accounting: accountingMethods });

export const accounting = {
  period: onBase.accounting.period.handler(bindInfallibleQuery(async () => (await import('./accounting.ts')).getPeriod)),
  close: onBase.accounting.close.handler(bindCommand(async () => (await import('./accounting.ts')).closePeriod)),
  reopen: onBase.accounting.reopen.handler(bindCommand(async () => (await import('./accounting.ts')).reopenPeriod)),
  vouchers: onBase.accounting.vouchers.handler(bindQuery(async () => (await import('./accounting.ts')).getVouchers)),
  accounts: onBase.accounting.accounts.handler(bindSettingQuery('accounts')),
  setAccounts: onBase.accounting.setAccounts.handler(bindSettingCommand('accounts')),
};

export const money = {
  account: onBase.money.account.handler(bindQuery(async () => (await import('./account.ts')).getTenantAccount)),
  preview: onBase.money.preview.handler(bindQuery(async () => (await import('./statements.ts')).previewStatement)),
  make: onBase.money.make.handler(bindCommand(async () => (await import('./make-statement.ts')).makeStatement)),
  makeAll: onBase.money.makeAll.handler(bindJob(async () => (await import('./make-statement.ts')).makeAllStatements)),
  list: onBase.money.list.handler(bindInfallibleQuery(async () => (await import('./statements.ts')).listMonthStatements)),
  owed: onBase.money.owed.handler(bindQuery(async () => (await import('./account.ts')).listOwedByAll)),
  statement: onBase.money.statement.handler(bindQuery(async () => (await import('./statements.ts')).getStatement)),
  file: onBase.money.file.handler(bindCommand(async () => (await import('./statements.ts')).getStatementFile)),
  monthFile: onBase.money.monthFile.handler(bindCommand(async () => (await import('./statements.ts')).getMonthFile)),
  noteInvoice: onBase.money.noteInvoice.handler(bindCommand(async () => (await import('./statements.ts')).noteInvoice)),
  frame: onBase.money.frame.handler(bindSettingQuery('statement')),
  setFrame: onBase.money.setFrame.handler(bindSettingCommand('statement')),
};
