// The fixtures' world computed: every expected address and every row of ZB-4, exactly.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseDay, parseInstant, parseMonth } from '../../domain/time/calendar.ts';
import { type Base, closeBase } from '../core/db/open.ts';
import { loadWorld } from '../../../test/helpers/world-loader.ts';
import { type ComputedReport, computeReport } from './compute.ts';
import { loadProfile } from '../base/load-profile.ts';

const figure = z.object({ raw: z.number().nullable(), text: z.string() });
const expectedShape = z.object({
  values: z.record(z.string(), figure),
  rows: z.object({ 'ZB-4': z.array(z.record(z.string(), z.string())) }),
});

let base: Base;

function compute(month: string): ComputedReport {
  const profile = loadProfile('sz-2025');
  const [parsed, now, today] = [parseMonth(month), parseInstant('2026-11-05T09:00'), parseDay('2026-11-05')];
  if (!profile.ok || parsed === null || now === null || today === null) throw new Error('no question');
  return computeReport({ base, profile: profile.value, month: parsed, now, today });
}

describe('computeReport', () => {
  beforeAll(async () => {
    base = await loadWorld();
  });
  afterAll(() => closeBase(base));

  for (const month of ['2025-01', '2025-12', '2026-01', '2026-09', '2026-10']) {
    it(`gives every expected figure of ${month}`, () => {
      const file = path.join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures', 'world', `expected-${month}.json`);
      const expected = expectedShape.parse(JSON.parse(readFileSync(file, 'utf8')));
      const { figures } = compute(month);
      const found = Object.fromEntries(Object.keys(expected.values).map((address) => [address, figures.values.get(address)]));
      expect(found).toEqual(expected.values);
      const rows = figures.tenants.map((row) => Object.fromEntries(Object.entries(row.cells).map(([key, cell]) => [key, cell.text])));
      expect(rows).toEqual(expected.rows['ZB-4']);
    });
  }
});
