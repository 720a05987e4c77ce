// Ten workbooks into which LibreOffice inserted the same rows itself: our growing and calculating give what it gave (`npm run gate -- growth`).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { block, grownBook, opened } from '../../../test/helpers/grown-workbook.ts';
import { differences, growthFacts } from '../../../test/helpers/growth-facts.ts';
import { planBook } from '../../../test/helpers/growth-plan-books.ts';
import { planData } from '../../../test/helpers/growth-plan-data.ts';
import { type GrowthPlan, planFeatures } from '../../../test/helpers/growth-plans.ts';
import { writeCells } from '../book/write-cells.ts';
import { recalculate } from '../formula/recalculate.ts';

const texts = z.record(z.string(), z.string());
const facts = z.object({ results: texts, merges: z.array(z.string()), names: texts, rules: z.record(z.string(), z.array(z.string())) });
const golden = z
  .array(z.object({ plan: z.custom<GrowthPlan>((value) => typeof value === 'object'), facts }))
  .parse(JSON.parse(readFileSync('test/fixtures/workbooks/grown-by-libreoffice.json', 'utf8')));

/** The plan grown and calculated by us, with the same data in its lists. */
async function ours(plan: GrowthPlan) {
  const growths = plan.blocks.map(({ first, last, added }) => block(first, last, added));
  const { book } = grownBook(await opened(planBook(plan, 'ours')), growths);
  const writes = planData(plan).flatMap(([row, numbers]) =>
    numbers.map((number, index) => ({ sheet: 0, row, column: index + 1, value: { kind: 'number', digits: String(number) } as const })),
  );
  const everything = { top: 1, left: 1, bottom: 200, right: 20 };
  return recalculate(writeCells(book, writes), {
    cells: [],
    areas: [
      { sheet: 0, area: everything },
      { sheet: 1, area: everything },
    ],
  }).book;
}

describe('lists that LibreOffice grew too', () => {
  it.each(golden.map((one, index) => [index + 1, one] as const))('book %i shows the same', async (_, { plan, facts: theirs }) => {
    expect(differences(growthFacts(await ours(plan)), theirs)).toEqual([]);
  });

  it('are ten, and show between them all that a random workbook can', () => {
    const inBlocks = ['own', 'run', 'rest', 'cell', 'area', 'columns'].flatMap((kind) => [`${kind} in one row`, `${kind} in rows`]);
    const elsewhere = ['cell', 'area', 'columns', 'rows', 'name'].map((kind) => `${kind} elsewhere`);
    const around = ['names', 'formats', 'validations'].flatMap((kind) => [`${kind} to the last row`, `${kind} below`]);
    const merges = ['merge copied with one row', 'merge copied with rows', 'merge around', 'merge below'];
    const shown = new Set(golden.flatMap(({ plan }) => planFeatures(plan)));
    expect(golden).toHaveLength(10);
    for (const feature of [...inBlocks, ...elsewhere, ...around, ...merges, 'loose in rows', 'shared', 'print area', 'three blocks'])
      expect(shown).toContain(feature);
  });
});
