// Wrong PINs at a base that is not trusted: no restart of the program gives more of them than a trusted base would.
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { quickPins } from '../../../test/helpers/quick-pins.ts';
import { contentOf, openRawBase, type RawBase, temporaryFolder } from '../../../test/helpers/raw-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { TESTER } from '../../../test/helpers/sample-base.ts';
import { configFileOf, placeOf, writeRecord } from '../core/db/checkpoint-files.ts';
import { distrustOf, findOwnCheckpoint } from '../core/db/history-integrity.ts';
import { closeBase, openBase } from '../core/db/open.ts';
import { findPerson } from '../core/records/people.ts';
import { openClient } from '../router.ts';
import { checkPin } from './pins.ts';

const PIN = '135790';

let raw: RawBase;
let config = '';
let nowMs = 0;
let person = 0;

/** A base with a manager, in whose place the file of another day was put: the program was told of five rows more. */
beforeEach(async () => {
  quickPins();
  raw = openRawBase();
  config = temporaryFolder();
  vi.stubEnv('LIVEBASE_CONFIG', config);
  nowMs = raw.base.clock.nowMs();
  const actor = { ...TESTER, role: 'manager' } as const;
  const client = openClient({ findBase: () => raw.base, actor, onProgress: null, jobs: null, shell: null, start: null });
  person = valueOf(await client.people.add({ name: '叶知秋', role: 'manager' })).id;
  valueOf(await client.people.setPin({ person, old: null, pin: PIN }));
  const own = findOwnCheckpoint(raw.own);
  if (own === null) throw new Error('no history');
  const place = placeOf(raw.folder);
  writeRecord(configFileOf(place), { place, heads: [{ ...own, seq: own.seq + 5, hash: 'f'.repeat(64) }], steps: [] });
});
afterEach(() => {
  raw.close();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(config, { recursive: true });
});

/** One try by a program that was started for it: what came of it, and whether the base stayed as it was. */
async function tryAfterRestart(pin: string): Promise<unknown> {
  const base = valueOf(openBase(raw.folder, { nowMs: () => nowMs }));
  try {
    expect(distrustOf(base.db)).toMatchObject({ case: 'shorter' });
    const before = contentOf(base.db);
    const known = findPerson(base.db, person);
    if (known === null) throw new Error('nobody');
    const tried = await checkPin(base, { host: 'window' }, known, pin);
    expect(contentOf(base.db)).toBe(before);
    return tried.ok ? 'ok' : tried.refusal.code;
  } finally {
    closeBase(base);
  }
}

async function triedWrong(times: number): Promise<unknown[]> {
  const came: unknown[] = [];
  for (let nth = 0; nth < times; nth += 1) came.push(await tryAfterRestart('111111'));
  return came;
}

describe('wrong PINs at a base that is not trusted, the program started again before each', () => {
  it('lock the name at the fifth, for twice as long at the tenth, and are gone with the right one', async () => {
    expect(await triedWrong(5)).toEqual([...Array<string>(4).fill('PIN_WRONG'), 'PIN_LOCKED']);
    expect(await tryAfterRestart(PIN)).toBe('PIN_LOCKED');
    nowMs += 61_000;
    expect(await triedWrong(5)).toEqual([...Array<string>(4).fill('PIN_WRONG'), 'PIN_LOCKED']);
    nowMs += 61_000;
    expect(await tryAfterRestart(PIN)).toBe('PIN_LOCKED');
    nowMs += 60_000;
    expect(await tryAfterRestart(PIN)).toBe('ok');
    expect(await triedWrong(4)).toEqual(Array<string>(4).fill('PIN_WRONG'));
  });

  it('begin with those that the base itself has counted', async () => {
    raw.own.exec('UPDATE person_pin SET wrong_tries = 4');
    expect(await triedWrong(1)).toEqual(['PIN_LOCKED']);
  });

  it('are none where they can’t be counted', async () => {
    writeFileSync(path.join(config, 'pin-tries'), 'a file where the folder belongs');
    expect(await tryAfterRestart(PIN)).toBe('FOLDER_MISSING');
  });
});
