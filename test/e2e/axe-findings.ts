// What axe finds serious or critical on the page as it is, once nothing moves any more.
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { quiet } from './hands.ts';

/** What axe judges by colour: all else of a page is the same in either theme. */
const BY_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Rules that axe calls moderate or minor whatever they find: nobody is told of them here, and they take a tenth of its time. */
const MILD = [
  'region',
  'heading-order',
  'aria-allowed-role',
  'landmark-unique',
  'landmark-one-main',
  'page-has-heading-one',
  'empty-table-header',
];
/** Rows of long lists after the twelfth, and the first months of a calendar: the others are built alike, and what axe takes grows with them. */
const ALIKE = [
  '.table-lines > :nth-child(n + 13)',
  '.reply-rows > :nth-child(n + 13)',
  'tbody > tr:nth-child(n + 13)',
  '.year-month:nth-child(-n + 8)',
];
const ASIDE = Object.fromEntries(MILD.map((id) => [id, { enabled: false }]));

/** Serious and critical findings of axe, as lines: of everything, or of colours alone, where all else was looked at already. */
export async function axeFindings(page: Page, of: 'everything' | 'colours' = 'everything'): Promise<readonly string[]> {
  await quiet(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const rules = of === 'everything' ? { rules: ASIDE } : { runOnly: { type: 'rule', values: BY_COLOUR } };
  const results = await page.evaluate(
    ([exclude, options]) =>
      (window as unknown as { axe: { run: (context: object, options: object) => Promise<unknown> } }).axe.run(
        { exclude },
        options,
      ) as Promise<AxeResults>,
    [ALIKE, { resultTypes: ['violations'], ...rules }] as const,
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`));
}
