// Binds the methods of records to their use cases; each use case is loaded with its first call.
import { settingsMethods } from '../../contract/base/settings.ts';
import { blackoutMethods } from '../../contract/desk/series.ts';
import { recordsMethods } from '../../contract/records/records.ts';
import { bindCommand, bindOnBase, bindQuery } from '../core/rpc/procedures.ts';

const onBase = bindOnBase({ blackouts: blackoutMethods, records: recordsMethods, settings: settingsMethods });

export const records = {
  list: onBase.records.list.handler(bindCommand(async () => (await import('./read-records.ts')).listRecords)),
  get: onBase.records.get.handler(bindCommand(async () => (await import('./read-records.ts')).getRecord)),
  add: onBase.records.add.handler(bindCommand(async () => (await import('./record-authorization.ts')).addAuthorized)),
  correct: onBase.records.correct.handler(bindCommand(async () => (await import('./record-authorization.ts')).correctAuthorized)),
  changeFrom: onBase.records.changeFrom.handler(bindCommand(async () => (await import('./record-authorization.ts')).changeFromAuthorized)),
  retire: onBase.records.retire.handler(bindCommand(async () => (await import('./record-authorization.ts')).retireAuthorized)),
  restore: onBase.records.restore.handler(bindCommand(async () => (await import('./record-authorization.ts')).restoreAuthorized)),
  history: onBase.records.history.handler(bindCommand(async () => (await import('./read-records.ts')).recordHistory)),
  undo: onBase.records.undo.handler(bindCommand(async () => (await import('./record-authorization.ts')).undoBatchAuthorized)),
  names: onBase.records.names.handler(bindQuery(async () => (await import('./names.ts')).createSpokenNames)),
};

export const blackouts = {
  preview: onBase.blackouts.preview.handler(bindQuery(async () => (await import('../desk/blackouts.ts')).previewBlackout)),
  add: onBase.blackouts.add.handler(bindCommand(async () => (await import('./add-blackouts.ts')).addBlackouts)),
};

/** What settings show of the history. */
export const historySettings = {
  history: onBase.settings.history.handler(bindCommand(async () => (await import('./history-log.ts')).getHistoryLog)),
  historyFile: onBase.settings.historyFile.handler(bindCommand(async () => (await import('./history-log.ts')).exportHistory)),
};
