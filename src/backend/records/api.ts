// Binds the methods of records to their use cases; each use case is loaded with its first call.
import { settingsMethods } from '../../contract/base/settings.ts';
import { blackoutMethods } from '../../contract/desk/blackouts.ts';
import { recordsMethods } from '../../contract/records/records.ts';
import { act, bindOnBase, look } from '../core/door/procedures.ts';

const onBase = bindOnBase({ blackouts: blackoutMethods, records: recordsMethods, settings: settingsMethods });

export const records = {
  list: onBase.records.list.handler(act(async () => (await import('./read-records.ts')).listRecords)),
  get: onBase.records.get.handler(act(async () => (await import('./read-records.ts')).getRecord)),
  add: onBase.records.add.handler(act(async () => (await import('./may-write.ts')).addAllowed)),
  correct: onBase.records.correct.handler(act(async () => (await import('./may-write.ts')).correctAllowed)),
  changeFrom: onBase.records.changeFrom.handler(act(async () => (await import('./may-write.ts')).changeFromAllowed)),
  retire: onBase.records.retire.handler(act(async () => (await import('./may-write.ts')).retireAllowed)),
  restore: onBase.records.restore.handler(act(async () => (await import('./may-write.ts')).restoreAllowed)),
  history: onBase.records.history.handler(act(async () => (await import('./read-records.ts')).recordHistory)),
  undo: onBase.records.undo.handler(act(async () => (await import('./may-write.ts')).undoAllowed)),
  names: onBase.records.names.handler(look(async () => (await import('./names.ts')).spokenNames)),
};

export const blackouts = {
  preview: onBase.blackouts.preview.handler(look(async () => (await import('../desk/blackouts.ts')).previewBlackout)),
  add: onBase.blackouts.add.handler(act(async () => (await import('./add-blackouts.ts')).addBlackouts)),
};

/** What settings show of the history. */
export const historySettings = {
  history: onBase.settings.history.handler(act(async () => (await import('./history-log.ts')).historyLog)),
  historyFile: onBase.settings.historyFile.handler(act(async () => (await import('./history-log.ts')).historyFile)),
};
