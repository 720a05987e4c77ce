// Binds the methods of safety to their use cases; each use case is loaded with its first call.
import { settingsMethods } from '../../contract/base/settings.ts';
import { safetyMethods } from '../../contract/safety/safety.ts';
import { updatesMethods } from '../../contract/safety/updates.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import { bindCommand, bindOnBase, bindSettingCommand, bindQuery, bindInfallibleQuery } from '../core/rpc/procedures.ts';

const onBase = bindOnBase({ safety: safetyMethods, settings: settingsMethods, updates: updatesMethods });

export const safety = {
  heads: onBase.safety.heads.handler(bindInfallibleQuery(async () => (await import('./integrity-decision.ts')).getCheckpoints)),
  findPaper: onBase.safety.findPaper.handler(bindQuery(async () => (await import('./find-paper.ts')).findPaper)),
  acceptHistory: onBase.safety.acceptHistory.handler(bindCommand(async () => (await import('./integrity-decision.ts')).acceptHistory)),
  supportCopy: onBase.safety.supportCopy.handler(bindCommand(async () => (await import('./support/support-copy.ts')).createSupportCopy)),
  retention: onBase.safety.retention.handler(bindInfallibleQuery(async () => (await import('./retention.ts')).getRetention)),
  setRetention: onBase.safety.setRetention.handler(bindSettingCommand('retention')),
  forgettable: onBase.safety.forgettable.handler(bindInfallibleQuery(async () => (await import('./forget/forget.ts')).listForgettable)),
  lookForgetting: onBase.safety.lookForgetting.handler(bindQuery(async () => (await import('./forget/forget.ts')).lookForgetting)),
  forget: onBase.safety.forget.handler(bindCommand(async () => (await import('./forget/forget.ts')).forget)),
  check: onBase.safety.check.handler(bindInfallibleQuery(async () => (await import('./check.ts')).checkBase)),
};

/** What settings hold of backups, the history and the program itself. */
export const safetySettings = {
  backups: onBase.settings.backups.handler(bindCommand(async () => (await import('./backups.ts')).listBackupsFor)),
  soundBackup: onBase.settings.soundBackup.handler(bindQuery(async () => (await import('./backups.ts')).isBackupSound)),
  backUp: onBase.settings.backUp.handler(bindCommand(async () => (await import('./backups.ts')).createRequestedBackup)),
  backUpIfDue: onBase.settings.backUpIfDue.handler(bindCommand(async () => (await import('./backups.ts')).createDailyBackup)),
  secondFolder: onBase.settings.secondFolder.handler(async ({ input, context }) => {
    const { setSecondFolder } = await import('./backups.ts');
    if (input.token === null) return setSecondFolder(context.base, context.actor, null);
    if (context.start === null) return refuse('HOST_CANNOT', { what: 'pick' });
    const folder = context.start.pathOf(input.token);
    return folder.ok ? setSecondFolder(context.base, context.actor, folder.value) : folder;
  }),
  encryptSecond: onBase.settings.encryptSecond.handler(bindCommand(async () => (await import('./backups.ts')).encryptSecond)),
  drill: onBase.settings.drill.handler(bindCommand(async () => (await import('./drill.ts')).runDrill)),
  about: onBase.settings.about.handler(bindCommand(async () => (await import('./about.ts')).getAboutForCaller)),
  notices: onBase.settings.notices.handler(bindInfallibleQuery(async () => (await import('./about.ts')).findNotices)),
  check: onBase.settings.check.handler(bindCommand(async () => (await import('./about.ts')).checkAndRemember)),
  diagnostics: onBase.settings.diagnostics.handler(bindInfallibleQuery(async () => (await import('./diagnostics.ts')).diagnosticsOf)),
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
