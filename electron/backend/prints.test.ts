// Printed PDFs: in the data folder, for the person alone, gone after a while, at the end, and after a crash at the next start.
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sweepTemp } from '../../src/backend/core/files/temp-folders.ts';
import { keepPrints } from './prints.ts';

let folder = '';
const opened: string[] = [];
const PAPER = { name: '账单.pdf', bytes: new Uint8Array([1, 2]) };

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'livebase-prints-'));
  opened.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function prints(lifeMs?: number): ReturnType<typeof keepPrints> {
  const ask: Parameters<typeof keepPrints>[0] = async (wish) => {
    if (wish.what === 'openFile') opened.push(wish.file);
    return true;
  };
  return keepPrints(ask, async () => folder, lifeMs);
}

const left = (): readonly string[] => (existsSync(path.join(folder, 'temp')) ? readdirSync(path.join(folder, 'temp')) : []);

describe('a printed PDF', () => {
  it('lies in the data folder for the person alone, never in the temporary folder of all', async () => {
    expect(await prints().print(PAPER)).toEqual({ ok: true, value: true });
    expect(opened[0]).toBe(path.join(folder, 'temp', left()[0] ?? '', '账单.pdf'));
    if (process.platform !== 'win32') {
      expect(statSync(opened[0] ?? '').mode & 0o777).toBe(0o600);
      expect(statSync(path.join(folder, 'temp')).mode & 0o777).toBe(0o700);
    }
  });

  it('is gone when its while is over, and at the end', async () => {
    await prints(30).print(PAPER);
    await expect.poll(left).toEqual([]);
    const kept = prints();
    await kept.print(PAPER);
    expect(left()).toHaveLength(1);
    kept.clear();
    expect(left()).toEqual([]);
  });

  it('that a crash left goes at the next start', async () => {
    await prints().print(PAPER);
    sweepTemp(folder);
    expect(left()).toEqual([]);
    sweepTemp(path.join(folder, 'none'));
    sweepTemp(null);
  });
});
