// Binds the contract to the features: each group of methods to what a feature's api.ts says of it.
import { createRouterClient } from '@orpc/server';
import type { LivebaseClient } from '../contract/contract.ts';
import { handingOver, keptPapers } from './archive/api.ts';
import { baseSettings, start } from './base/api.ts';
import { workbooks } from './bureau/api.ts';
import { collection, forms, sales } from './collection/api.ts';
import { live, sheets, shell } from './core/api.ts';
import type { CallContext } from './core/door/call.ts';
import { anywhere } from './core/door/procedures.ts';
import { board, bookings, paper, series, shift, waiting } from './desk/api.ts';
import { insight } from './insight/api.ts';
import { batches, imports, intake, mappingSettings, parked } from './intake/api.ts';
import { money } from './money/api.ts';
import { people } from './people/api.ts';
import { joining, sharing } from './sharing/api.ts';
import { blackouts, records, historySettings } from './records/api.ts';
import { filing, month, report } from './report/api.ts';
import { safety, safetySettings, updates } from './safety/api.ts';
import { studios } from './studios/api.ts';
import { tenants } from './tenants/api.ts';

/** Every method of the contract, bound. All hosts go through it. */
export const router = anywhere.router({
  imports,
  batches,
  report,
  month,
  parked,
  bookings,
  series,
  board,
  waiting,
  shift,
  money,
  safety: { ...safety, ...handingOver },
  updates,
  start,
  shell,
  live,
  people,
  sharing,
  joining,
  blackouts,
  records,
  tenants,
  studios,
  settings: { ...baseSettings, ...safetySettings, ...historySettings, ...mappingSettings },
  sales,
  collection,
  intake,
  filing: { ...filing, ...keptPapers },
  insight,
  workbooks,
  sheets,
  paper,
  forms,
});

/** A client that calls the router in this process. */
export function openClient(context: CallContext): LivebaseClient {
  return createRouterClient(router, { context });
}
