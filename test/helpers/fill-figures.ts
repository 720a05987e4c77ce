// The figures that the blank workbooks of the fixtures are filled with, the shipped profile's facts, and a book out of a fixture.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { parseMonth } from '../../src/domain/time/calendar.ts';
import type { Figure } from '../../src/domain/report/shape.ts';
import type { MapValue } from '../../src/contract/bureau/workbook-map.ts';
import { loadProfile } from '../../src/backend/base/load-profile.ts';
import type { Profile } from '../../src/backend/base/profile.ts';
import { openBook } from '../../src/sheets/book/open-book.ts';
import type { Book } from '../../src/sheets/book/book-model.ts';
import { type FillFigures, mapFacts, type MapFacts } from '../../src/backend/bureau/map/map-facts.ts';
import { readMap } from '../../src/backend/bureau/map/map-schema.ts';

const FOLDER = path.join(import.meta.dirname, '..', 'fixtures', 'workbooks');

const figuresSchema = z.object({
  month: z.string(),
  values: z.record(z.string(), z.object({ raw: z.int().nullable(), text: z.string() })),
  rows: z.object({ 'ZB-4': z.array(z.record(z.string(), z.string())) }),
  head: z.record(z.string(), z.string()),
});

/** The profile that ships. */
export function shippedProfile(): Profile {
  const profile = loadProfile('sz-2025');
  if (!profile.ok) throw new Error(JSON.stringify(profile.refusal));
  return profile.value;
}

/** What a map may name under the shipped profile. */
export function shippedFacts(): MapFacts {
  return mapFacts(shippedProfile());
}

/** How many of the base's own units one printed unit is, where the text has decimals. */
const TENANT_UNITS: Readonly<Record<string, number>> = { area: 100, paid: 1_000_000, paid_ytd: 1_000_000 };
const TENANT_TEXTS = new Set(['name', 'uscc', 'category', 'resident_since', 'remark']);

function tenantFigure(column: string, text: string): Figure {
  if (TENANT_TEXTS.has(column) || text === '—') return { raw: null, text };
  return { raw: Math.round(Number(text) * (TENANT_UNITS[column] ?? 1)), text };
}

/** The figures of 2026-10; a tenant's money is known to the printed 0.01 万元 only. */
export function fixtureFigures(): FillFigures {
  const read = figuresSchema.parse(JSON.parse(readFileSync(path.join(FOLDER, 'expected-2026-10.json'), 'utf8')));
  const month = parseMonth(read.month);
  if (month === null) throw new Error(read.month);
  return {
    month,
    values: new Map(Object.entries(read.values)),
    tenants: read.rows['ZB-4'].map((row) => Object.fromEntries(Object.entries(row).map(([key, text]) => [key, tenantFigure(key, text)]))),
    head: read.head,
  };
}

/** The bytes of a fixture's blank. */
export function blankBytes(name: string): Uint8Array {
  return readFileSync(path.join(FOLDER, `${name}.xlsx`));
}

/** The text of a fixture's map. */
export function mapText(name: string): string {
  return readFileSync(path.join(FOLDER, `${name}.map.json`), 'utf8');
}

/** A workbook that opens. */
export async function bookOf(bytes: Uint8Array): Promise<Book> {
  const book = await openBook(bytes);
  if (!book.ok) throw new Error(JSON.stringify(book.refusal));
  return book.value;
}

/** A map that parses. */
export function mapOf(text: string): MapValue {
  const map = readMap(text);
  if (!map.ok) throw new Error(JSON.stringify(map.refusal));
  return map.value;
}

/** A fixture's blank and map. */
export async function fixture(name: string): Promise<{ readonly book: Book; readonly map: MapValue }> {
  return { book: await bookOf(blankBytes(name)), map: mapOf(mapText(name)) };
}
