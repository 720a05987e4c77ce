// Where a base lives: the person's own local folder unless another is named, and never a network or synced one (docs/rules/safety.md, Data).
import { existsSync, realpathSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { ok, refuse, type Result } from '../domain/values/result.ts';

/** What the choice of a folder reads of the machine. */
export interface Machine {
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** The person's local data folder: never a roaming one. */
export function defaultDataFolder({ platform, environment, home }: Machine): string {
  const given = environment['LIVEBASE_DATA'];
  if (given !== undefined && given !== '') return given;
  if (platform === 'win32') return path.win32.join(environment['LOCALAPPDATA'] ?? path.win32.join(home, 'AppData', 'Local'), 'Livebase');
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', 'Livebase');
  const data = environment['XDG_DATA_HOME'];
  // The standard wants an absolute path; others are to be ignored.
  return path.posix.join(data?.startsWith('/') ? data : path.posix.join(home, '.local', 'share'), 'livebase');
}

/** Folder names by which programs that sync are known. */
const SYNCED: readonly (readonly [RegExp, string])[] = [
  [/^onedrive( ?[-–].*)?$/i, 'OneDrive'],
  [/^(我的)?坚果云(同步)?$|^nutstore( files)?$/i, '坚果云'],
  [/^baidu(sync|net)disk|^baidu ?netdisk|^百度(网盘|云)/i, '百度网盘'],
  [/^wps ?(云盘|云文档|drive|cloud ?files)/i, 'WPS云盘'],
  [/^icloud ?drive( .*)?$|^icloud~|^com~apple~clouddocs$|^mobile documents$/i, 'iCloud'],
  [/^dropbox( \(.*\))?$/i, 'Dropbox'],
  [/^google ?drive( .*)?$|^googledrive(-.*)?$/i, 'Google Drive'],
  [/^(腾讯微云|微云同步助手|阿里云盘|115网盘)/i, '网盘'],
];

/** The program that syncs a folder of this path, or null. */
export function syncServiceOf(folder: string): string | null {
  for (const segment of folder.split(/[\\/]+/)) {
    const known = SYNCED.find(([name]) => name.test(segment.normalize('NFC').trim()));
    if (known) return known[1];
  }
  return null;
}

/** True for `\\server\share` in any of its spellings; on Windows also `//server/share`. */
export function isNetworkPath(folder: string, platform: string): boolean {
  const text = platform === 'win32' ? folder.replaceAll('/', '\\') : folder;
  if (/^\\\\[?.]\\UNC\\/i.test(text)) return true;
  return /^\\\\[^\\?.]/.test(text);
}

/** What the system calls network disks (statfs): NFS, SMB, SMB2, CIFS, AFS, NCP, Coda. */
const NETWORK_DISKS: ReadonlySet<number> = new Set([0x69_69, 0x51_7b, 0xfe_53_4d_42, 0xff_53_4d_42, 0x53_46_41_4f, 0x56_4c, 0x73_75_72_45]);

/** The nearest folder above that exists, as the disk names it: links followed, a mapped drive as its share. */
function realPlace(folder: string): string {
  let place = folder;
  while (!existsSync(place) && path.dirname(place) !== place) place = path.dirname(place);
  return existsSync(place) ? realpathSync.native(place) : place;
}

/**
 * The folder as an absolute path, if data may be kept there.
 * Refuses FOLDER_REMOTE `{folder}` for network paths and disks, FOLDER_SYNCED `{folder, service}` for folders of a known sync program.
 */
export function judgeDataFolder(given: string, platform: string = process.platform): Result<string> {
  if (isNetworkPath(given, platform)) return refuse('FOLDER_REMOTE', { folder: given });
  const folder = path.resolve(given);
  const place = realPlace(folder);
  if (isNetworkPath(place, platform)) return refuse('FOLDER_REMOTE', { folder });
  if (platform !== 'win32' && existsSync(place) && NETWORK_DISKS.has(statfsSync(place).type)) return refuse('FOLDER_REMOTE', { folder });
  const service = syncServiceOf(folder) ?? syncServiceOf(place);
  return service === null ? ok(folder) : refuse('FOLDER_SYNCED', { folder, service });
}
