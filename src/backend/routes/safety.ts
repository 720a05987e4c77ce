// Binds the methods that keep a base safe to their use cases.
import { onBase } from '../core/door/procedures.ts';

export const safetyRoutes = {
  backup: onBase.safety.backup.handler(async ({ input, context }) => {
    const { makeBackup } = await import('../safety/keep-safe.ts');
    return makeBackup(context.base, context.actor, input.folder);
  }),
  check: onBase.safety.check.handler(async ({ input, context }) => {
    const { lookAtBase } = await import('../safety/keep-safe.ts');
    return { ok: true, value: lookAtBase(context.base, input.full) };
  }),
};
