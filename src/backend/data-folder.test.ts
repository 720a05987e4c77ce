// Which folder holds the data, and which never may.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultDataFolder, isNetworkPath, judgeDataFolder, syncServiceOf } from './data-folder.ts';

describe('the default folder', () => {
  it.each([
    ['linux', {}, '/people/li/.local/share/livebase'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/livebase'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/people/li/.local/share/livebase'],
    ['darwin', {}, '/people/li/Library/Application Support/Livebase'],
    [
      'win32',
      { LOCALAPPDATA: String.raw`C:\People\li\AppData\Local`, APPDATA: String.raw`C:\roaming` },
      String.raw`C:\People\li\AppData\Local\Livebase`,
    ],
    ['linux', { LIVEBASE_DATA: '/srv/base' }, '/srv/base'],
    ['linux', { LIVEBASE_DATA: '' }, '/people/li/.local/share/livebase'],
  ])('%s %j is %s', (platform, environment, folder) => {
    expect(defaultDataFolder({ platform, environment, home: '/people/li' })).toBe(folder);
  });
});

describe('network paths', () => {
  it.each([String.raw`\\server\share`, String.raw`\\server\share\x`, String.raw`\\?\UNC\server\share`, String.raw`\\.\UNC\server\share`])(
    '%s is one',
    (folder) => {
      expect(isNetworkPath(folder, 'win32')).toBe(true);
      expect(isNetworkPath(folder, 'linux')).toBe(true);
    },
  );
  it('//server/share is one on Windows only', () => {
    expect(isNetworkPath('//server/share', 'win32')).toBe(true);
    expect(isNetworkPath('//server/share', 'linux')).toBe(false);
  });
  it.each([String.raw`C:\base`, String.raw`\\?\C:\base`, '/base', 'base', ''])('%s is none', (folder) =>
    expect(isNetworkPath(folder, 'win32')).toBe(false),
  );
});

describe('synced folders', () => {
  it.each([
    [String.raw`C:\People\li\OneDrive\base`, 'OneDrive'],
    [String.raw`C:\People\li\OneDrive - 公司\base`, 'OneDrive'],
    ['/people/li/Nutstore Files/base', '坚果云'],
    [String.raw`D:\我的坚果云\直播`, '坚果云'],
    [String.raw`D:\BaiduSyncdisk\x`, '百度网盘'],
    [String.raw`D:\百度网盘同步空间`, '百度网盘'],
    [String.raw`C:\People\li\WPSDrive\1\WPS云盘`, 'WPS云盘'],
    [String.raw`C:\People\li\iCloudDrive\base`, 'iCloud'],
    ['/people/li/Library/Mobile Documents/com~apple~CloudDocs/base', 'iCloud'],
  ])('%s is of %s', (folder, service) => expect(syncServiceOf(folder)).toBe(service));
  it.each(['/people/li/onedriver', '/people/li/base', String.raw`D:\直播基地\数据`, '/srv/dropboxes'])('%s is none', (folder) =>
    expect(syncServiceOf(folder)).toBeNull(),
  );
});

describe('judging', () => {
  let work = '';
  beforeAll(() => {
    work = realpathSync(mkdtempSync(path.join(tmpdir(), 'livebase-folder-')));
    mkdirSync(path.join(work, 'OneDrive', 'base'), { recursive: true });
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it('takes a local folder, there or not yet', () => {
    expect(judgeDataFolder(work)).toEqual({ ok: true, value: work });
    expect(judgeDataFolder(path.join(work, 'a', 'b', '..', 'c'))).toEqual({ ok: true, value: path.join(work, 'a', 'c') });
  });
  it.skipIf(process.platform === 'win32')('follows a link into a synced folder', () => {
    symlinkSync(path.join(work, 'OneDrive'), path.join(work, 'plain'));
    const folder = path.join(work, 'plain', 'new');
    expect(judgeDataFolder(folder)).toEqual({ ok: false, refusal: { code: 'FOLDER_SYNCED', data: { folder, service: 'OneDrive' } } });
  });
  it('names what it refuses', () => {
    const folder = String.raw`\\nas\livebase`;
    expect(judgeDataFolder(folder)).toEqual({ ok: false, refusal: { code: 'FOLDER_REMOTE', data: { folder } } });
  });
});
