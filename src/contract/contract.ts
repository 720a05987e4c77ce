// What may be asked and answered: every method, by its group. The shapes stand in the features' folders.
import type { ContractRouterClient } from '@orpc/contract';
import { bookingMethods } from './desk/bookings.ts';
import { blackoutMethods, seriesMethods } from './desk/series.ts';
import { boardMethods, waitingMethods } from './desk/board.ts';
import { reminderMethods } from './desk/reminders.ts';
import { shiftMethods } from './desk/shift.ts';
import { paperMethods } from './desk/paper.ts';
import { batchMethods, importMethods, parkedMethods, intakeMethods } from './intake/intake.ts';
import { monthMethods, reportMethods, filingMethods } from './report/filing.ts';
import { accountingMethods } from './money/accounting.ts';
import { moneyMethods } from './money/money.ts';
import { updatesMethods } from './safety/updates.ts';
import { safetyMethods } from './safety/safety.ts';
import { startMethods } from './base/start.ts';
import { shellMethods } from './core/shell.ts';
import { liveMethods } from './core/live.ts';
import { peopleMethods } from './people/people.ts';
import { joiningMethods } from './sharing/joining.ts';
import { sharingMethods } from './sharing/sharing.ts';
import { recordsMethods } from './records/records.ts';
import { tenantsMethods } from './tenants/tenants.ts';
import { studiosMethods } from './studios/studios.ts';
import { settingsMethods } from './base/settings.ts';
import { salesMethods } from './collection/sales.ts';
import { insightMethods } from './insight/insight.ts';
import { workbookMethods } from './bureau/workbooks.ts';
import { collectionMethods, formMethods } from './collection/collection.ts';
import { sheetsMethods } from './core/sheets.ts';

/** Every method. */
export const contract = {
  imports: importMethods,
  batches: batchMethods,
  report: reportMethods,
  month: monthMethods,
  parked: parkedMethods,
  bookings: bookingMethods,
  series: seriesMethods,
  blackouts: blackoutMethods,
  waiting: waitingMethods,
  shift: shiftMethods,
  reminders: reminderMethods,
  board: boardMethods,
  paper: paperMethods,
  money: moneyMethods,
  accounting: accountingMethods,
  safety: safetyMethods,
  updates: updatesMethods,
  start: startMethods,
  shell: shellMethods,
  live: liveMethods,
  people: peopleMethods,
  sharing: sharingMethods,
  joining: joiningMethods,
  records: recordsMethods,
  tenants: tenantsMethods,
  studios: studiosMethods,
  settings: settingsMethods,
  sales: salesMethods,
  intake: intakeMethods,
  filing: filingMethods,
  insight: insightMethods,
  workbooks: workbookMethods,
  forms: formMethods,
  collection: collectionMethods,
  sheets: sheetsMethods,
} as const;

type Contract = typeof contract;
/** A method by its name, `group.method`. */
export type MethodName = { [G in keyof Contract]: `${G}.${Extract<keyof Contract[G], string>}` }[keyof Contract];

/** How a host calls a base. */
export type LivebaseClient = ContractRouterClient<typeof contract>;
