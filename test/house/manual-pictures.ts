// Which reviewed screen each picture of the manual shows, and what it said when the picture was taken.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..');
export const MANUAL_IMAGES = path.join(ROOT, 'docs', 'manual', 'images');
/** By picture: the digest of its screen's reviewed text when it was taken. */
export const PICTURED_SCREENS = path.join(MANUAL_IMAGES, 'screens.json');
const REVIEWED = path.join(ROOT, 'test', 'e2e', 'reviewed');

/** Pictures, and the reviewed text of what they show. */
const SCREENS = {
  'first-start': 'start/first-start',
  import: 'month/import',
  home: 'records/home',
  desk: 'desk/today',
  tenants: 'records/tenants',
  tenant: 'records/tenant-leases',
  studio: 'records/studio',
  sales: 'month/sales',
  report: 'month/report',
  ledger: 'month/report-ledger',
  map: 'settings/map-editor',
  analytics: 'month/analytics',
  scorecard: 'month/scorecard',
  calendar: 'settings/calendar',
  backups: 'settings/backups',
} as const;

export type PictureName = keyof typeof SCREENS;

/** Reads what each pictured screen says today, as digests by picture. */
export function readShownScreens(): Readonly<Record<string, string>> {
  const digestOf = (screen: string): string =>
    createHash('sha256')
      .update(readFileSync(path.join(REVIEWED, `${screen}.txt`)))
      .digest('hex');
  return Object.fromEntries(Object.entries(SCREENS).map(([name, screen]) => [name, digestOf(screen)]));
}

/** Prints as JSON files of the repository are formatted. */
export function formatJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
