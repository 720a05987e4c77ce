// Pages for the screen against the fixtures' expected figures and against the report itself, cell by cell.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Month, parseMonth } from '../../../domain/time/calendar.ts';
import { loadWorld } from '../../../../test/helpers/world-loader.ts';
import { reportPages } from './report-pages.ts';
import type { ReportPages } from '../../../contract/report/filing-shapes.ts';
import { reportMonth } from './export-report.ts';
import { type Base, closeBase } from '../../core/db/open.ts';

const figure = z.object({ raw: z.number().nullable(), text: z.string() });
const expectedShape = z.object({
  values: z.record(z.string(), figure),
  rows: z.object({ 'ZB-4': z.array(z.record(z.string(), z.string())) }),
});
const FIXTURES = path.join(import.meta.dirname, '..', '..', '..', '..', 'test', 'fixtures', 'world');

let base: Base;

function monthOf(text: string): Month {
  const month = parseMonth(text);
  if (month === null) throw new Error(text);
  return month;
}

function pagesOfMonth(month: string): ReportPages {
  const shown = reportPages(base, { month: monthOf(month), profile: null, revision: null });
  if (!shown.ok) throw new Error(shown.refusal.code);
  return shown.value;
}

function textsByAddress({ pages }: ReportPages): Map<string, string> {
  const cells = pages.flatMap((page) => page.rows.flatMap((row) => row.cells));
  return new Map(cells.flatMap((cell) => (cell === null || cell.figure === null ? [] : [[cell.figure, cell.text]])));
}

describe('pages of a month', () => {
  beforeAll(async () => {
    base = await loadWorld();
  });
  afterAll(() => closeBase(base));

  it.each(['2025-01', '2025-12', '2026-01', '2026-09', '2026-10'])('show every expected figure of %s at its address', (month) => {
    const expected = expectedShape.parse(JSON.parse(readFileSync(path.join(FIXTURES, `expected-${month}.json`), 'utf8')));
    const texts = textsByAddress(pagesOfMonth(month));
    for (const [address, { text }] of Object.entries(expected.values)) expect([address, texts.get(address)]).toEqual([address, text]);
    for (const row of expected.rows['ZB-4'])
      for (const [column, text] of Object.entries(row)) {
        const address = `ZB-4.${row['uscc'] ?? ''}.${column}`;
        expect([address, texts.get(address)]).toEqual([address, text]);
      }
  });

  it.each(['2025-01', '2026-10'])('print every cell of %s as report.month gives it, and nothing else has an address', (month) => {
    const shown = pagesOfMonth(month);
    const report = reportMonth(base, { month: monthOf(month), profileId: null });
    if (!report.ok) throw new Error(report.refusal.code);
    const { values, tenants } = report.value.figures;
    const known = new Map([...values].map(([address, { text }]) => [address, text]));
    for (const { cells } of tenants)
      for (const [column, { text }] of Object.entries(cells)) known.set(`ZB-4.${cells['uscc']?.text ?? ''}.${column}`, text);
    for (const [address, text] of textsByAddress(shown)) expect([address, text]).toEqual([address, known.get(address) ?? '—']);
    expect(shown.findings.map(({ id, message }) => [id, message])).toEqual(report.value.findings.map(({ id, message }) => [id, message]));
    expect(shown.draftWord).toBe('草稿');
  });

  it('has every column within its paper, and heads that cover each column down to the body', () => {
    for (const page of pagesOfMonth('2026-10').pages) {
      const room = (page.orientation === 'portrait' ? 595.28 : 841.89) - 84;
      const width = page.columns.reduce((sum, column) => sum + column.width + 6.5, 0);
      expect(width).toBeLessThanOrEqual(room + 1);
      const covered = page.columns.map((_, column) =>
        page.heads
          .filter((head) => head.column <= column && column < head.column + head.columns)
          .reduce((rows, head) => rows + head.rows, 0),
      );
      expect(covered).toEqual(page.columns.map(() => page.headDepth));
    }
  });
});
