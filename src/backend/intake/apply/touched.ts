// What an import touches of the roll-ups: noted with the sheet that did it, refreshed at the end of the try.
import { followAccount } from '../../report/roll-up.ts';
import type { SheetRun } from '../context.ts';

/** Notes that the sheet touched a roll-up. */
export function touch(run: SheetRun, key: string | null): void {
  if (key === null) return;
  const { touched } = run.context;
  touched.set(key, (touched.get(key) ?? new Set()).add(run.tally));
}

/** Sessions and shop-days follow an account that the sheet gave or changed; the rows keep the file they were read from. */
export function followSheetAccount(run: SheetRun, platform: string, handle: string): void {
  const { tx, names, batchId } = run.context;
  const account = { platform, handle, entries: names.accountsOf(platform, handle) };
  const touched = followAccount(tx, account, (record) => ({ batchId, sheetId: record.sheetId ?? run.sheetId, row: record.sheetRow ?? 0 }));
  for (const key of touched) touch(run, key);
}
