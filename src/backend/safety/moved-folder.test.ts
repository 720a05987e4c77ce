// A data folder that was moved, renamed or put behind a link: what is known of its origin still counts.
import { copyFileSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmpty } from '../../../test/helpers/made-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { TEST_NOW_MS, temporaryFolder } from '../../../test/helpers/raw-base.ts';
import { TESTER } from '../../../test/helpers/sample-base.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { configFileOf, placeOf } from '../core/db/checkpoint-files.ts';
import { distrustOf } from '../core/db/history-integrity.ts';
import { type Base, closeBase, openBase } from '../core/db/open.ts';
import { addRecord } from '../core/db/record-store.ts';
import { inTx } from '../core/db/tx.ts';
import { writeSetting } from '../core/records/settings.ts';
import { getCheckpoints } from './integrity-decision.ts';
import { createBackupFor } from './own-backups.ts';

const FILE = 'livebase.db';
let folder: string;
let nowMs: number;
const clock = { nowMs: () => nowMs };
beforeEach(() => {
  folder = temporaryFolder();
  nowMs = TEST_NOW_MS;
  closeBase(openEmpty(folder, clock));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const kept = (name: string): string => path.join(folder, name);

/** One session, a minute later. */
function session<T>(work: (base: Base) => T): void {
  nowMs += 60_000;
  const base = valueOf(openBase(folder, clock));
  work(base);
  closeBase(base);
}

function write(base: Base, notes: string): Result<number> {
  return inTx(base, TESTER, (tx) => ok(addRecord(tx, 'tenant', { contact: null, phone: null, notes }, null)));
}

describe('a data folder that was moved, with an older file in it', () => {
  const elsewhere = (): string => `${folder}-moved`;
  afterEach(() => rmSync(elsewhere(), { recursive: true, force: true }));
  const openMoved = (): Base => valueOf(openBase(elsewhere(), clock));
  const move = (file: string): void => {
    mkdirSync(elsewhere());
    copyFileSync(file, path.join(elsewhere(), FILE));
    renameSync(folder, `${elsewhere()}/was`);
    symlinkSync(elsewhere(), folder);
  };

  it('is found by what the configuration folder knows of its origin', () => {
    session((base) => valueOf(write(base, '一')));
    copyFileSync(kept(FILE), `${folder}.older`);
    session((base) => valueOf(write(base, '二')));
    move(`${folder}.older`);
    rmSync(`${folder}.older`);
    const base = valueOf(openBase(folder, clock));
    expect(distrustOf(base.db)).toMatchObject({ case: 'older', known: { seq: 2 } });
    expect(getCheckpoints(base)).toMatchObject({ places: [{ place: 'config', newest: { seq: 2 } }, { place: 'data' }] });
    closeBase(base);
  });

  it('is found by the second folder', () => {
    const second = `${elsewhere()}-stick`;
    mkdirSync(second);
    session((base) => valueOf(inTx(base, TESTER, (tx) => ok(writeSetting(tx, 'backup.second', second)))));
    copyFileSync(kept(FILE), `${folder}.older`);
    session((base) => valueOf(createBackupFor(base, TESTER, 'daily')));
    rmSync(configFileOf(placeOf(folder)));
    move(`${folder}.older`);
    rmSync(`${folder}.older`);
    const base = openMoved();
    expect(getCheckpoints(base).trouble).toMatchObject({ case: 'shorter' });
    closeBase(base);
    rmSync(second, { recursive: true });
  });

  it('with the newest file is no alarm, now and later', () => {
    session((base) => valueOf(write(base, '一')));
    move(kept(FILE));
    for (const notes of ['二', '三']) {
      const base = openMoved();
      expect(distrustOf(base.db)).toBeNull();
      valueOf(write(base, notes));
      closeBase(base);
    }
  });
});
