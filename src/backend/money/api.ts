// Binds the methods of money to their use cases; each use case is loaded with its first call.
import { act, look, onBase } from '../core/door/procedures.ts';

export const money = {
  account: onBase.money.account.handler(async ({ input, context }) => {
    const { tenantAccount } = await import('./account.ts');
    return tenantAccount(context.base, input.tenant);
  }),
  preview: onBase.money.preview.handler(look(async () => (await import('./look-statements.ts')).previewStatement)),
  make: onBase.money.make.handler(act(async () => (await import('./make-statement.ts')).makeStatement)),
  makeAll: onBase.money.makeAll.handler(async ({ input, context }) => {
    const { makeAllStatements } = await import('./make-statement.ts');
    return makeAllStatements(context.base, context.actor, input.month, context.onProgress);
  }),
  list: onBase.money.list.handler(async ({ input, context }) => {
    const { listStatements } = await import('./look-statements.ts');
    return listStatements(context.base, input.month);
  }),
  statement: onBase.money.statement.handler(async ({ input, context }) => {
    const { getStatement } = await import('./look-statements.ts');
    return getStatement(context.base, input.id);
  }),
  file: onBase.money.file.handler(async ({ input, context }) => {
    const { statementFile } = await import('./look-statements.ts');
    return statementFile(context.base, input.id, input.kind);
  }),
};
