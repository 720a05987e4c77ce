// No list says another thing than the base: of every table and figure on screen rows are compared, column by column, with plain SQL over the same file or with the command line's JSON.
import { rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { callAt, layOutFigures, NOW, valueOf } from './figures-base.ts';
import { insightLooks } from './figures-of-insight.ts';
import { moneyLooks } from './figures-of-money.ts';
import { COMPARED, reportLooks } from './figures-of-reports.ts';
import type { MonthValues } from './figures-of-reports.ts';
import { salesLooks } from './figures-of-sales.ts';
import { studioLooks } from './figures-of-studios.ts';
import { tabLooks } from './figures-of-a-tenant.ts';
import { tenantLooks } from './figures-of-tenants.ts';
import { withApp } from './host.ts';
import { factsShown, followCalls, lookAt, nearest, rowsShown, showHidden } from './shown-tables.ts';
import type { FactsLook, TableLook } from './shown-tables.ts';
import { whyNot } from './start-app.ts';

/** Columns that a list hides until somebody wants them. */
const HIDDEN: Readonly<Record<string, readonly string[]>> = {
  tenants: ['industry', 'until'],
  'tenant-account': ['origin'],
  studios: ['turnaround', 'openedOn', 'closedOn'],
  statements: ['made'],
  'tenants-owed': ['months'],
  'sales-collect': ['uscc', 'refunded', 'settled', 'retail', 'sources', 'lines', 'contact', 'phone'],
};
/** Wide and high enough that no list has to be scrolled. */
const ALL_IN_SIGHT = { width: 2600, height: 1500 } as const;

/** What `livebase report --json` says of each month. */
function reportsOf(folder: string): Promise<ReadonlyMap<string, MonthValues>> {
  return callAt(folder, NOW, async ({ report }) => {
    const values = new Map<string, MonthValues>();
    for (const month of COMPARED) values.set(month, valueOf(await report.month({ month, profile: null })).values);
    return values;
  });
}

async function looksOf(folder: string): Promise<readonly (TableLook | FactsLook)[]> {
  const values = await reportsOf(folder);
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
    ];
  } finally {
    db.close();
  }
}

const reason = whyNot('http');
describe.skipIf(reason !== null)(`figures (http${reason === null ? '' : `, skipped: ${reason}`})`, () => {
  it('of every list are those of the base, column by column', async () => {
    const folder = await layOutFigures();
    const looks = await looksOf(folder);
    try {
      await withApp('http', { data: folder, now: NOW, size: ALL_IN_SIGHT }, async ({ page }) => {
        const settled = followCalls(page);
        await showHidden(page, HIDDEN);
        const [shown, wanted]: [unknown[], unknown[]] = [[], []];
        for (const look of looks) {
          await lookAt(page, look, settled);
          const isTable = 'table' in look;
          const rows = isTable ? await rowsShown(page, look.table) : [await factsShown(page, Object.keys(look.facts))];
          for (const row of isTable ? look.rows : [look.facts]) {
            const at = isTable ? `${look.hash} ${look.table}` : look.hash;
            shown.push({ at, row: nearest(rows, row) });
            wanted.push({ at, row });
          }
        }
        expect(shown).toEqual(wanted);
      });
    } finally {
      rmSync(path.dirname(folder), { recursive: true, force: true });
    }
  });
});
