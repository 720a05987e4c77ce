// Every screen and where it is: what the tests of all screens go through, and what the manual shows.

/** A screen, by the part behind `#`, with what is there once it is ready. */
export interface ScreenPlace {
  readonly name: string;
  readonly hash: string;
}

/** Every screen on the demo base. */
export const SCREEN_PLACES: readonly ScreenPlace[] = [
  { name: 'home', hash: '/home' },
  { name: 'desk', hash: '/desk' },
  { name: 'tenants', hash: '/tenants' },
  { name: 'tenants-due', hash: '/tenants/due' },
  ...['facts', 'leases', 'accounts', 'hosts', 'people', 'months', 'bookings', 'papers', 'cases', 'statements', 'files', 'history'].map(
    (tab) => ({ name: `tenant-${tab}`, hash: `/tenants/1/${tab}` }),
  ),
  { name: 'studios', hash: '/studios' },
  { name: 'studio', hash: '/studios/1' },
  { name: 'sales', hash: '/sales/2026-10' },
  { name: 'import', hash: '/sales/import' },
  { name: 'batches', hash: '/sales/batches' },
  { name: 'report', hash: '/report/2026-10' },
  { name: 'report-closed', hash: '/report/2026-09' },
  { name: 'report-months', hash: '/report/months' },
  { name: 'report-archive', hash: '/report/archive' },
  { name: 'report-historical', hash: '/report/historical/2025' },
  { name: 'analytics', hash: '/analytics' },
  { name: 'scorecard', hash: '/scorecard' },
  ...['base', 'calendar', 'people', 'profiles', 'mappings', 'backups', 'look', 'history', 'about'].map((section) => ({
    name: `settings-${section}`,
    hash: `/settings/${section}`,
  })),
];
