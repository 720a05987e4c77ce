// A base in which what is known outside is missing: said in words, read-only until a manager decides; the program's own steps are no alarm.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgeNotes } from '../../../test/helpers/forge-history.ts';
import { openEmpty } from '../../../test/helpers/made-base.ts';
import { TEST_NOW_MS, temporaryFolder } from '../../../test/helpers/raw-base.ts';
import { TESTER } from '../../../test/helpers/sample-base.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { findStoredCopyKey } from '../core/db/verified-copy.ts';
import { openRaw } from '../core/db/rows.ts';
import { configFileOf, placeOf } from '../core/db/checkpoint-files.ts';
import { type Base, closeBase, createBase, openBase } from '../core/db/open.ts';
import { addRecord, changeRecord, recordById, retireRecord } from '../core/db/record-store.ts';
import { sealNote } from '../core/db/file-checksum.ts';
import { distrustOf } from '../core/db/history-integrity.ts';
import { inTx } from '../core/db/tx.ts';
import { readSetting, writeSetting } from '../core/records/settings.ts';
import { encryptSecond } from './backups.ts';
import { checkBase } from './check.ts';
import { createBackupFor } from './own-backups.ts';
import { keepAside, restore } from './restore.ts';
import { acceptHistory, getCheckpoints } from './integrity-decision.ts';

let folder: string;
let nowMs: number;
const clock = { nowMs: () => nowMs };
beforeEach(() => {
  folder = temporaryFolder();
  nowMs = TEST_NOW_MS;
  closeBase(openEmpty(folder, clock));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const FILE = 'livebase.db';

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

/** One session: what `work` does, a minute later. */
function session<T>(work: (base: Base) => T): T {
  nowMs += 60_000;
  const base = valueOf(openBase(folder, clock));
  try {
    return work(base);
  } finally {
    closeBase(base);
  }
}

function write(base: Base, notes: string): Result<number> {
  return inTx(base, TESTER, (tx) => ok(addRecord(tx, 'tenant', { contact: null, phone: null, notes }, null)));
}

const kept = (name: string): string => path.join(folder, name);

function failing(base: Base): string[] {
  return checkBase(base, { full: true })
    .checks.filter((one) => !one.ok && one.name !== 'pragmas' && one.name !== 'backup')
    .map((one) => `${one.name} ${one.detail}`);
}

describe('an older file in the place of the base', () => {
  beforeEach(() => {
    session((base) => valueOf(write(base, '一')));
    copyFileSync(kept(FILE), kept('older'));
    session((base) => valueOf(write(base, '二')));
    copyFileSync(kept('older'), kept(FILE));
  });

  it('is read-only, is named by check, and says what was known and when', () => {
    session((base) => {
      expect(distrustOf(base.db)).toMatchObject({ case: 'older', known: { seq: 2 }, own: { seq: 1 } });
      expect(write(base, '三')).toMatchObject({ refusal: { code: 'HISTORY_UNTRUSTED', data: { what: 'older', known: 2, own: 1 } } });
      expect(failing(base)).toEqual([
        expect.stringMatching(/^history_elsewhere known=2 lacking=1 case=older newest=2 made=2026-11-25T21:02/),
      ]);
    });
    session((base) => expect(distrustOf(base.db)).not.toBeNull());
  });

  it('can be written once a manager decided: the decision is history, and no alarm follows', () => {
    session((base) => {
      expect(acceptHistory(base, TESTER, { reason: ' ' })).toMatchObject({ refusal: { code: 'REASON_NEEDED' } });
      valueOf(acceptHistory(base, TESTER, { reason: '硬盘坏了，从旧盘拷回' }));
      expect(acceptHistory(base, TESTER, { reason: '再来' })).toMatchObject({ refusal: { code: 'HISTORY_TRUSTED' } });
      expect(base.db.prepare("SELECT who, reason FROM history WHERE action = 'accept'").raw().all()).toEqual([
        ['张', '硬盘坏了，从旧盘拷回'],
      ]);
      expect(write(base, '三').ok).toBe(true);
    });
    session((base) => expect(failing(base)).toEqual([]));
  });
});

it('a cut history is shorter, a rewritten one another; the newest backups that hold the known head are named', () => {
  session((base) => valueOf(write(base, '一')));
  session((base) => {
    valueOf(write(base, '二'));
    valueOf(write(base, '三'));
    valueOf(createBackupFor(base, TESTER, 'daily'));
  });
  copyFileSync(kept(FILE), kept('good'));
  const behind = (sql: string): void => {
    const db = openRaw(kept(FILE), 'write');
    for (const name of ['history_no_delete', 'history_no_update']) db.exec(`DROP TRIGGER ${name}`);
    db.exec(sql);
    db.close();
  };
  behind('DELETE FROM history WHERE seq > 2');
  session((base) => expect(getCheckpoints(base).trouble).toMatchObject({ case: 'shorter', known: { seq: 4 } }));
  copyFileSync(kept('good'), kept(FILE));
  behind(`UPDATE history SET hash = '${'a'.repeat(64)}' WHERE seq = 3`);
  session((base) => {
    const { trouble, places } = getCheckpoints(base);
    // Where it is known, and since when: the person's own folder and the one beside the data.
    expect(places.map(({ place }) => place)).toEqual(['config', 'data']);
    expect(places.every(({ newest }) => newest === null || newest.at.length >= 16)).toBe(true);
    expect(places.some(({ newest }) => newest !== null)).toBe(true);
    // The head of the session's end is still a row; the backup's, made before it, is not.
    expect(trouble).toMatchObject({ case: 'another', known: { seq: 3 } });
    expect(trouble?.backups).toEqual([expect.stringContaining('livebase-daily-')]);
  });
});

describe('one place outside is enough', () => {
  beforeEach(() => {
    session((base) => valueOf(write(base, '一')));
    copyFileSync(kept(FILE), kept('older'));
  });
  const putOlder = (): void => copyFileSync(kept('older'), kept(FILE));
  const forget = (): void => rmSync(configFileOf(placeOf(folder)), { force: true });

  it("the seal of a backup in the base's own folder", () => {
    session((base) => {
      valueOf(write(base, '二'));
      const made = valueOf(createBackupFor(base, TESTER, 'daily'));
      expect(JSON.parse(sealNote(made.made.file) ?? '')).toMatchObject({ place: placeOf(folder), seq: 2 });
    });
    forget();
    rmSync(kept('backups/livebase-heads.json'));
    putOlder();
    session((base) => expect(distrustOf(base.db)).toMatchObject({ case: 'shorter', known: { seq: 2 } }));
  });

  it("the file beside the base's own backups, with the backups gone", () => {
    mkdirSync(kept('backups'));
    session((base) => valueOf(write(base, '二')));
    forget();
    putOlder();
    session((base) => expect(distrustOf(base.db)).toMatchObject({ known: { seq: 2 } }));
  });

  it('the second folder, when the base is checked', () => {
    const second = temporaryFolder();
    session((base) => {
      valueOf(
        inTx(base, TESTER, (tx) => {
          writeSetting(tx, 'backup.second', second);
          return ok(null);
        }),
      );
    });
    copyFileSync(kept(FILE), kept('older'));
    session((base) => {
      valueOf(write(base, '二'));
      valueOf(createBackupFor(base, TESTER, 'daily'));
    });
    for (const name of readdirSync(second)) if (name.endsWith('.db')) rmSync(path.join(second, name));
    forget();
    rmSync(kept('backups'), { recursive: true });
    putOlder();
    session((base) => {
      expect(failing(base)).toEqual([expect.stringContaining('history_elsewhere')]);
      expect(write(base, '三').ok).toBe(false);
    });
    rmSync(second, { recursive: true, force: true });
  });
});

it('a new base by the program where one was is a known step', () => {
  session((base) => valueOf(write(base, '一')));
  valueOf(keepAside({ folder, clock }));
  nowMs += 60_000;
  closeBase(valueOf(createBase(folder, clock)));
  session((base) => expect(write(base, '二').ok).toBe(true));
  session((base) => expect(distrustOf(base.db)).toBeNull());
});

it('a new base is a known step in the second folder too, with the clock set back', () => {
  const second = temporaryFolder();
  const toSecond = (): void =>
    session((base) => {
      valueOf(
        inTx(base, TESTER, (tx) => {
          writeSetting(tx, 'backup.second', second);
          return ok(null);
        }),
      );
      valueOf(createBackupFor(base, TESTER, 'daily'));
    });
  toSecond();
  nowMs -= 86_400_000;
  valueOf(keepAside({ folder, clock }));
  nowMs += 60_000;
  closeBase(valueOf(createBase(folder, clock)));
  toSecond();
  session((base) => valueOf(write(base, '二')));
  session((base) => expect(failing(base)).toEqual([]));
  rmSync(second, { recursive: true, force: true });
});

describe('a restore', () => {
  const backUp = (): string => session((base) => valueOf(createBackupFor(base, TESTER, 'daily')).made.file);
  const withoutSeal = (file: string, sql: string): string => {
    const bare = kept('bare.db');
    copyFileSync(file, bare);
    const db = openRaw(bare, 'write');
    db.exec(sql);
    db.exec('VACUUM');
    db.close();
    return bare;
  };

  it('refuses a backup whose seal is cut and whose content was changed by SQL', () => {
    session((base) => valueOf(write(base, '一')));
    const file = backUp();
    expect(restore({ folder, clock }, withoutSeal(file, `UPDATE setting SET value = value`), TESTER).ok).toBe(true);
    expect(restore({ folder, clock }, withoutSeal(file, `UPDATE tenant SET version = 7`), TESTER)).toMatchObject({
      refusal: { code: 'BACKUP_UNREADABLE', data: { detail: 'history_rows' } },
    });
    session((base) => expect(failing(base)).toEqual([]));
  });

  it('from before the second folder was encrypted leaves it encrypted, with the key that it had, and says so', () => {
    const file = backUp();
    const encrypt = (on: boolean): unknown => session((base) => valueOf(encryptSecond(base, TESTER, { on })));
    const restored = (): boolean => {
      nowMs += 60_000;
      return valueOf(restore({ folder, clock }, file, TESTER)).staysEncrypted;
    };
    const isEncrypted = (): boolean => session((base) => readSetting(base.db, 'backup.encrypted') && findStoredCopyKey(folder) !== null);
    encrypt(true);
    expect([restored(), isEncrypted()]).toEqual([true, true]);
    // The key beside says it where the present base can't be read any more.
    writeFileSync(kept(FILE), 'ruined');
    expect([restored(), isEncrypted()]).toEqual([true, true]);
    // Where somebody wished copies plain again, they stay plain.
    encrypt(false);
    expect([restored(), isEncrypted()]).toEqual([false, false]);
    session((base) => expect(failing(base)).toEqual([]));
  });

  describe('from a backup whose history was written again to fit what was changed', () => {
    const forgedFrom = (id: number, notes: string): string => {
      session((base) => valueOf(write(base, '一')));
      session((base) => valueOf(write(base, '二')));
      const bare = kept('bare.db');
      copyFileSync(backUp(), bare);
      session((base) => valueOf(write(base, '三')));
      const db = openRaw(bare, 'write');
      forgeNotes(db, id, [notes, '改']);
      db.close();
      return bare;
    };

    it('is refused where its beginning is the known one: it lacks rows that are known, and ends in none', () => {
      const forged = forgedFrom(2, '二');
      expect(restore({ folder, clock }, forged, TESTER)).toMatchObject({
        refusal: { code: 'BACKUP_ALTERED', data: { detail: 'history' } },
      });
      session((base) => expect(failing(base)).toEqual([]));
    });

    it('is said to be another base’s where not one row is the same, and its own history says so', () => {
      const forged = forgedFrom(1, '一');
      expect(valueOf(restore({ folder, clock }, forged, TESTER)).isForeign).toBe(true);
      const said = session((base) => base.db.prepare(`SELECT after ->> 'isForeign' FROM history WHERE action = 'restore'`).pluck().all());
      expect(said).toEqual([1]);
      expect(valueOf(restore({ folder, clock }, backupsHere(folder, /^livebase-replaced-/).map(kept)[0] ?? '', TESTER)).isForeign).toBe(
        false,
      );
    });
  });
});

const OPERATIONS = ['add', 'change', 'retire', 'die', 'backup', 'older', 'newest', 'replaced', 'new', 'back in time'] as const;
type Operation = (typeof OPERATIONS)[number];

function backupsHere(where: string, pattern: RegExp): string[] {
  return existsSync(where)
    ? readdirSync(where)
        .filter((name) => pattern.test(name))
        .toSorted()
    : [];
}

function restoreFrom(file: string | undefined): void {
  nowMs += 60_000;
  if (file !== undefined) valueOf(restore({ folder, clock }, file, TESTER));
}

function changeFirst(base: Base, isRetired: boolean): void {
  valueOf(
    inTx(base, TESTER, (tx) => {
      const stored = recordById(tx.db, 'tenant', 1);
      if (stored === null || stored.retiredAt !== null) return ok(null);
      if (isRetired) retireRecord(tx, stored, '错');
      else changeRecord(tx, stored, { notes: `改${nowMs}` }, null);
      return ok(null);
    }),
  );
}

const DO: Readonly<Record<Operation, () => void>> = {
  add: () => session((base) => valueOf(write(base, `${nowMs}`))),
  change: () => session((base) => changeFirst(base, false)),
  retire: () => session((base) => changeFirst(base, true)),
  // Written, and no head noted: as a process that was killed leaves it.
  die: () => {
    const base = valueOf(openBase(folder, clock));
    valueOf(write(base, '断电'));
    base.db.close();
  },
  backup: () => session((base) => valueOf(createBackupFor(base, TESTER, 'daily'))),
  older: () => restoreFrom(backupsHere(kept('backups'), /^livebase-.*\.db$/).map((name) => kept(`backups/${name}`))[0]),
  newest: () =>
    restoreFrom(
      backupsHere(kept('backups'), /^livebase-.*\.db$/)
        .map((name) => kept(`backups/${name}`))
        .at(-1),
    ),
  replaced: () =>
    restoreFrom(
      backupsHere(folder, /^livebase-replaced-.*\.db$/)
        .map(kept)
        .at(-1),
    ),
  new: () => {
    valueOf(keepAside({ folder, clock }));
    nowMs += 60_000;
    closeBase(valueOf(createBase(folder, clock)));
  },
  'back in time': () => {
    nowMs -= 86_400_000;
  },
};

/** LIVEBASE_DEEP=1: 2,000. */
const RUNS = process.env['LIVEBASE_DEEP'] === '1' ? 2000 : 3;

it('honest sessions, crashes, backups, restores and new bases in any order raise no alarm', () => {
  const wishes = fc.array(fc.constantFrom(...OPERATIONS), { minLength: 3, maxLength: RUNS > 100 ? 8 : 5 });
  fc.assert(
    fc.property(wishes, (operations) => {
      rmSync(folder, { recursive: true, force: true });
      folder = temporaryFolder();
      closeBase(openEmpty(folder, clock));
      for (const operation of operations) {
        DO[operation]();
        session((base) => expect([operations, operation, distrustOf(base.db)]).toEqual([operations, operation, null]));
      }
      session((base) => expect([operations, failing(base)]).toEqual([operations, []]));
    }),
    { numRuns: RUNS },
  );
});
