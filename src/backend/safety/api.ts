// Binds the methods of safety to their use cases; each use case is loaded with its first call.
import { ok, refuse } from '../../domain/values/result.ts';
import { act, look, onBase, show } from '../core/door/procedures.ts';

export const safety = {
  backup: onBase.safety.backup.handler(async ({ input, context }) => {
    const { backUp } = await import('./backup.ts');
    return backUp(context.base, context.actor, input.folder);
  }),
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
  history: onBase.settings.history.handler(async ({ input, context }) => {
    const { historyLog } = await import('./history.ts');
    return ok(historyLog(context.base, input, input.cursor));
  }),
  historyFile: onBase.settings.historyFile.handler(async ({ input, context }) => {
    const { historyFile } = await import('./history.ts');
    return ok(historyFile(context.base, input, input.kind));
  }),
  about: onBase.settings.about.handler(show(async () => (await import('./about.ts')).about)),
  notices: onBase.settings.notices.handler(async () => {
    const { notices } = await import('./about.ts');
    return ok({ text: notices() });
  }),
  check: onBase.settings.check.handler(async ({ input, context }) => {
    const { checkAndRemember } = await import('./about.ts');
    return checkAndRemember(context.base, context.actor, input.full);
  }),
  diagnostics: onBase.settings.diagnostics.handler(show(async () => (await import('./about.ts')).diagnostics)),
};
