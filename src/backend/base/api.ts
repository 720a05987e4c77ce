// Binds the methods of base to their use cases; each use case is loaded with its first call.
import { settingsMethods } from '../../contract/base/settings.ts';
import { startMethods } from '../../contract/base/start.ts';
import type { CallContext } from '../core/rpc/call.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { StartPort } from '../core/rpc/start-port.ts';
import {
  bindCommand,
  bindAnywhere,
  bindOnBase,
  bindInfallibleQuery,
  bindSettingCommand,
  bindSettingQuery,
} from '../core/rpc/procedures.ts';
import { readChoices } from '../core/records/settings.ts';

const anywhere = bindAnywhere({ start: startMethods });
const onBase = bindOnBase({ settings: settingsMethods });

/** The host's port, or why there is none: a command line holds one base for good. */
function startOf({ start }: CallContext): Result<StartPort> {
  return start === null ? refuse('HOST_CANNOT', { what: 'start' }) : ok(start);
}

async function withStart<T>(context: CallContext, work: (port: StartPort) => Result<T> | Promise<Result<T>>): Promise<Result<T>> {
  const start = startOf(context);
  return start.ok ? work(start.value) : start;
}

export const start = {
  state: anywhere.start.state.handler(({ context }) => withStart(context, (port) => ok(port.state()))),
  lastRun: anywhere.start.lastRun.handler(({ context }) => withStart(context, (port) => ok({ ended: port.lastRun() }))),
  forgetLastRun: anywhere.start.forgetLastRun.handler(({ context }) =>
    withStart(context, (port) => {
      port.forgetLastRun();
      return ok(null);
    }),
  ),
  pick: anywhere.start.pick.handler(({ context, input }) => withStart(context, (port) => port.pick(input.purpose))),
  listFolders: anywhere.start.listFolders.handler(({ context, input }) => withStart(context, (port) => port.listFolders(input.token))),
  makeFolder: anywhere.start.makeFolder.handler(({ context, input }) =>
    withStart(context, (port) => port.makeFolder(input.token, input.name)),
  ),
  beginFile: anywhere.start.beginFile.handler(({ context, input }) => withStart(context, (port) => port.beginFile(input.name, input.size))),
  finishFile: anywhere.start.finishFile.handler(({ context, input }) => withStart(context, (port) => port.finishFile(input.token))),
  dropFile: anywhere.start.dropFile.handler(({ context, input }) =>
    withStart(context, (port) => {
      port.dropFile(input.token);
      return ok(null);
    }),
  ),
  create: anywhere.start.create.handler(({ context, input }) => withStart(context, (port) => port.create(input.token, input.facts))),
  demo: anywhere.start.demo.handler(({ context }) => withStart(context, (port) => port.demo())),
  leaveDemo: anywhere.start.leaveDemo.handler(({ context }) => withStart(context, (port) => port.leaveDemo())),
  openFolder: anywhere.start.openFolder.handler(({ context, input }) => withStart(context, (port) => port.open(input.token))),
  restore: anywhere.start.restore.handler(({ context, input: { from, passphrase = null } }) =>
    withStart(context, async (port) => {
      if (!('backup' in from)) return port.restore(from, passphrase);
      const base = context.findBase();
      if (base === null) return refuse('BASE_MISSING', { folder: '' });
      const { getBackupFile } = await import('../safety/backups.ts');
      const file = getBackupFile(base, from.backup);
      return file.ok ? port.restore({ path: file.value }, passphrase) : file;
    }),
  ),
};

const calendarRoutes = {
  calendar: onBase.settings.calendar.handler(bindInfallibleQuery(async () => (await import('./calendar.ts')).getCalendarYear)),
  replaceHolidays: onBase.settings.replaceHolidays.handler(bindCommand(async () => (await import('./calendar.ts')).replaceHolidays)),
  addExceptions: onBase.settings.addExceptions.handler(bindCommand(async () => (await import('./calendar.ts')).addExceptions)),
  undoExceptions: onBase.settings.undoExceptions.handler(bindCommand(async () => (await import('./calendar.ts')).undoExceptions)),
};

const choiceRoutes = {
  choices: onBase.settings.choices.handler(bindInfallibleQuery(async () => (base) => readChoices(base.db))),
  deskRules: onBase.settings.deskRules.handler(bindSettingQuery('desk')),
  setDeskRules: onBase.settings.setDeskRules.handler(bindSettingCommand('desk')),
  choose: onBase.settings.choose.handler(bindCommand(async () => (await import('./choices.ts')).choose)),
  sayWho: onBase.settings.sayWho.handler(bindCommand(async () => (await import('./choices.ts')).setPersonHere)),
  takeProfiles: onBase.settings.takeProfiles.handler(bindCommand(async () => (await import('./take-profile.ts')).takeProfiles)),
  profiles: onBase.settings.profiles.handler(bindInfallibleQuery(async () => (await import('./profiles.ts')).listProfileLines)),
};

export const baseSettings = {
  base: onBase.settings.base.handler(bindInfallibleQuery(async () => (await import('./base-facts.ts')).getBaseView)),
  ...calendarRoutes,
  ...choiceRoutes,
};
