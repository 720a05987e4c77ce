// What every place of the page shows on the story's base, to the manager and to others, and what comes of whatever can be pressed there.
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { wallClock } from '../helpers/import-base.ts';
import { openStoryBase, STORY_NOW, type StoryBase } from './story-base.ts';
import { lookAs, walkPage, type Walked } from './walk-page.ts';

const REVIEWED = path.join(import.meta.dirname, 'reviewed');
/** Who sees all and writes nothing, and who writes the least. */
const OTHERS = ['auditor', 'front_desk'] as const;
const under = (place: string, ...tabs: readonly string[]): readonly string[] => [place, ...tabs.map((tab) => `${place}/${tab}`)];

/** Places by the file that holds them; of a screen with several, later ones are told as differences. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  home: ['/home'],
  desk: ['/desk', '/desk/2026-11-19/booking/7'],
  tenants: ['/tenants'],
  tenant: under(
    '/tenants/1',
    'leases',
    'accounts',
    'hosts',
    'people',
    'months',
    'bookings',
    'papers',
    'cases',
    'statements',
    'files',
    'history',
  ),
  due: ['/tenants/due', '/tenants/owed', '/tenants/statements', '/tenants/short-names'],
  studios: ['/studios', '/studios/shared'],
  studio: under('/studios/1', 'open', 'prices', 'use', 'blackouts', 'leases', 'history'),
  sales: under('/sales/2026-10', 'lines', 'differ', 'retail'),
  taken: ['/sales/import', '/sales/batches'],
  report: ['/report/2026-10'],
  months: [
    '/report/months',
    '/report/archive',
    '/report/historical/2025',
    '/report/ledger/2026-10',
    '/report/2026-10/self-check',
    '/report/2026-10/compare/1/2',
  ],
  insight: ['/analytics', '/scorecard'],
  settings: ['/settings/base'],
  rules: ['/settings/calendar', '/settings/desk', '/settings/bills', '/settings/texts', '/settings/lobby'],
  people: ['/settings/people', '/settings/sharing', '/settings/updates', '/settings/look', '/settings/history'],
  maps: ['/settings/profiles', '/settings/maps', '/settings/mappings', '/settings/backups', '/settings/maps/1'],
};

let base: StoryBase;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: wallClock(STORY_NOW) });
  base = await openStoryBase();
});
afterAll(() => {
  base.close();
  vi.useRealTimers();
});

it.each(Object.entries(PLACES))('shows and does what is reviewed: %s', async (file, places) => {
  const texts: string[] = [];
  let known: Walked | null = null;
  for (const place of places) {
    known = await walkPage(base, place, { known });
    texts.push(known.text);
    for (const role of OTHERS) texts.push(await lookAs(base, place, role, known.screen));
  }
  await expect(texts.join('\n')).toMatchFileSnapshot(path.join(REVIEWED, `${file}.txt`));
});
