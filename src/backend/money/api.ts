// Binds the methods of money to their use cases; each use case is loaded with its first call.
import { moneyMethods } from '../../contract/money/money.ts';
import { act, bindOnBase, look, show, work } from '../core/door/procedures.ts';

const onBase = bindOnBase({ money: moneyMethods });

export const money = {
  account: onBase.money.account.handler(look(async () => (await import('./account.ts')).tenantAccount)),
  preview: onBase.money.preview.handler(look(async () => (await import('./look-statements.ts')).previewStatement)),
  make: onBase.money.make.handler(act(async () => (await import('./make-statement.ts')).makeStatement)),
  makeAll: onBase.money.makeAll.handler(work(async () => (await import('./make-statement.ts')).makeAllStatements)),
  list: onBase.money.list.handler(show(async () => (await import('./month-statements.ts')).monthStatements)),
  owed: onBase.money.owed.handler(look(async () => (await import('./owed.ts')).owedByAll)),
  statement: onBase.money.statement.handler(look(async () => (await import('./look-statements.ts')).getStatement)),
  file: onBase.money.file.handler(act(async () => (await import('./look-statements.ts')).statementFile)),
  monthFile: onBase.money.monthFile.handler(act(async () => (await import('./month-statements.ts')).monthFile)),
  frame: onBase.money.frame.handler(show(async () => (await import('./statement-frame.ts')).statementFrame)),
  setFrame: onBase.money.setFrame.handler(act(async () => (await import('./statement-frame.ts')).setStatementFrame)),
};
