// Binds the methods of settings to their use cases.
import { ok, refuse } from '../../domain/values/result.ts';
import { onBase } from '../core/door/procedures.ts';

const calendarRoutes = {
  calendar: onBase.settings.calendar.handler(async ({ input, context }) => {
    const { calendarYear } = await import('../base/calendar.ts');
    return ok(calendarYear(context.base, input.year));
  }),
  replaceHolidays: onBase.settings.replaceHolidays.handler(async ({ input, context }) => {
    const { replaceHolidays } = await import('../base/calendar.ts');
    return replaceHolidays(context.base, context.actor, input.file);
  }),
  addExceptions: onBase.settings.addExceptions.handler(async ({ input, context }) => {
    const { addExceptions } = await import('../base/calendar.ts');
    return addExceptions(context.base, context.actor, input);
  }),
  undoExceptions: onBase.settings.undoExceptions.handler(async ({ input, context }) => {
    const { undoExceptions } = await import('../base/calendar.ts');
    return undoExceptions(context.base, context.actor, input);
  }),
};

const backupRoutes = {
  backups: onBase.settings.backups.handler(async ({ context }) => {
    const { backupsView } = await import('../safety/backups.ts');
    return ok(backupsView(context.base));
  }),
  soundBackup: onBase.settings.soundBackup.handler(async ({ input, context }) => {
    const { soundBackup } = await import('../safety/backups.ts');
    return soundBackup(context.base, input);
  }),
  backUp: onBase.settings.backUp.handler(async ({ context }) => {
    const { backUpNow } = await import('../safety/backups.ts');
    return backUpNow(context.base, context.actor);
  }),
  backUpIfDue: onBase.settings.backUpIfDue.handler(async ({ context }) => {
    const { backUpToday } = await import('../safety/backups.ts');
    return backUpToday(context.base, context.actor);
  }),
  secondFolder: onBase.settings.secondFolder.handler(async ({ input, context }) => {
    const { setSecondFolder } = await import('../safety/backups.ts');
    if (input.token === null) return setSecondFolder(context.base, context.actor, null);
    if (context.start === null) return refuse('HOST_CANNOT', { what: 'pick' });
    const folder = context.start.pathOf(input.token);
    return folder.ok ? setSecondFolder(context.base, context.actor, folder.value) : folder;
  }),
};

const choiceRoutes = {
  choices: onBase.settings.choices.handler(async ({ context }) => {
    const { choicesOf } = await import('../base/choices.ts');
    return ok(choicesOf(context.base));
  }),
  deskRules: onBase.settings.deskRules.handler(async ({ context }) => {
    const { deskRulesOf } = await import('../base/desk-rules.ts');
    return { ok: true, value: deskRulesOf(context.base) };
  }),
  setDeskRules: onBase.settings.setDeskRules.handler(async ({ input, context }) => {
    const { setDeskRules } = await import('../base/desk-rules.ts');
    return setDeskRules(context.base, context.actor, input);
  }),
  choose: onBase.settings.choose.handler(async ({ input, context }) => {
    const { choose } = await import('../base/choices.ts');
    return choose(context.base, context.actor, input);
  }),
  who: onBase.settings.who.handler(async ({ context }) => {
    const { personHere } = await import('../base/choices.ts');
    return ok({ ...personHere(context.base), acting: context.actor.who });
  }),
  sayWho: onBase.settings.sayWho.handler(async ({ input, context }) => {
    const { sayWho } = await import('../base/choices.ts');
    return sayWho(context.base, context.actor, input.who);
  }),
  profiles: onBase.settings.profiles.handler(async ({ context }) => {
    const { profileLines } = await import('../base/profiles.ts');
    return ok({ profiles: profileLines(context.base) });
  }),
  mappings: onBase.settings.mappings.handler(async ({ context }) => {
    const { mappingLines } = await import('../base/profiles.ts');
    return ok({ mappings: mappingLines(context.base) });
  }),
  renameMapping: onBase.settings.renameMapping.handler(async ({ input, context }) => {
    const { renameMapping } = await import('../base/profiles.ts');
    return renameMapping(context.base, context.actor, input);
  }),
  retireMapping: onBase.settings.retireMapping.handler(async ({ input, context }) => {
    const [{ retireMapping }, { recogniseStaged }] = await Promise.all([
      import('../base/profiles.ts'),
      import('../intake/staged/stage.ts'),
    ]);
    const retired = retireMapping(context.base, context.actor, input);
    // Sheets of the layout that wait to be taken are unknown again.
    if (retired.ok) recogniseStaged(context.base);
    return retired;
  }),
};

export const settingsRoutes = {
  base: onBase.settings.base.handler(async ({ input, context }) => {
    const { baseView } = await import('../base/base-facts.ts');
    return ok(baseView(context.base, input.day));
  }),
  ...calendarRoutes,
  ...backupRoutes,
  ...choiceRoutes,
  history: onBase.settings.history.handler(async ({ input, context }) => {
    const { historyLog } = await import('../safety/history.ts');
    return ok(historyLog(context.base, input, input.cursor));
  }),
  historyFile: onBase.settings.historyFile.handler(async ({ input, context }) => {
    const { historyFile } = await import('../safety/history.ts');
    return ok(historyFile(context.base, input, input.kind));
  }),
  about: onBase.settings.about.handler(async ({ context }) => {
    const { about } = await import('../safety/about.ts');
    return ok(about(context.base));
  }),
  notices: onBase.settings.notices.handler(async () => {
    const { notices } = await import('../safety/about.ts');
    return ok({ text: notices() });
  }),
  check: onBase.settings.check.handler(async ({ input, context }) => {
    const { checkAndRemember } = await import('../safety/about.ts');
    return checkAndRemember(context.base, context.actor, input.full);
  }),
  diagnostics: onBase.settings.diagnostics.handler(async ({ context }) => {
    const { diagnostics } = await import('../safety/about.ts');
    return ok(diagnostics(context.base));
  }),
};
