// What may be asked and answered: every method, by its group. The shapes stand in methods/, one file a group.
import type { ContractRouterClient } from '@orpc/contract';
import { bookingMethods } from './methods/bookings.ts';
import { boardMethods } from './methods/board.ts';
import { seriesMethods } from './methods/series.ts';
import { waitingMethods } from './methods/waiting.ts';
import { paperMethods } from './methods/paper.ts';
import { batchMethods, importMethods, parkedMethods } from './methods/imports.ts';
import { monthMethods, reportMethods } from './methods/months.ts';
import { moneyMethods } from './methods/money.ts';
import { safetyMethods } from './methods/safety.ts';
import { startMethods } from './methods/start.ts';
import { shellMethods } from './methods/shell.ts';
import { liveMethods } from './methods/live.ts';
import { recordsMethods } from './methods/records.ts';
import { tenantsMethods } from './methods/tenants.ts';
import { studiosMethods } from './methods/studios.ts';
import { settingsMethods } from './methods/settings.ts';
import { salesMethods } from './methods/sales.ts';
import { intakeMethods } from './methods/intake.ts';
import { filingMethods } from './methods/filing.ts';
import { insightMethods } from './methods/insight.ts';
import { workbookMethods } from './methods/workbooks.ts';
import { collectionMethods, formMethods } from './methods/collection.ts';
import { sheetsMethods } from './methods/sheets.ts';

/** Every method. */
export const contract = {
  imports: importMethods,
  batches: batchMethods,
  report: reportMethods,
  month: monthMethods,
  parked: parkedMethods,
  bookings: bookingMethods,
  series: seriesMethods,
  waiting: waitingMethods,
  board: boardMethods,
  paper: paperMethods,
  money: moneyMethods,
  safety: safetyMethods,
  start: startMethods,
  shell: shellMethods,
  live: liveMethods,
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

/** How a host calls a base. */
export type LivebaseClient = ContractRouterClient<typeof contract>;
