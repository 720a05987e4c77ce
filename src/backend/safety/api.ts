// Binds the methods of safety to their use cases; each use case is loaded with its first call.
import { settingsMethods } from '../../contract/base/settings.ts';
import { safetyMethods } from '../../contract/safety/safety.ts';
import { updatesMethods } from '../../contract/safety/updates.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import { act, bindOnBase, look, show } from '../core/door/procedures.ts';

const onBase = bindOnBase({ safety: safetyMethods, settings: settingsMethods, updates: updatesMethods });

export const safety = {
  backup: onBase.safety.backup.handler(act(async () => (await import('./backup.ts')).backUpHere)),
  heads: onBase.safety.heads.handler(show(async () => (await import('./trust-decision.ts')).heads)),
  findPaper: onBase.safety.findPaper.handler(look(async () => (await import('./find-paper.ts')).findPaper)),
  acceptHistory: onBase.safety.acceptHistory.handler(act(async () => (await import('./trust-decision.ts')).acceptHistory)),
  supportCopy: onBase.safety.supportCopy.handler(act(async () => (await import('./support/support-copy.ts')).supportCopy)),
  retention: onBase.safety.retention.handler(show(async () => (await import('./retention.ts')).retention)),
  setRetention: onBase.safety.setRetention.handler(act(async () => (await import('./retention.ts')).setRetention)),
  forgettable: onBase.safety.forgettable.handler(show(async () => (await import('./forget/forget.ts')).forgettable)),
  lookForgetting: onBase.safety.lookForgetting.handler(look(async () => (await import('./forget/forget.ts')).lookForgetting)),
  forget: onBase.safety.forget.handler(act(async () => (await import('./forget/forget.ts')).forget)),
  check: onBase.safety.check.handler(show(async () => (await import('./check.ts')).checkBase)),
};

/** What settings hold of backups, the history and the program itself. */
export const safetySettings = {
  backups: onBase.settings.backups.handler(show(async () => (await import('./backups.ts')).backupsView)),
  soundBackup: onBase.settings.soundBackup.handler(look(async () => (await import('./backups.ts')).soundBackup)),
  backUp: onBase.settings.backUp.handler(act(async () => (await import('./backups.ts')).backUpNow)),
  backUpIfDue: onBase.settings.backUpIfDue.handler(act(async () => (await import('./backups.ts')).backUpToday)),
  secondFolder: onBase.settings.secondFolder.handler(async ({ input, context }) => {
    const { setSecondFolder } = await import('./backups.ts');
    if (input.token === null) return setSecondFolder(context.base, context.actor, null);
    if (context.start === null) return refuse('HOST_CANNOT', { what: 'pick' });
    const folder = context.start.pathOf(input.token);
    return folder.ok ? setSecondFolder(context.base, context.actor, folder.value) : folder;
  }),
  encryptSecond: onBase.settings.encryptSecond.handler(act(async () => (await import('./backups.ts')).encryptSecond)),
  drill: onBase.settings.drill.handler(act(async () => (await import('./drill.ts')).drill)),
  about: onBase.settings.about.handler(act(async () => (await import('./about.ts')).aboutFor)),
  notices: onBase.settings.notices.handler(show(async () => (await import('./about.ts')).notices)),
  check: onBase.settings.check.handler(act(async () => (await import('./about.ts')).checkAndRemember)),
  diagnostics: onBase.settings.diagnostics.handler(show(async () => (await import('./diagnostics.ts')).diagnosticsOf)),
};

/** Updates that lie on a stick or a share. */
export const updates = {
  state: onBase.updates.state.handler(async ({ context: { base, shell } }) =>
    ok((await import('./updates.ts')).updateState(base, (shell?.installUpdate ?? null) !== null)),
  ),
  setFolder: onBase.updates.setFolder.handler(async ({ input, context }) => {
    const { setUpdateFolder } = await import('./updates.ts');
    if (input.token === null) return setUpdateFolder(context.base, context.actor, null);
    if (context.start === null) return refuse('HOST_CANNOT', { what: 'pick' });
    const folder = context.start.pathOf(input.token);
    return folder.ok ? setUpdateFolder(context.base, context.actor, folder.value) : folder;
  }),
  look: onBase.updates.look.handler(async ({ context: { base, shell } }) => {
    const { groundOf, lookForUpdate } = await import('./updates.ts');
    return lookForUpdate(base, groundOf(base, shell?.kind ?? 'http'));
  }),
  install: onBase.updates.install.handler(async ({ input, context: { base, actor, shell } }) => {
    const { groundOf, installUpdate } = await import('./updates.ts');
    const start = shell?.installUpdate ?? null;
    if (shell === null || start === null) return refuse('HOST_CANNOT', { what: 'install' });
    return installUpdate(base, actor, groundOf(base, shell.kind), { version: input.version, start });
  }),
};
