// A month's sales against the figures that the world's report must show.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loadWorld } from '../../../test/helpers/world-loader.ts';
import { parseMonth } from '../../domain/time/calendar.ts';
import { closeBase } from '../core/db/open.ts';
import { getSalesOfMonth } from './sales-month.ts';

interface Expected {
  readonly values: Readonly<Record<string, { readonly raw: number | null }>>;
}

const folder = path.join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures', 'world');

it.each(['2026-09', '2026-10'])('sums of %s equal the report: paid, refunded, settled, online retail', async (text) => {
  const { values } = JSON.parse(readFileSync(path.join(folder, `expected-${text}.json`), 'utf8')) as Expected;
  const month = parseMonth(text);
  if (month === null) throw new Error(text);
  const base = await loadWorld();
  const sales = getSalesOfMonth(base, { month });
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  expect(sum(sales.tenants.map(({ paid }) => paid))).toBe(values['ZB-2.06.month']?.raw);
  expect(sum(sales.lines.filter((line) => line.isEffective).map(({ paid }) => paid))).toBe(values['ZB-2.06.month']?.raw);
  expect(sum(sales.retail.filter((line) => line.isEffective).map(({ amount }) => amount))).toBe(values['ZB-2.10.month']?.raw);
  expect(new Set(sales.tenants.map(({ id }) => id)).size).toBe(sales.tenants.length);
  expect(sales.tenants.every(({ state, lines, retail }) => (state === 'missing') === (lines === 0 && retail === null))).toBe(true);
  closeBase(base);
});
