// Folders of this computer for a browser, which has no dialog of the system's: its drives and sticks first, then what lies in one.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { ok, refuse, type Result } from '../domain/values/result.ts';
import { findRefusalOfFile, refuseFileError } from './core/db/database-files.ts';
import { sanitiseFileName } from './core/files/file-name.ts';

/** More than a person looks through. */
const MOST = 500;
/** Where Linux puts sticks, shares and other disks: each folder there is one. */
const MOUNTS: readonly string[] = ['/media', '/run/media', '/mnt'];

function listNames(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !/^[.$]/.test(entry.name))
    .map(({ name }) => name)
    .toSorted((a, b) => a.localeCompare(b, 'zh-Hans-CN', { numeric: true }))
    .slice(0, MOST);
}

/** Where choosing begins: the person's own folder, then drives, sticks and shares. */
export function listPlaces(platform: string = process.platform): readonly string[] {
  if (platform === 'win32') {
    const drives = Array.from('CDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}:\\`);
    return [homedir(), ...drives.filter((drive) => existsSync(drive))];
  }
  const mounts = MOUNTS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    listNames(folder).map((name) => path.join(folder, name)),
  );
  // A person's sticks lie a folder deeper: /media/NAME/STICK.
  const isOfPerson = (folder: string): boolean => path.basename(folder) === path.basename(homedir());
  const deeper = mounts.filter(isOfPerson).flatMap((folder) => listFolders(folder));
  return [homedir(), ...mounts.filter((folder) => !isOfPerson(folder)), ...deeper, '/'];
}

function listFolders(folder: string): readonly string[] {
  try {
    return listNames(folder).map((name) => path.join(folder, name));
  } catch (error) {
    if (findRefusalOfFile(error, folder) === null) throw error;
    return [];
  }
}

/** The folders in a folder, by their names. Refuses FOLDER_MISSING where it is away or may not be read. */
export function listFoldersIn(folder: string): Result<readonly string[]> {
  return existsSync(folder) ? ok(listFolders(folder)) : refuse('FOLDER_MISSING', { folder });
}

/** Makes a folder in another, or finds it there, and answers it. Refuses FOLDER_MISSING, FOLDER_READ_ONLY, DISK_FULL. */
export function makeFolderIn(folder: string, name: string): Result<string> {
  const made = path.join(folder, sanitiseFileName(name));
  try {
    if (!existsSync(made)) mkdirSync(made);
    return ok(made);
  } catch (error) {
    return refuseFileError(error, folder);
  }
}
