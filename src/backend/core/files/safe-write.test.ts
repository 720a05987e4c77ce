// Files appear whole or not at all, and none that is there is replaced.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findRefusalOfSystemCode, replaceFileSafely, writeAllIntoFolder, writeFileSafely } from './safe-write.ts';

let folder = '';
const bytes = Buffer.from('内容');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'safe-write-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('replaceFileSafely', () => {
  it('puts the bytes in the place of what was there, and leaves nothing else behind', () => {
    const path = join(folder, '对应.json');
    writeFileSync(path, 'old');
    expect(replaceFileSafely(path, bytes)).toEqual({ ok: true, value: path });
    expect(readFileSync(path)).toEqual(bytes);
    expect(readdirSync(folder)).toEqual(['对应.json']);
  });

  it('refuses where no file can stand, and leaves the folder as it was', () => {
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a', 'inside'), 'x');
    expect(replaceFileSafely(join(folder, 'none', 'a.json'), bytes)).toMatchObject({ ok: false, refusal: { code: 'FOLDER_MISSING' } });
    expect(readdirSync(folder)).toEqual(['a']);
  });
});

describe('writeAllIntoFolder', () => {
  it('takes back what it wrote where a later file can’t be written, and leaves what stood there before', () => {
    writeFileSync(join(folder, '旧.xlsx'), bytes);
    const files = ['旧.xlsx', '新.xlsx', `${'长'.repeat(300)}.xlsx`].map((name) => ({ name, bytes }));
    expect(writeAllIntoFolder(folder, files)).toMatchObject({ ok: false, refusal: { code: 'TARGET_NAME_TOO_LONG' } });
    expect(readdirSync(folder)).toEqual(['旧.xlsx']);
    expect(writeAllIntoFolder(folder, files.slice(0, 2))).toEqual({ ok: true, value: [join(folder, '旧.xlsx'), join(folder, '新.xlsx')] });
  });
});

describe('writeFileSafely', () => {
  it('writes the bytes and leaves nothing else behind', () => {
    const path = join(folder, '月报.xlsx');
    expect(writeFileSafely(path, bytes)).toEqual({ ok: true, value: path });
    expect(readFileSync(path)).toEqual(bytes);
    expect(readdirSync(folder)).toEqual(['月报.xlsx']);
  });

  it('leaves a file of the same bytes and answers its name', () => {
    const path = join(folder, 'a.pdf');
    writeFileSafely(path, bytes);
    expect(writeFileSafely(path, bytes)).toEqual({ ok: true, value: path });
    expect(readdirSync(folder)).toEqual(['a.pdf']);
  });

  it('goes on to (999), and says that the name is held where that is taken too', () => {
    for (let number = 1; number <= 998; number += 1) writeFileSync(join(folder, number === 1 ? 'a' : `a (${number})`), 'x');
    expect(writeFileSafely(join(folder, 'a'), bytes)).toEqual({ ok: true, value: join(folder, 'a (999)') });
    expect(writeFileSafely(join(folder, 'a'), Buffer.from('y'))).toMatchObject({
      refusal: { code: 'TARGET_HELD', data: { file: 'a', folder } },
    });
  });

  it('never replaces other bytes: (2), (3), and finds its own again', () => {
    const path = join(folder, 'a.xlsx');
    writeFileSync(path, 'mine');
    writeFileSync(join(folder, 'a (2).xlsx'), 'mine too');
    const third = join(folder, 'a (3).xlsx');
    expect(writeFileSafely(path, bytes)).toEqual({ ok: true, value: third });
    expect(writeFileSafely(path, bytes)).toEqual({ ok: true, value: third });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('goes past a folder or a broken link of that name', () => {
    mkdirSync(join(folder, 'a.xlsx'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'a (2).xlsx'));
    expect(writeFileSafely(join(folder, 'a.xlsx'), bytes)).toEqual({ ok: true, value: join(folder, 'a (3).xlsx') });
  });

  it('refuses where the folder is missing or is a file', () => {
    writeFileSync(join(folder, 'file'), '');
    for (const place of [join(folder, 'missing'), join(folder, 'file')]) {
      expect(writeFileSafely(join(place, 'a.xlsx'), bytes)).toEqual({
        ok: false,
        refusal: { code: 'FOLDER_MISSING', data: { file: 'a.xlsx', folder: place } },
      });
    }
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('refuses a name too long for the disk and leaves no temporary file', () => {
    const result = writeFileSafely(join(folder, `${'长'.repeat(200)}.xlsx`), bytes);
    expect(result).toMatchObject({ ok: false, refusal: { code: 'TARGET_NAME_TOO_LONG' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('tells a held file, a full disk and a read-only one apart', () => {
    expect(['EBUSY', 'ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'ENOENT', 'EIO', 'EINVAL'].map(findRefusalOfSystemCode)).toEqual([
      'TARGET_HELD',
      'DISK_FULL',
      'DISK_FULL',
      'BASE_READ_ONLY',
      'BASE_READ_ONLY',
      'FOLDER_MISSING',
      'FOLDER_MISSING',
      null,
    ]);
  });
});
