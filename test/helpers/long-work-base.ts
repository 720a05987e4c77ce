// What tests and gates that cut long work need: a file of events that takes a while to import, and copies of a base.
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ledger, sheetOf } from './import-base.ts';
import { markPlaceKnown } from './copy-base.ts';

/** The month that can be closed, and that the events are in. */
export const LONG_WORK_MONTH = '2026-10';
/** What the file of events is called. */
export const EVENTS_FILE = '活动 10 月.xlsx';

const EVENTS = 4000;

/** Writes the file of events into a folder; answers its place. */
export function writeEvents(folder: string): string {
  const file = path.join(folder, EVENTS_FILE);
  const rows = Array.from({ length: EVENTS }, (_, at) => [
    `${LONG_WORK_MONTH}-${String(1 + (at % 28)).padStart(2, '0')}`,
    '培训会',
    `第 ${at} 场`,
    10 + (at % 90),
  ]);
  writeFileSync(file, ledger(EVENTS_FILE, sheetOf('活动', rows)).bytes);
  return file;
}

/** Copies a closed base's database into a new folder, without its backups; answers the folder. */
export function copyDatabase(from: string, to: string): string {
  mkdirSync(to, { recursive: true });
  for (const one of readdirSync(from).filter((entry) => entry.startsWith('livebase.db')))
    copyFileSync(path.join(from, one), path.join(to, one));
  markPlaceKnown(to);
  return to;
}
