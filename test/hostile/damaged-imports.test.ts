// Damaged copies of real ledgers and exports go through the whole importer: each is refused with nothing changed, or read as a valid file.
import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { getHistoryHead } from '../../src/backend/core/db/tx.ts';
import { formatRefusal } from '../../src/contract/messages.ts';
import { damagedCopy } from '../helpers/damage.ts';
import { everything, openImportBase } from '../helpers/import-base.ts';

const inputs = new URL('../fixtures/world/inputs/', import.meta.url);
const COPIES = process.env.LIVEBASE_DEEP === '1' ? 2000 : 120;
/** Bad input is refused within 5 s (docs/rules/imports.md, Bad input). */
const LONGEST_MS = 5000;
/** Bytes that it may take for that (there too). */
const LARGEST = 300 * 2 ** 20;

const names = readdirSync(inputs).toSorted();
/** The tenant of the one export that has no account in it. */
const TENANT = '91440303MA1887G6QK';
const bytesOf = (name: string): Buffer => readFileSync(new URL(name, inputs));
const opened = openImportBase('2026-11-25T09:00');
beforeAll(async () => {
  const outcome = await opened.take(
    names.map((name) => ({ name, bytes: bytesOf(name) })),
    { tenant: TENANT },
  );
  if (!outcome.ok) throw new Error(outcome.value.refusal.code);
});
afterAll(() => opened.close());

/** The tables that the history says were written after a row. */
function writtenSince(seq: number): readonly string[] {
  const rows = opened.base.db.prepare('SELECT action, row_marks FROM history WHERE seq > ?').raw().all(seq);
  return z
    .array(z.tuple([z.literal('marks'), z.string()]))
    .parse(rows)
    .flatMap(([, marks]) => z.array(z.tuple([z.string()]).rest(z.unknown())).parse(JSON.parse(marks)))
    .map(([table]) => table);
}

describe('damaged copies', () => {
  it(`refuses or reads each of ${COPIES}, and changes nothing where it refuses`, { timeout: 900_000 }, async () => {
    let read = 0;
    let slowest = 0;
    let grown = 0;
    const atFirst = process.memoryUsage.rss();
    for (let seed = 0; seed < COPIES; seed += 1) {
      const name = names[seed % names.length] ?? '';
      const before = getHistoryHead(opened.base.db);
      const dump = seed % 40 === 0 ? everything(opened.base.db) : null;
      const start = performance.now();
      const outcome = await opened.take({ name, bytes: damagedCopy(bytesOf(name), seed) }, { tenant: TENANT });
      slowest = Math.max(slowest, performance.now() - start);
      grown = Math.max(grown, process.memoryUsage.rss() - atFirst);
      if (outcome.ok) {
        read += 1;
        continue;
      }
      expect(formatRefusal(outcome.value.refusal, 'zh-CN')).not.toMatch(/undefined|NaN|\[object|\bat .*\.ts/);
      // That a file came in, and waits for its month, is all that may be said of it.
      expect(['received_file', 'intake', 'parked_file']).toEqual(expect.arrayContaining([...new Set(writtenSince(before.seq))]));
      if (dump !== null) expect(everything(opened.base.db)).toBe(dump);
    }
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(COPIES);
    expect(slowest).toBeLessThan(LONGEST_MS);
    expect(grown).toBeLessThan(LARGEST);
  });
});
