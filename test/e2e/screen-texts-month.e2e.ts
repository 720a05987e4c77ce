// What sales, the report, analytics and the scorecard say: lists, figures, charts and dialogs, against their reviewed files.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { differencesOf, pressing, type ScreenLook } from './screen-looks.ts';
import { SCREEN_PLACES } from './screens.ts';
import { whyNot } from './start-app.ts';

/** A figure of each kind, whose origin is explained. */
const FIGURES = [
  'ZB-1.07.value',
  'ZB-1.10.value',
  'ZB-1.12.value',
  'ZB-2.01.month',
  'ZB-2.06.month',
  'ZB-2.06.month_ly',
  'ZB-2.06.month_yoy',
  'ZB-2.06.ytd',
  'ZB-2.10.month',
  'ZB-2.14.month',
  'ZB-2.19.month',
  'ZB-3.02.paid',
  'ZB-5.02.paid',
];

const isOfMonth = ({ hash }: { readonly hash: string }): boolean => /^\/(?:sales|report|analytics|scorecard)/.test(hash);

const LOOKS: readonly ScreenLook[] = [
  ...SCREEN_PLACES.filter(isOfMonth).map(({ name, hash, prepare }) => ({
    name,
    hash,
    ...(prepare === undefined ? {} : { open: prepare }),
  })),
  { name: 'sales-lines', hash: '/sales/2026-10/lines' },
  { name: 'sales-lines-closed', hash: '/sales/2026-09/lines' },
  { name: 'sales-differ', hash: '/sales/2026-10/differ' },
  { name: 'sales-retail', hash: '/sales/2026-10/retail' },
  { name: 'sales-batch', hash: '/sales/batches/9' },
  { name: 'sales-line-new', hash: '/sales/2026-10/lines', press: ['加一行'] },
  { name: 'sales-retail-new', hash: '/sales/2026-10/retail', press: ['新增网络零售额'] },
  { name: 'sales-retail-correct', hash: '/sales/2026-10/retail', press: [[/^操作: /, '更正']] },
  { name: 'report-close', hash: '/report/2026-10', press: ['结账'] },
  { name: 'report-reopen', hash: '/report/2026-09', press: ['重开'] },
  { name: 'report-first', hash: '/report/2026-09/revision/1' },
  { name: 'report-compare', hash: '/report/2026-09/compare/1/2' },
  { name: 'report-fill', hash: '/report/2026-10', press: [[/^导出/, '填写主管部门的表…']] },
  { name: 'threshold', hash: '/scorecard', press: [/^改门槛/] },
  {
    name: 'sales-keys',
    hash: '/sales/2026-10',
    isSorted: true,
    open: async (page) => {
      await page.keyboard.press('F1');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'report-more', hash: '/report/2026-10', open: pressing(/^更多/) },
  { name: 'report-export', hash: '/report/2026-10', open: pressing(/^导出/) },
  ...FIGURES.map((figure) => ({
    name: `figure-${figure}`,
    hash: `/report/2026-10/figure/${figure}`,
    open: (page: Page) => page.locator('.provenance').waitFor(),
  })),
  {
    name: 'analytics-numbers',
    hash: '/analytics',
    open: async (page) => {
      for (const one of await page.locator('.chart').getByText('数', { exact: true }).all()) await one.click();
    },
  },
  { name: 'analytics-this-year', hash: '/analytics', open: pressing('今年') },
  { name: 'analytics-target-new', hash: '/analytics', press: ['设目标'] },
  { name: 'analytics-target-correct', hash: '/analytics', press: [/^改 /] },
];

describe.skipIf(whyNot('http') !== null)('what a month says', () => {
  it('is what was reviewed', async () => {
    expect(await differencesOf('month', LOOKS)).toBe('');
  });
});
