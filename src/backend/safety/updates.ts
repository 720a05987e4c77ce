// Use case: an update that lies on a stick or a share: found on request, judged, and installed after a backup. Never from the network's web.
import { copyFileSync, lstatSync, rmSync, statSync } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { release, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../../contract/core/method.ts';
import type { ShellPort } from '../../contract/core/shell-port.ts';
import type { updatesMethods } from '../../contract/safety/updates.ts';
import { compareVersions } from '../../domain/base/program-versions.ts';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { getFileErrorCode, refuseFileError } from '../core/db/database-files.ts';
import { SCHEMA_VERSION } from '../core/db/migrations.ts';
import type { Base } from '../core/db/open.ts';
import { hashOfFile } from '../core/db/file-checksum.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import { createNumberedFolder, sweepNumberedFolders } from '../core/files/temp-folders.ts';
import { readSetting, setSetting, writeSetting } from '../core/records/settings.ts';
import { versionsOf } from './machine-facts.ts';
import { createBackupFor } from './own-backups.ts';
import {
  LARGEST_MANIFEST,
  listProgramKeys,
  MANIFEST_NAME,
  readManifest,
  SIGNATURE_NAME,
  type UpdateManifest,
  type UpdatePackage,
} from './update-manifest.ts';

/** What an update is judged by. */
export interface UpdateGround {
  /** The program's own version. */
  readonly version: string;
  readonly keys: readonly string[];
  /** Where packages for this program are: this machine, in this kind of window, this system. */
  readonly machine: string;
  readonly kind: UpdatePackage['kind'];
  readonly system: string;
  /** Where it may lie if nobody has set a folder: sticks that are plugged in. */
  readonly sticks: () => readonly string[];
}

/** An update that may be installed. */
interface Offer {
  readonly folder: string;
  readonly manifest: UpdateManifest;
  readonly pack: UpdatePackage;
}

/** Folders in which sticks show on this system. */
function stickFolders(): readonly string[] {
  const roots =
    process.platform === 'win32' ? [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:/`) : ['/media', '/run/media', '/mnt'];
  return roots.flatMap((root) => [path.join(root, 'livebase'), root]);
}

/** How the running program is updated. */
export function groundOf(base: Base, kind: ShellPort['kind']): UpdateGround {
  return {
    version: versionsOf(base).program,
    keys: listProgramKeys(),
    machine: `${process.platform}-${process.arch}`,
    kind: kind === 'window' ? 'window' : 'browser',
    system: release(),
    sticks: stickFolders,
  };
}

/** A drive that is asleep or a share that is gone is not waited for. */
const PATIENCE_MS = 3000;

/** Folders that owe an answer. */
const asleep = new Set<string>();

/**
 * Asks something of a folder; null where no answer comes in time. As long as it owes one nothing more is asked there: each question that
 * hangs holds one of the few threads by which the program reads files.
 */
export async function askFolder<T>(folder: string, work: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<{ readonly told: T } | null> {
  if (asleep.has(folder)) return null;
  const answer = work().then((told) => ({ told }));
  const first = await Promise.race([answer, wait(patienceMs, null, { ref: false })]);
  if (first === null) {
    asleep.add(folder);
    const wake = (): boolean => asleep.delete(folder);
    answer.then(wake, wake);
  }
  return first;
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

async function holdsManifest(folder: string): Promise<boolean> {
  const asked = await askFolder(folder, () => isThere(path.join(folder, MANIFEST_NAME)));
  return asked?.told === true;
}

/** The folder with the manifest: the one that was set, else the first stick that has one. Refuses FOLDER_MISSING, UPDATE_NONE. */
async function findFolder(base: Base, { sticks }: UpdateGround): Promise<Result<string>> {
  const set = readSetting(base.db, 'update.folder');
  if (set !== null) {
    const asked = await askFolder(set, () => isThere(set));
    if (asked?.told !== true) return refuse('FOLDER_MISSING', { folder: set });
    return (await holdsManifest(set)) ? ok(set) : refuse('UPDATE_NONE', { folder: set });
  }
  const places = sticks();
  const found = await Promise.all(places.map(holdsManifest));
  const first = places.find((_, at) => found[at] === true);
  return first === undefined ? refuse('UPDATE_NONE', { folder: '' }) : ok(first);
}

/** What stands in a small file; null for none, a larger one, and what is no file: a pipe would be waited for. */
async function readSmall(file: string): Promise<Buffer | null> {
  try {
    const found = await stat(file);
    return found.isFile() && found.size <= LARGEST_MANIFEST ? await readFile(file) : null;
  } catch (error) {
    if (getFileErrorCode(error) === '') throw error;
    return null;
  }
}

/** Judges what lies in a folder. Refuses FOLDER_MISSING where it does not answer, UPDATE_UNREADABLE, what `readManifest` refuses, UPDATE_NOT_NEWER, UPDATE_NOT_FOR_THIS, UPDATE_SYSTEM_OLD. */
export async function judgeFolder(folder: string, ground: UpdateGround): Promise<Result<Offer>> {
  const files = [MANIFEST_NAME, SIGNATURE_NAME].map((name) => path.join(folder, name));
  const asked = await askFolder(folder, () => Promise.all(files.map(readSmall)));
  if (asked === null) return refuse('FOLDER_MISSING', { folder });
  const [bytes = null, signature = null] = asked.told;
  if (bytes === null) return refuse('UPDATE_UNREADABLE', { file: MANIFEST_NAME });
  const read = readManifest(bytes, signature?.toString('latin1') ?? '', ground.keys);
  if (!read.ok) return read;
  const manifest = read.value;
  if (compareVersions(manifest.version, ground.version) <= 0)
    return refuse('UPDATE_NOT_NEWER', { found: manifest.version, own: ground.version });
  const pack = manifest.packages.find(({ machine, kind }) => machine === ground.machine && kind === ground.kind);
  if (pack === undefined) return refuse('UPDATE_NOT_FOR_THIS', { found: manifest.version, machine: ground.machine });
  if (pack.minSystem !== undefined && compareVersions(ground.system, pack.minSystem) < 0)
    return refuse('UPDATE_SYSTEM_OLD', { found: ground.system, needed: pack.minSystem });
  return ok({ folder, manifest, pack });
}

/** What is offered, as a person decides on it. */
type Offered = Answer<typeof updatesMethods.look>;

/** Looks for an update. Refuses as `findFolder` and `judgeFolder`. */
export async function lookForUpdate(base: Base, ground: UpdateGround): Promise<Result<Offered>> {
  const folder = await findFolder(base, ground);
  const offer = folder.ok ? await judgeFolder(folder.value, ground) : folder;
  if (!offer.ok) return offer;
  const { manifest, pack } = offer.value;
  const { version, schema, notesZh } = manifest;
  return ok({ version, schema, notes: notesZh, file: pack.file, bytes: pack.bytes, folder: offer.value.folder, own: ground.version });
}

/** The package as a copy that only this program's person can change, and that is what the manifest says. Refuses UPDATE_PACKAGE_MISSING, UPDATE_PACKAGE_DIFFERS, DISK_FULL and what a folder refuses. */
export function createPrivateCopy({ folder, pack }: Offer): Result<string> {
  const source = path.join(folder, pack.file);
  const found = lstatSync(source, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) return refuse('UPDATE_PACKAGE_MISSING', { file: pack.file });
  if (found.size !== pack.bytes) return refuse('UPDATE_PACKAGE_DIFFERS', { file: pack.file });
  sweepNumberedFolders(tmpdir(), 'livebase-update-');
  const own = createNumberedFolder(tmpdir(), 'livebase-update-');
  const copy = path.join(own, pack.file);
  const drop = (): void => rmSync(own, { recursive: true, force: true });
  try {
    copyFileSync(source, copy);
    if (statSync(copy).size === pack.bytes && hashOfFile(copy) === pack.sha256) return ok(copy);
    drop();
    return refuse('UPDATE_PACKAGE_DIFFERS', { file: pack.file });
  } catch (error) {
    drop();
    return refuseFileError(error, folder);
  }
}

/**
 * Judges the update that a file belongs to, the package or the manifest beside it, with the package's hash; nothing is started. Refuses as
 * `judgeFolder` and `createPrivateCopy`, UPDATE_UNREADABLE `{missing}` or `{stranger}` where no manifest lies beside it, and UPDATE_PACKAGE_DIFFERS for a file that the manifest does not name for this machine.
 */
export async function verifyUpdate(file: string, ground: UpdateGround): Promise<Result<{ readonly version: string; readonly ok: true }>> {
  const [folder, named] = [path.dirname(file), path.basename(file)];
  if (!(await holdsManifest(folder))) return refuse('UPDATE_UNREADABLE', (await isThere(file)) ? { stranger: named } : { missing: named });
  const offer = await judgeFolder(folder, ground);
  if (!offer.ok) return offer;
  const { manifest, pack } = offer.value;
  if (named !== pack.file && named !== MANIFEST_NAME) return refuse('UPDATE_PACKAGE_DIFFERS', { file: named });
  const copy = createPrivateCopy(offer.value);
  if (!copy.ok) return copy;
  rmSync(path.dirname(copy.value), { recursive: true, force: true });
  return ok({ version: manifest.version, ok: true });
}

/** What an installation needs: what the person saw, where (null: where updates are looked for), and what starts the package. */
export interface InstallWish {
  readonly version: string;
  readonly folder?: string | null;
  readonly start: (file: string) => Promise<Result<null>>;
}

/**
 * Installs what was looked at: judged again, copied, the copy's hash, a backup, then the package is started. Nothing that lies on the stick
 * is ever run. Refuses as `lookForUpdate`, `createPrivateCopy` and a backup, UPDATE_CHANGED where another one lies there now, and what starting refuses.
 */
export async function installUpdate(
  base: Base,
  actor: Actor,
  ground: UpdateGround,
  { version, folder: named = null, start }: InstallWish,
): Promise<Result<Answer<typeof updatesMethods.install>>> {
  const folder = named === null ? await findFolder(base, ground) : ok(named);
  const offer = folder.ok ? await judgeFolder(folder.value, ground) : folder;
  if (!offer.ok) return offer;
  if (offer.value.manifest.version !== version) return refuse('UPDATE_CHANGED', { found: offer.value.manifest.version });
  const copy = createPrivateCopy(offer.value);
  if (!copy.ok) return copy;
  const backup = createBackupFor(base, actor, 'migration');
  const name = backup.ok ? path.basename(backup.value.made.file) : '';
  const started = backup.ok ? await start(copy.value) : backup;
  if (!started.ok) {
    rmSync(path.dirname(copy.value), { recursive: true, force: true });
    return started;
  }
  const noted = inTx(base, actor, (tx) => {
    writeSetting(tx, 'update.last', { from: ground.version, to: version, atMs: tx.nowMs, backup: name });
    return ok(null);
  });
  return noted.ok ? ok({ version, from: ground.version, backup: name }) : noted;
}

/** Where updates are looked for, and the last one. */
export function updateState(base: Base, canInstall: boolean): Answer<typeof updatesMethods.state> {
  const last = readSetting(base.db, 'update.last');
  return {
    own: versionsOf(base).program,
    schema: SCHEMA_VERSION,
    folder: readSetting(base.db, 'update.folder'),
    canInstall,
    hasKeys: listProgramKeys().length > 0,
    last:
      last === null
        ? null
        : { from: last.from, to: last.to, backup: last.backup, at: formatIsoInstant(convertMillisecondsToInstant(last.atMs)) },
  };
}

/** Sets the folder in which updates are looked for, or clears it (null). Refuses FOLDER_MISSING. */
export function setUpdateFolder(base: Base, actor: Actor, folder: string | null): Result<{ readonly folder: string | null }> {
  if (folder !== null && statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return refuse('FOLDER_MISSING', { folder });
  const written = setSetting(base, actor, 'update.folder', folder);
  return written.ok ? ok({ folder }) : written;
}
