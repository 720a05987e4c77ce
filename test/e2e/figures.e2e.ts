// No list says another thing than the base: of every table and figure on screen rows are compared, column by column, with plain SQL over the same file or with the command line's JSON.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { callAt, layOutFigures, MONTH, valueOf } from './figures-base.ts';
import { DEMO_NOW } from '../helpers/demo-day.ts';
import { insightLooks } from './figures-of-insight.ts';
import { moneyLooks } from './figures-of-money.ts';
import { COMPARED, reportLooks, type MonthValues, type Values } from './figures-of-reports.ts';
import { salesLooks } from './figures-of-sales.ts';
import { settingsLooks } from './figures-of-settings.ts';
import { studioLooks } from './figures-of-studios.ts';
import { dayLooks } from './figures-of-the-day.ts';
import { tabLooks } from './figures-of-a-tenant.ts';
import { tenantLooks } from './figures-of-tenants.ts';
import { followPage } from './follow-page.ts';
import { withApp } from './host.ts';
import {
  factsShown,
  lookAt,
  nearest,
  rowsShown,
  sheetFigures,
  showHidden,
  type FactsLook,
  type TableLook,
  type WordsLook,
} from './shown-tables.ts';
import { whyNot } from './start-app.ts';

/** Columns that a list hides until somebody wants them. */
const HIDDEN: Readonly<Record<string, readonly string[]>> = {
  tenants: ['industry', 'until'],
  'tenant-account': ['origin'],
  studios: ['turnaround', 'openedOn', 'closedOn'],
  statements: ['made'],
  'tenants-owed': ['months'],
  'audit-trail': ['seq'],
  'sales-collect': ['uscc', 'refunded', 'settled', 'retail', 'sources', 'lines', 'contact', 'phone'],
};
/** Wide and high enough that no list has to be scrolled. */
const ALL_IN_SIGHT = { width: 2600, height: 1500 } as const;

/** What `livebase report --json` says of each month. */
function reportsOf(folder: string): Promise<ReadonlyMap<string, MonthValues>> {
  return callAt(folder, DEMO_NOW, async ({ report }) => {
    const values = new Map<string, MonthValues>();
    for (const month of COMPARED) values.set(month, valueOf(await report.month({ month, profile: null })).values);
    return values;
  });
}

type Look = TableLook | FactsLook | WordsLook;

function looksOf(folder: string, values: Values): readonly Look[] {
  const db = new Database(path.join(folder, 'livebase.db'), { readonly: true });
  try {
    return [
      ...tenantLooks(db),
      ...tabLooks(db),
      ...studioLooks(db),
      ...moneyLooks(db),
      ...salesLooks(db),
      ...reportLooks(db, values),
      ...insightLooks(db, values),
      ...settingsLooks(db),
      ...dayLooks(db, values),
    ];
  } finally {
    db.close();
  }
}

/** What a look wants that is not on the screen: beside each wanted row the one that comes nearest. */
async function missing(page: Page, look: Look): Promise<readonly unknown[]> {
  if ('words' in look) {
    const said = await page.locator('body').ariaSnapshot();
    return look.words.filter((words) => !said.includes(words));
  }
  const isTable = 'table' in look;
  const rows = isTable ? await rowsShown(page, look.table) : [await factsShown(page, Object.keys(look.facts))];
  return (isTable ? look.rows : [look.facts]).flatMap((wanted) => {
    const shown = nearest(rows, wanted);
    return isDeepStrictEqual(shown, wanted) ? [] : [{ table: isTable ? look.table : '', shown, wanted }];
  });
}

const reason = whyNot('http');
describe.skipIf(reason !== null)(`figures (http${reason === null ? '' : `, skipped: ${reason}`})`, () => {
  it('of every screen are those of the base, column by column', async () => {
    const folder = await layOutFigures();
    const values = await reportsOf(folder);
    const looks = looksOf(folder, values);
    try {
      await withApp('http', { data: folder, now: DEMO_NOW, size: ALL_IN_SIGHT }, async ({ page }) => {
        const settled = followPage(page);
        await showHidden(page, HIDDEN);
        for (const look of looks) {
          await lookAt(page, look, settled);
          expect.soft(await missing(page, look), look.hash).toEqual([]);
        }
        await lookAt(page, { hash: `/report/${MONTH}` }, settled);
        // Each figure stands in the row whose code its address names; a table of tenants has none.
        const codeOf = (address: string): string => /\.(\d\d)\./.exec(address)?.[1] ?? '';
        const ofMonth = Object.entries(values.get(MONTH) ?? {}).map(([address, { text }]) => [address, { text, code: codeOf(address) }]);
        expect(await sheetFigures(page)).toMatchObject(Object.fromEntries(ofMonth));
        // September was closed twice: its first revision says which one it is.
        await lookAt(page, { hash: '/report/2026-09/revision/1' }, settled);
        await page.getByText('正在看第 1 版，它已冻结，不会再变', { exact: true }).waitFor();
      });
    } finally {
      rmSync(path.dirname(folder), { recursive: true, force: true });
    }
  });
});
