// Binds the methods of money owed to their use cases.
import { onBase } from '../core/door/procedures.ts';

export const moneyRoutes = {
  account: onBase.money.account.handler(async ({ input, context }) => {
    const { tenantAccount } = await import('../money/account.ts');
    return tenantAccount(context.base, input.tenant);
  }),
  preview: onBase.money.preview.handler(async ({ input, context }) => {
    const { previewStatement } = await import('../money/look-statements.ts');
    return previewStatement(context.base, input);
  }),
  make: onBase.money.make.handler(async ({ input, context }) => {
    const { makeStatement } = await import('../money/make-statement.ts');
    return makeStatement(context.base, context.actor, input);
  }),
  makeAll: onBase.money.makeAll.handler(async ({ input, context }) => {
    const { makeAllStatements } = await import('../money/make-statement.ts');
    return makeAllStatements(context.base, context.actor, input.month, context.onProgress);
  }),
  list: onBase.money.list.handler(async ({ input, context }) => {
    const { listStatements } = await import('../money/look-statements.ts');
    return listStatements(context.base, input.month);
  }),
  statement: onBase.money.statement.handler(async ({ input, context }) => {
    const { getStatement } = await import('../money/look-statements.ts');
    return getStatement(context.base, input.id);
  }),
  file: onBase.money.file.handler(async ({ input, context }) => {
    const { statementFile } = await import('../money/look-statements.ts');
    return statementFile(context.base, input.id, input.kind);
  }),
};
