// What the settings and the frame say, and the first look of each screen in English, against their reviewed files.
import { describe, expect, it } from 'vitest';
import { differencesOf, press, pressing, type ScreenLook } from './screen-looks.ts';
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
    isSorted: true,
    open: async (page) => {
      await page.keyboard.press('F1');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'base-correct', hash: '/settings/base', press: ['更正…'] },
  { name: 'base-from-day', hash: '/settings/base', press: ['自某日起变更…'] },
  { name: 'calendar-many', hash: '/settings/calendar', press: ['批量录入例外…'] },
  { name: 'calendar-day', hash: '/settings/calendar', press: ['录入为节假日或调休…'] },
  { name: 'calendar-exception', hash: '/settings/calendar', press: ['录入开放例外…'] },
  { name: 'calendar-retire', hash: '/settings/calendar', press: [/^作废 /] },
  { name: 'restore', hash: '/settings/backups', press: [/^恢复到这个/] },
  { name: 'hand-over', hash: '/settings/backups', press: ['交接…'] },
  { name: 'forget', hash: '/settings/backups', press: ['写姓名、电话…'] },
  { name: 'found', hash: '/settings/backups', open: pressing('查找') },
  {
    name: 'history-entry',
    hash: '/settings/history',
    open: async (page) => {
      await page.getByRole('grid').first().focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
    },
  },
  ...SCREEN_PLACES.filter(({ name }) => name === 'map-editor').map(({ name, hash, prepare }) => ({
    name,
    hash,
    ...(prepare === undefined ? {} : { open: prepare }),
  })),
  // The blank is there from the look before.
  { name: 'maps-one', hash: '/settings/maps' },
  {
    name: 'people-two',
    hash: '/settings/people',
    open: async (page) => {
      await page.getByLabel('你的名字').fill('叶知秋');
      await page.getByLabel('你的名字').press('Enter');
      await press(page, '添加人员');
      await page.getByRole('dialog').getByLabel('姓名').fill('小陈');
      await page.keyboard.press('Enter');
      await page.getByRole('cell', { name: '小陈', exact: true }).waitFor();
    },
  },
  { name: 'person-new', hash: '/settings/people', press: ['添加人员'] },
  { name: 'pin-first', hash: '/settings/people', press: ['设密码… 叶知秋'] },
  { name: 'person-changed', hash: '/settings/history', rows: 2 },
];

/** What the first start asks, and where a computer joins another. */
const FIRST_START: readonly ScreenLook[] = [
  { name: 'first-start', hash: '/home' },
  { name: 'join', hash: '/home', open: pressing('加入另一台电脑') },
];

/** Each main screen: every word of all others stands in test/contract/said/page.txt. */
const ENGLISH: readonly ScreenLook[] = SCREEN_PLACES.filter(
  ({ name, prepare }) => prepare === undefined && (!name.includes('-') || name === 'tenant-facts' || name === 'settings-base'),
).map(({ name, hash }) => ({
  name,
  hash,
  rows: 4,
}));

describe.skipIf(whyNot('http') !== null)('what the settings say', () => {
  it('is what was reviewed', async () => {
    expect(await differencesOf('settings', LOOKS)).toBe('');
  });

  it('is what was reviewed, at the first start', async () => {
    expect(await differencesOf('start', FIRST_START, { data: 'none' })).toBe('');
  });

  it('is what was reviewed, on each screen in English', async () => {
    expect(await differencesOf('english', ENGLISH, { language: 'en' })).toBe('');
  });
});
