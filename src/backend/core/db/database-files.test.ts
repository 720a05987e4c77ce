// A database's files: what each error of the system is called, what is tried again, and what moves together.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../../test/helpers/raw-base.ts';
import {
  claimFirstFreeName,
  discardDatabase,
  findRefusalOfFile,
  moveDatabase,
  placeUnlessTaken,
  renamePatiently,
  takeGuard,
} from './database-files.ts';

let folder: string;
beforeEach(() => void (folder = temporaryFolder()));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const put = (...names: readonly string[]): void => names.forEach((name) => writeFileSync(at(name), name));
const error = (code: string): Error => Object.assign(new Error(code), { code });

describe('an error of the system', () => {
  it.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['EFBIG', 'DISK_FULL'],
    ['EIO', 'DISK_FULL'],
    ['EACCES', 'FOLDER_READ_ONLY'],
    ['EPERM', 'FOLDER_READ_ONLY'],
    ['EROFS', 'FOLDER_READ_ONLY'],
    ['ENOENT', 'FOLDER_MISSING'],
    ['ENOTDIR', 'FOLDER_MISSING'],
    ['EEXIST', 'FOLDER_MISSING'],
    ['EISDIR', 'FOLDER_MISSING'],
    ['EBUSY', 'TARGET_HELD'],
    ['ETXTBSY', 'TARGET_HELD'],
    ['EMFILE', null],
  ])('%s is %s', (code, refused) => {
    const refusal = findRefusalOfFile(error(code), '/d');
    expect(refusal?.code ?? null).toBe(refused);
    const { folder: place, file, detail } = refusal?.data ?? {};
    const isMissing = refused === 'FOLDER_MISSING';
    if (refused !== null) expect([place ?? file, detail]).toEqual(['/d', isMissing ? undefined : code]);
  });

  it('that is none of files is nobody’s', () => {
    expect([new Error('x'), 'ENOSPC', null].map((one) => findRefusalOfFile(one, '/d'))).toEqual([null, null, null]);
  });
});

describe('a file that another program holds', () => {
  it.each(['EBUSY', 'EACCES', 'EPERM', 'ETXTBSY'])('%s is tried again', (code) => {
    let tries = 0;
    renamePatiently('a', 'b', () => {
      tries += 1;
      if (tries < 2) throw error(code);
    });
    expect(tries).toBe(2);
  });

  it.each(['ENOENT', 'EXDEV'])('%s is not', (code) => {
    let tries = 0;
    const rename = (): void => {
      tries += 1;
      throw error(code);
    };
    expect(() => renamePatiently('a', 'b', rename)).toThrow(code);
    expect(tries).toBe(1);
  });

  it('is given up after twelve tries', () => {
    let tries = 0;
    const rename = (): void => {
      tries += 1;
      throw error('EBUSY');
    };
    expect(() => renamePatiently('a', 'b', rename)).toThrow('EBUSY');
    expect(tries).toBe(12);
  });
});

it('a database moves with its log and journal, without the log’s index; it is discarded with all of them', () => {
  put('a.db', 'a.db-wal', 'a.db-shm', 'a.db-journal', 'b.db-shm');
  moveDatabase(at('a.db'), at('b.db'));
  expect(readdirSync(folder).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['b.db', 'b.db-journal', 'b.db-shm', 'b.db-wal']);
  expect(readFileSync(at('b.db-wal'), 'utf8')).toBe('a.db-wal');
  discardDatabase(at('b.db'));
  expect(readdirSync(folder)).toEqual([]);
});

it('a name that is taken stays as it is', () => {
  put('new', 'old');
  expect(placeUnlessTaken(at('new'), at('old'))).toBe(false);
  expect([readFileSync(at('old'), 'utf8'), existsSync(at('new'))]).toEqual(['old', true]);
  expect(placeUnlessTaken(at('new'), at('free'))).toBe(true);
  expect([readFileSync(at('free'), 'utf8'), existsSync(at('new'))]).toEqual(['new', false]);
});

it('the first free name is counted from 2', () => {
  put('名.db', '名 (2).db');
  expect(claimFirstFreeName(folder, '名', '.db', (file) => !existsSync(file))).toBe(at('名 (3).db'));
  expect(claimFirstFreeName(folder, '别', '.db', (file) => !existsSync(file))).toBe(at('别.db'));
});

it('a guard is held by one, and for a minute after a crash', () => {
  expect([takeGuard(at('guard')), takeGuard(at('guard'))]).toEqual([true, false]);
  const now = Date.now() / 1000;
  utimesSync(at('guard'), now, now - 50);
  expect(takeGuard(at('guard'))).toBe(false);
  utimesSync(at('guard'), now, now - 61);
  expect([takeGuard(at('guard')), takeGuard(at('guard'))]).toEqual([true, false]);
  mkdirSync(at('none'));
  expect(() => takeGuard(at('nowhere/guard'))).toThrow('ENOENT');
});
