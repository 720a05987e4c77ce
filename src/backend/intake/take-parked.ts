// Use case: takes a parked file in, once its month is reopened: an import of the bytes that were kept.
import type { Month } from '../../domain/time/calendar.ts';
import type { Base } from '../core/db/open.ts';
import type { Actor } from '../core/db/tx.ts';
import { importNamedFiles } from './import-request.ts';
import type { ImportOutcome, ImportRequest } from './import-files.ts';

/** The kept file, and how it was given. */
export interface ParkedGift {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly month: Month | null;
  readonly tenant: string | null;
  readonly account: string | null;
  readonly takesGoodRows: boolean;
  readonly onDifference: 'keep' | 'replace' | null;
}

/** Imports a parked file the way it was given. */
export function takeParked(base: Base, actor: Actor, gift: ParkedGift, onProgress?: ImportRequest['onProgress']): Promise<ImportOutcome> {
  const { name, bytes, month, tenant, account, takesGoodRows, onDifference } = gift;
  return importNamedFiles(base, actor, {
    files: [{ name, bytes }],
    month,
    tenant,
    account,
    isDryRun: false,
    takesGoodRows,
    // What it changes was shown with the file while it waited.
    onDifference: onDifference ?? 'replace',
    ...(onProgress ? { onProgress } : {}),
  });
}
