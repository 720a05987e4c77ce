// Binds the contract to the use cases, one file a group in routes/. Each use case is loaded with its first call.
import { createRouterClient } from '@orpc/server';
import type { LivebaseClient } from '../contract/contract.ts';
import { boardRoutes } from './routes/board.ts';
import { bookingRoutes } from './routes/bookings.ts';
import { deskReadRoutes } from './routes/desk-reads.ts';
import { waitingRoutes } from './routes/waiting.ts';
import { batchRoutes, importRoutes, parkedRoutes } from './routes/imports.ts';
import { moneyRoutes } from './routes/money.ts';
import { monthRoutes, reportRoutes } from './routes/months.ts';
import { anywhere } from './core/door/procedures.ts';
import type { CallContext } from './core/door/procedures.ts';
import { safetyRoutes } from './routes/safety.ts';
import { startRoutes } from './routes/start.ts';
import { shellRoutes } from './routes/shell.ts';
import { liveRoutes } from './routes/live.ts';
import { recordsRoutes } from './routes/records.ts';
import { tenantsRoutes } from './routes/tenants.ts';
import { studiosRoutes } from './routes/studios.ts';
import { settingsRoutes } from './routes/settings.ts';
import { salesRoutes } from './routes/sales.ts';
import { collectionRoutes, formRoutes } from './routes/collection.ts';
import { intakeRoutes } from './routes/intake.ts';
import { filingRoutes } from './routes/filing.ts';
import { insightRoutes } from './routes/insight.ts';
import { workbookRoutes } from './routes/workbooks.ts';
import { sheetsRoutes } from './routes/sheets.ts';
import { paperRoutes } from './routes/paper.ts';
import { seriesRoutes } from './routes/series.ts';

/** Every method of the contract, bound. All hosts go through it. */
export const router = anywhere.router({
  imports: importRoutes,
  batches: batchRoutes,
  report: reportRoutes,
  month: monthRoutes,
  parked: parkedRoutes,
  bookings: { ...bookingRoutes, ...deskReadRoutes },
  series: seriesRoutes,
  board: boardRoutes,
  waiting: waitingRoutes,
  money: moneyRoutes,
  safety: safetyRoutes,
  start: startRoutes,
  shell: shellRoutes,
  live: liveRoutes,
  records: recordsRoutes,
  tenants: tenantsRoutes,
  studios: studiosRoutes,
  settings: settingsRoutes,
  sales: salesRoutes,
  collection: collectionRoutes,
  intake: intakeRoutes,
  filing: filingRoutes,
  insight: insightRoutes,
  workbooks: workbookRoutes,
  sheets: sheetsRoutes,
  paper: paperRoutes,
  forms: formRoutes,
});

/** A client that calls the router in this process. */
export function openClient(context: CallContext): LivebaseClient {
  return createRouterClient(router, { context });
}
