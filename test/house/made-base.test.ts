// Bases that are made once and copied: each copy is whole, and none sees what another was given.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { closeBase, createBase } from '../../src/backend/core/db/open.ts';
import { SMALL_WORLD, contents, everything, ledger, openImportBase, openSmallWorld } from '../helpers/import-base.ts';
import { openEmpty, openMade } from '../helpers/made-base.ts';

const work = mkdtempSync(path.join(tmpdir(), 'livebase-made-test-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const CLOCK = { nowMs: () => Date.UTC(2026, 10, 5) };

it('an empty copy is what is made again', () => {
  const made = createBase(path.join(work, 'made'), CLOCK);
  if (!made.ok) throw new Error(made.refusal.code);
  const copied = openEmpty(path.join(work, 'copied'), CLOCK);
  expect(everything(copied.db, true)).toBe(everything(made.value.db, true));
  expect(copied.db.pragma('integrity_check', { simple: true })).toBe('ok');
  closeBase(made.value);
  closeBase(copied);
});

it('a filled copy is what is imported again, and keeps nothing of what another copy was given', async () => {
  const [first, second, again] = [await openSmallWorld(), await openSmallWorld(), openImportBase()];
  await again.take(ledger('台账.xlsx', SMALL_WORLD));
  first.db.exec("UPDATE tenant SET notes = '别的'");
  const third = await openSmallWorld();
  for (const copy of [second, third]) expect(contents(copy.db)).toEqual(contents(again.db));
  expect(contents(first.db)).not.toEqual(contents(again.db));
  for (const one of [first, second, third, again]) one.close();
});

it('a kind whose making fails is not kept', async () => {
  const fill = (): never => {
    throw new Error('spoilt');
  };
  await expect(openMade('spoilt', path.join(work, 'spoilt'), CLOCK, fill)).rejects.toThrow('spoilt');
  await expect(openMade('spoilt', path.join(work, 'spoilt'), CLOCK, fill)).rejects.toThrow('spoilt');
});
