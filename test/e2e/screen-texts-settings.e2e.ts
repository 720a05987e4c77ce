// What the settings and the frame say, and the first look of each screen in English, against their reviewed files.
import { describe, expect, it } from 'vitest';
import { differencesOf } from './screen-looks.ts';
import type { ScreenLook } from './screen-looks.ts';
import { SCREEN_PLACES } from './screens.ts';
import { whyNot } from './start-app.ts';

const SECTIONS = [
  'base',
  'calendar',
  'desk',
  'bills',
  'texts',
  'people',
  'profiles',
  'maps',
  'mappings',
  'backups',
  'sharing',
  'updates',
  'lobby',
  'look',
  'history',
  'about',
];

const LOOKS: readonly ScreenLook[] = [
  ...SECTIONS.map((name) => ({ name, hash: `/settings/${name}` })),
  {
    name: 'palette',
    hash: '/settings/about',
    open: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'keys',
    hash: '/settings/about',
    open: async (page) => {
      await page.keyboard.press('F1');
      await page.getByRole('dialog').waitFor();
    },
  },
  ...SCREEN_PLACES.filter(({ name }) => name === 'map-editor').map(({ name, hash, prepare }) => ({
    name,
    hash,
    ...(prepare === undefined ? {} : { open: prepare }),
  })),
];

const ENGLISH: readonly ScreenLook[] = SCREEN_PLACES.filter(({ prepare }) => prepare === undefined).map(({ name, hash }) => ({
  name,
  hash,
  rows: 4,
}));

describe.skipIf(whyNot('http') !== null)('what the settings say', () => {
  it('is what was reviewed', async () => {
    expect(await differencesOf('settings', LOOKS)).toBe('');
  });

  it('is what was reviewed, on each screen in English', async () => {
    expect(await differencesOf('english', ENGLISH, 'en')).toBe('');
  });
});
