// Restores: verified first, crash-proof exchange, the replaced database kept; every flipped byte is found.
import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TESTER, addBooking, fillBase } from '../../../test/helpers/sample-base.ts';
import { contentOf, openRawBase, type RawBase, temporaryFolder, TEST_NOW_MS } from '../../../test/helpers/raw-base.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { swapDatabases } from '../core/db/restore-swap.ts';
import { closeBase, createBase, openBase } from '../core/db/open.ts';
import { createBackup } from './backup.ts';
import { checkBase } from './check.ts';
import { keepAside, restore } from './restore.ts';

const CLOCK = { nowMs: () => TEST_NOW_MS };
let raw: RawBase;
let backup: string;
let saved: string;
let shelf: string;

beforeEach(() => {
  raw = openRawBase();
  fillBase(raw.base);
  saved = contentOf(raw.own);
  shelf = temporaryFolder();
  const made = createBackup(raw.base, TESTER, { folder: shelf });
  if (!made.ok) throw new Error(made.refusal.code);
  backup = made.value.file;
  addBooking(raw.base, 500);
});
afterEach(() => {
  raw.close();
  rmSync(shelf, { recursive: true, force: true });
});

function letGo(): void {
  raw.plain.close();
  closeBase(raw.base);
}

/** The records of the base in `folder`, without the history that restoring itself adds. */
function held(folder = raw.folder): string {
  const base = openBase(folder, CLOCK);
  if (!base.ok) return base.refusal.code;
  const content = contentOf(base.value.db);
  closeBase(base.value);
  return content;
}

function withoutRestoreRow(content: string): unknown {
  const tables: readonly (readonly [string, readonly (readonly unknown[])[]])[] = JSON.parse(content);
  return tables.map(([name, rows]) => [name, name === 'history' ? rows.filter((row) => row[4] !== 'restore') : rows]);
}

/** How many restores the history tells of. */
function restoresTold(content: string): number {
  const tables: readonly (readonly [string, readonly (readonly unknown[])[]])[] = JSON.parse(content);
  return tables.flatMap(([name, rows]) => (name === 'history' ? rows.filter((row) => row[4] === 'restore') : [])).length;
}

function expectRestored(content: string): void {
  expect(withoutRestoreRow(content)).toEqual(JSON.parse(saved));
}

describe('restore', () => {
  it('puts the backup in place and keeps the replaced database, which can be brought back', () => {
    const latest = contentOf(raw.own);
    letGo();
    const result = restore({ folder: raw.folder, clock: CLOCK }, backup, TESTER);
    expect(result).toMatchObject({
      ok: true,
      value: { file: raw.file, kept: path.join(raw.folder, 'livebase-replaced-20261125-210000.db') },
    });
    expectRestored(held());
    const kept = result.ok ? (result.value.kept ?? '') : '';
    const back = restore({ folder: raw.folder, clock: CLOCK }, kept, TESTER);
    expect(back.ok).toBe(true);
    expect(withoutRestoreRow(held())).toEqual(JSON.parse(latest));
    expect(back.ok && back.value.kept).toBe(path.join(raw.folder, 'livebase-replaced-20261125-210000 (2).db'));
    const base = openBase(raw.folder, CLOCK);
    expect(base.ok && checkBase(base.value, { full: true })).toMatchObject({ ok: true });
    if (base.ok) closeBase(base.value);
    expect(readdirSync(raw.folder).filter((name) => /restor/.test(name))).toEqual([]);
  });

  it('works where the present database is damaged, cut off, empty or gone', () => {
    letGo();
    for (const ruin of [
      () => writeFileSync(raw.file, 'rubbish'),
      () => truncateSync(raw.file, 5000),
      () => truncateSync(raw.file, 0),
      () => rmSync(raw.file),
      () => {
        const bytes = readFileSync(raw.file);
        bytes.fill(0xee, 4096);
        writeFileSync(raw.file, bytes);
      },
    ]) {
      ruin();
      const bytes = existsSync(raw.file) ? readFileSync(raw.file) : null;
      const result = restore({ folder: raw.folder, clock: CLOCK }, backup, TESTER);
      if (!result.ok) throw new Error(JSON.stringify(result.refusal));
      expectRestored(held());
      // What was there is kept as it was, whatever it was.
      expect(result.value.kept === null ? null : readFileSync(result.value.kept)).toEqual(bytes);
    }
  });

  it('makes the folder if it is gone too', () => {
    const elsewhere = path.join(shelf, 'new', 'data');
    expect(restore({ folder: elsewhere, clock: CLOCK }, backup, TESTER)).toMatchObject({ ok: true, value: { kept: null } });
    expectRestored(held(elsewhere));
  });

  it('does not play a lost database’s log into the restored one', () => {
    const latest = contentOf(raw.own);
    const [database, log] = [readFileSync(raw.file), readFileSync(`${raw.file}-wal`)];
    letGo();
    rmSync(raw.file);
    writeFileSync(`${raw.file}-wal`, log);
    expect(restore({ folder: raw.folder, clock: CLOCK }, backup, TESTER)).toMatchObject({ ok: true });
    expectRestored(held());
    // A database that was moved away with its log is restored with it.
    const pair = path.join(shelf, 'pair.db');
    writeFileSync(pair, database);
    writeFileSync(`${pair}-wal`, log);
    expect(restore({ folder: raw.folder, clock: CLOCK }, pair, TESTER)).toMatchObject({ ok: true });
    expect(withoutRestoreRow(held())).toEqual(JSON.parse(latest));
  });

  it('refuses while somebody has the base open, and leaves it alone', () => {
    const before = contentOf(raw.own);
    expect(restore({ folder: raw.folder, clock: CLOCK }, backup, TESTER)).toMatchObject({
      ok: false,
      refusal: { code: 'BASE_BUSY', data: { file: raw.file } },
    });
    expect(contentOf(raw.own)).toBe(before);
    expect(addBooking(raw.base, 501)).toBeGreaterThan(0);
    expect(readdirSync(raw.folder).filter((name) => /restor|replaced/.test(name))).toEqual([]);
  });

  it('refuses what is no backup, by name, and changes nothing', () => {
    letGo();
    const before = readFileSync(raw.file);
    const other = path.join(shelf, 'other.db');
    const foreign = new Database(other);
    foreign.exec('CREATE TABLE t (x)');
    foreign.close();
    const newer = path.join(shelf, 'newer.db');
    copyFileSync(raw.file, newer);
    const later = new Database(newer);
    later.pragma('user_version = 99');
    later.close();
    const trial = path.join(shelf, 'trial.db');
    copyFileSync(raw.file, trial);
    const earlier = new Database(trial);
    earlier.pragma('user_version = 7');
    earlier.close();
    const empty = path.join(shelf, 'empty.db');
    writeFileSync(empty, '');
    for (const [file, code] of [
      [path.join(shelf, 'none.db'), 'FILE_NOT_FOUND'],
      [other, 'BASE_OF_OTHER_PROGRAM'],
      [newer, 'BASE_TOO_NEW'],
      [trial, 'BASE_TOO_OLD'],
      [empty, 'BACKUP_UNREADABLE'],
      [import.meta.filename, 'BACKUP_UNREADABLE'],
      [raw.file, 'BACKUP_UNREADABLE'],
    ] as const) {
      expect([file, restore({ folder: raw.folder, clock: CLOCK }, file, TESTER)]).toMatchObject([file, { ok: false, refusal: { code } }]);
      expect(readFileSync(raw.file).equals(before)).toBe(true);
    }
    expect(readdirSync(raw.folder).filter((name) => /restor|replaced/.test(name))).toEqual([]);
  });

  it('refuses a folder and a pipe at once, and a pipe beside the file is no hash', () => {
    letGo();
    const folder = path.join(shelf, 'folder.db');
    mkdirSync(folder);
    const pipe = path.join(shelf, 'pipe.db');
    const isMade = spawnSync('mkfifo', [pipe, path.join(shelf, 'sealed.db.sha256')]).status === 0;
    for (const file of isMade ? [folder, pipe] : [folder]) {
      expect(restore({ folder: raw.folder, clock: CLOCK }, file, TESTER)).toMatchObject({
        ok: false,
        refusal: { code: 'BACKUP_UNREADABLE' },
      });
    }
    copyFileSync(backup, path.join(shelf, 'sealed.db'));
    expect(restore({ folder: raw.folder, clock: CLOCK }, path.join(shelf, 'sealed.db'), TESTER)).toMatchObject({ ok: true });
  });

  it('says of a backup that was changed that it was, not that it could not be written', () => {
    letGo();
    const bytes = readFileSync(backup);
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    writeFileSync(backup, bytes);
    for (const hasHash of [true, false]) {
      if (!hasHash) rmSync(`${backup}.sha256`);
      const refused = restore({ folder: raw.folder, clock: CLOCK }, backup, TESTER);
      expect(refused).toMatchObject({ ok: false, refusal: { code: 'BACKUP_ALTERED', data: { file: backup } } });
      if (!refused.ok) expect(formatRefusal(refused.refusal, 'zh-CN')).toMatch(/做好以后被改动过或损坏了.*换一个备份/);
    }
  });

  it('tries again while another program holds the file, and gives up in the end', () => {
    letGo();
    const [present, staged] = [path.join(raw.folder, 'livebase.db'), path.join(raw.folder, 'livebase-restoring-1.db')];
    copyFileSync(present, staged);
    const swap = {
      folder: raw.folder,
      present: 'livebase.db',
      staged: 'livebase-restoring-1.db',
      kept: 'kept.db',
      occasion: 'restore',
    } as const;
    const tries: string[] = [];
    const holding = (times: number) => (from: string, to: string) => {
      tries.push(path.basename(from));
      if (tries.filter((name) => name === path.basename(from)).length <= times) throw Object.assign(new Error('held'), { code: 'EBUSY' });
      renameSync(from, to);
    };
    swapDatabases(swap, undefined, holding(2));
    expect(tries).toEqual([
      'livebase.db',
      'livebase.db',
      'livebase.db',
      'livebase-restoring-1.db',
      'livebase-restoring-1.db',
      'livebase-restoring-1.db',
    ]);
    expect(existsSync(path.join(raw.folder, 'kept.db'))).toBe(true);
    copyFileSync(present, staged);
    expect(() => swapDatabases({ ...swap, kept: 'kept2.db' }, undefined, holding(99))).toThrow('held');
  });

  it('refuses a history, a snapshot or a file that was altered by somebody who knows SQLite', () => {
    const alter = (sql: string, trigger: string): string => {
      const file = path.join(shelf, `${trigger}.db`);
      copyFileSync(backup, file);
      truncateSync(file, readFileSync(backup).length - 4096);
      const db = new Database(file);
      const text = String(db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(trigger));
      db.exec(`DROP TRIGGER ${trigger}; ${sql}; ${text}`);
      db.close();
      return file;
    };
    letGo();
    for (const [sql, trigger, detail] of [
      [`UPDATE history SET who = '李' WHERE seq = 2`, 'history_no_update', 'history_chain'],
      ['DELETE FROM history WHERE seq = 2', 'history_no_delete', 'history_chain'],
      [`UPDATE filing SET snapshot = '{}'`, 'filing_only_reopened', 'snapshots'],
      [`UPDATE received_file SET bytes = x'00'`, 'received_file_no_update', 'stored_files'],
      [`UPDATE artifact SET bytes = x'00'`, 'artifact_no_update', 'stored_files'],
    ] as const) {
      expect([sql, restore({ folder: raw.folder, clock: CLOCK }, alter(sql, trigger), TESTER)]).toMatchObject([
        sql,
        { refusal: { code: 'BACKUP_UNREADABLE', data: { detail } } },
      ]);
    }
  });
});

describe('a flipped byte of a backup', () => {
  it.each([true, false])('is refused in the header and in 100 random places, with the hash beside it: %s', (beside) => {
    letGo();
    const bytes = readFileSync(backup);
    const before = readFileSync(raw.file);
    const copy = path.join(shelf, 'flipped.db');
    if (beside) copyFileSync(`${backup}.sha256`, `${copy}.sha256`);
    const places = Array.from({ length: 100 }, (_, nth) => nth);
    // Numbers by a fixed rule: the same places each time.
    for (let state = 12_345, nth = 0; nth < 100; nth += 1) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      places.push(state % bytes.length);
    }
    for (const place of places) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(place) ^ 0xff, place);
      writeFileSync(copy, flipped);
      expect([place, restore({ folder: raw.folder, clock: CLOCK }, copy, TESTER).ok]).toEqual([place, false]);
    }
    for (const length of [0, 99, 4096, bytes.length - 4096 - 100, bytes.length - 1]) {
      writeFileSync(copy, bytes.subarray(0, length));
      expect([length, restore({ folder: raw.folder, clock: CLOCK }, copy, TESTER).ok]).toEqual([length, false]);
    }
    expect(readFileSync(raw.file).equals(before)).toBe(true);
    rmSync(`${copy}.sha256`, { force: true });
    writeFileSync(copy, bytes);
    expect(restore({ folder: raw.folder, clock: CLOCK }, copy, TESTER).ok).toBe(true);
  });
});

describe('a crash while the databases change places', () => {
  it.each(['marked', 'moved-database', 'moved-log', 'placed'] as const)('after the step %s ends in the old or the new state', (stop) => {
    const latest = contentOf(raw.own);
    letGo();
    const crash = (): unknown =>
      restore({ folder: raw.folder, clock: CLOCK }, backup, TESTER, {
        hook: (step) => {
          if (step === stop) throw new Error('power cut');
        },
      });
    expect(crash).toThrow('power cut');
    expect(existsSync(path.join(raw.folder, 'livebase.restore'))).toBe(true);
    if (stop === 'marked') expect(withoutRestoreRow(held())).toEqual(JSON.parse(latest));
    else expectRestored(held());
    // Whichever it is, it says itself whether it was restored.
    expect(restoresTold(held())).toBe(stop === 'marked' ? 0 : 1);
    expect(readdirSync(raw.folder).filter((name) => /restor/.test(name))).toEqual([]);
    // Nothing of the old one is lost either.
    const kept = readdirSync(raw.folder).filter((name) => name.startsWith('livebase-replaced'));
    expect(kept.length).toBe(stop === 'marked' ? 0 : 1);
  });

  it('is not ended by a second process while the first is alive at it', () => {
    letGo();
    writeFileSync(
      path.join(raw.folder, 'livebase.restore'),
      JSON.stringify({ process: process.ppid, present: 'livebase.db', staged: 'x', kept: 'y' }),
    );
    expect(openBase(raw.folder, CLOCK)).toMatchObject({ ok: false, refusal: { code: 'BASE_BUSY' } });
    expect(createBase(raw.folder, CLOCK)).toMatchObject({ ok: false, refusal: { code: 'BASE_BUSY' } });
  });

  it('a copy that never took the place goes with the next opening, once nobody is at it', () => {
    letGo();
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const left = [`livebase-restoring-${gone}.db`, `livebase-restoring-${gone}.db-wal`, `livebase.db.new-${gone}`];
    for (const name of [...left, `livebase-restoring-${process.pid}.db`]) writeFileSync(path.join(raw.folder, name), 'x');
    held();
    expect(readdirSync(raw.folder).filter((name) => /restoring|new/.test(name))).toEqual([`livebase-restoring-${process.pid}.db`]);
  });

  it('leaves a base that opens where its marker is damaged', () => {
    letGo();
    for (const content of ['', '{"process":1,"pres', '\0\0\0']) {
      writeFileSync(path.join(raw.folder, 'livebase.restore'), content);
      expect(held()).toContain('I0');
    }
  });

  it('never follows a marker out of the folder', () => {
    letGo();
    writeFileSync(path.join(raw.folder, 'livebase.restore'), JSON.stringify({ process: 1, present: '../x', staged: '../y', kept: '../z' }));
    expect(held()).toContain('I1');
  });
});

describe('keeping a base aside', () => {
  it('makes room for a new one and loses nothing', () => {
    expect(keepAside({ folder: raw.folder, clock: CLOCK })).toMatchObject({ refusal: { code: 'BASE_BUSY' } });
    const latest = contentOf(raw.own);
    letGo();
    const kept = keepAside({ folder: raw.folder, clock: CLOCK });
    expect(kept).toMatchObject({ ok: true, value: path.join(raw.folder, 'livebase-replaced-20261125-210000.db') });
    const fresh = createBase(raw.folder, CLOCK);
    expect(fresh.ok && fresh.value.db.prepare('SELECT count(*) FROM booking').pluck().get()).toBe(0);
    if (fresh.ok) closeBase(fresh.value);
    expect(restore({ folder: raw.folder, clock: CLOCK }, (kept.ok && kept.value) || '', TESTER).ok).toBe(true);
    expect(withoutRestoreRow(held())).toEqual(JSON.parse(latest));
    mkdirSync(path.join(shelf, 'none'));
    expect(keepAside({ folder: path.join(shelf, 'none'), clock: CLOCK })).toEqual({ ok: true, value: null });
  });
});
