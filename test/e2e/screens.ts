// Every screen and where it is: what the tests of all screens go through, and what the manual shows.

import type { Page } from 'playwright-core';
import { DESK_PLACES } from './desk-places.ts';
import { addBlank, blankFile } from './map-steps.ts';

/** A screen, by the part behind `#`; `prepare` opens what is to be looked at once the screen is there. */
export interface ScreenPlace {
  readonly name: string;
  readonly hash: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Every screen on the demo base. */
export const SCREEN_PLACES: readonly ScreenPlace[] = [
  { name: 'home', hash: '/home' },
  { name: 'desk', hash: '/desk' },
  ...DESK_PLACES,
  { name: 'tenants', hash: '/tenants' },
  { name: 'tenants-due', hash: '/tenants/due' },
  { name: 'tenants-statements', hash: '/tenants/statements' },
  { name: 'tenants-owed', hash: '/tenants/owed' },
  ...['facts', 'leases', 'accounts', 'hosts', 'people', 'months', 'bookings', 'papers', 'cases', 'statements', 'files', 'history'].map(
    (tab) => ({ name: `tenant-${tab}`, hash: `/tenants/1/${tab}` }),
  ),
  { name: 'studios', hash: '/studios' },
  { name: 'studio', hash: '/studios/1' },
  { name: 'studio-prices', hash: '/studios/1/prices' },
  { name: 'studios-shared', hash: '/studios/shared' },
  { name: 'sales', hash: '/sales/2026-10' },
  {
    name: 'sales-sources',
    hash: '/sales/2026-10/differ',
    prepare: async (page) => {
      const pairs = page.getByRole('grid', { name: '来源不一致' });
      await pairs.focus();
      await page.keyboard.press('Enter');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^改用…：/ })
        .first()
        .waitFor();
    },
  },
  { name: 'import', hash: '/sales/import' },
  { name: 'batches', hash: '/sales/batches' },
  { name: 'report', hash: '/report/2026-10' },
  { name: 'report-closed', hash: '/report/2026-09' },
  { name: 'report-self-check', hash: '/report/2026-10/self-check' },
  { name: 'report-months', hash: '/report/months' },
  { name: 'report-archive', hash: '/report/archive' },
  { name: 'report-historical', hash: '/report/historical/2025' },
  { name: 'report-ledger', hash: '/report/ledger/2026-10' },
  { name: 'analytics', hash: '/analytics' },
  { name: 'scorecard', hash: '/scorecard' },
  ...[
    'base',
    'calendar',
    'desk',
    'bills',
    'texts',
    'lobby',
    'people',
    'profiles',
    'maps',
    'mappings',
    'backups',
    'look',
    'history',
    'about',
  ].map((section) => ({
    name: `settings-${section}`,
    hash: `/settings/${section}`,
  })),
  {
    name: 'map-editor',
    hash: '/settings/maps',
    prepare: (page) => addBlank(page, blankFile('rich-features')),
  },
];
