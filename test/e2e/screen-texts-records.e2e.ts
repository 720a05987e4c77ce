// What the home screen, tenants and studios say: lists, tabs, forms, dialogs and menus, against their reviewed files.
import { describe, expect, it } from 'vitest';
import { differencesOf, press, pressing, type ScreenLook } from './screen-looks.ts';
import { whyNot } from './start-app.ts';

/** A tab of a tenant with records: its button for a new one, and whether a row has a button of its own to correct it. */
const RECORDS: readonly (readonly [tab: string, add: string | null, hasButton: boolean])[] = [
  ['facts', null, true],
  ['leases', '新租约', true],
  ['accounts', '新增直播账号', false],
  ['hosts', '新增主播', false],
  ['people', '新增月度人员', false],
  ['papers', '新增证照', true],
  ['cases', '新增合规事件', false],
];

/** A new record of a tab, the correction of the first, its history and its end. */
function recordLooks([tab, add, hasButton]: (typeof RECORDS)[number]): readonly ScreenLook[] {
  const hash = `/tenants/1/${tab}`;
  return [
    ...(add === null ? [] : [{ name: `tenant-${tab}-new`, hash, press: [add] }]),
    { name: `tenant-${tab}-correct`, hash, press: [hasButton ? '更正' : [/^操作: /, '更正']] },
    { name: `tenant-${tab}-history`, hash, press: [[/^操作: /, '历史']] },
    ...(tab === 'facts' ? [] : [{ name: `tenant-${tab}-retire`, hash, press: [[/^操作: /, '停用'] as const] }]),
  ];
}

const TABS = ['facts', 'leases', 'accounts', 'hosts', 'people', 'months', 'bookings', 'papers', 'cases', 'statements', 'files', 'history'];

const LOOKS: readonly ScreenLook[] = [
  { name: 'home', hash: '/home', isWhole: true },
  { name: 'tenants', hash: '/tenants' },
  { name: 'tenants-due', hash: '/tenants/due' },
  { name: 'tenants-statements', hash: '/tenants/statements' },
  { name: 'tenants-owed', hash: '/tenants/owed' },
  ...TABS.map((tab) => ({ name: `tenant-${tab}`, hash: `/tenants/1/${tab}` })),
  { name: 'tenant-left', hash: '/tenants/40/facts' },
  { name: 'tenant-other', hash: '/tenants/17/leases' },
  { name: 'tenants-all', hash: '/tenants', open: pressing(/^全部/) },
  { name: 'tenants-left', hash: '/tenants', open: pressing(/^已离驻/) },
  { name: 'tenants-columns', hash: '/tenants', open: pressing('列') },
  { name: 'tenants-merge', hash: '/tenants', press: ['合并企业'] },
  {
    name: 'tenants-merge-two',
    hash: '/tenants',
    open: async (page) => {
      await press(page, '合并企业');
      for (const [label, name] of [
        ['并入（留下）', '云裳集'],
        ['合并掉', '素颜研造'],
      ] as const) {
        await page.getByRole('dialog').getByLabel(label).fill(name);
        await page.locator('.ant-select-item-option', { hasText: name }).filter({ visible: true }).last().click();
      }
      await page.getByText('会移过来：').waitFor();
    },
  },
  { name: 'tenant-new', hash: '/tenants', press: ['新增企业'] },
  { name: 'tenant-retire', hash: '/tenants/1/facts', press: ['停用企业…'] },
  { name: 'tenant-forget', hash: '/tenants/1/facts', press: [/^遗忘… 陈子衿/] },
  { name: 'tenant-correct', hash: '/tenants/1/facts', press: ['修改…'] },
  { name: 'tenant-facts-from-day', hash: '/tenants/1/facts', press: ['自某日起变更…'] },
  { name: 'tenant-leave', hash: '/tenants/1/leases', press: ['整家离驻…'] },
  { name: 'lease-renew', hash: '/tenants/1/leases', press: ['续租'] },
  { name: 'lease-end', hash: '/tenants/1/leases', press: ['退租'] },
  ...RECORDS.flatMap(recordLooks),
  { name: 'statement', hash: '/tenants/1/statements', press: ['出账单'] },
  { name: 'payment-new', hash: '/tenants/1/statements', press: ['新增收款'] },
  { name: 'studios', hash: '/studios' },
  { name: 'studio', hash: '/studios/1' },
  ...['open', 'prices', 'leases', 'blackouts', 'use', 'history'].map((tab) => ({ name: `studio-${tab}`, hash: `/studios/1/${tab}` })),
  { name: 'studio-exclusive', hash: '/studios/6' },
  { name: 'studios-shared', hash: '/studios/shared' },
  { name: 'studios-columns', hash: '/studios', open: pressing('列') },
  { name: 'studio-new', hash: '/studios', press: ['新增直播间'] },
  { name: 'studio-correct', hash: '/studios/1', press: ['更正'] },
  { name: 'studio-from-day', hash: '/studios/1', press: ['自某日起变更'] },
  { name: 'studio-menu', hash: '/studios/1', open: pressing('更多') },
  { name: 'studio-retire', hash: '/studios/1', press: [['更多', '停用…']] },
  { name: 'studio-void', hash: '/studios/1', press: [['更多', '作废（建错了）…']] },
  { name: 'studio-facts-history', hash: '/studios/1/prices', press: [/^历史 T101/] },
  { name: 'studio-price-new', hash: '/studios/1/prices', press: ['新增价格'] },
  { name: 'shared-price-new', hash: '/studios/shared', press: ['新增价格'] },
];

describe.skipIf(whyNot('http') !== null)('what tenants and studios say', () => {
  it('is what was reviewed', async () => {
    expect(await differencesOf('records', LOOKS)).toBe('');
  });
});
