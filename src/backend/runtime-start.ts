// The first start as a session does it: bases created, opened and restored while the page stays; what the last run left.
import { randomBytes } from 'node:crypto';
import { existsSync, statfsSync } from 'node:fs';
import path from 'node:path';
import type { PickPurpose, ShellPort } from '../contract/core/shell-port.ts';
import type { EndedWork, FirstFacts, FolderList, Picked, RestoredBase, StartState } from '../contract/base/start.ts';
import { ok, refuse, type Result } from '../domain/values/result.ts';
import { makeDemo, restoreAs } from './backend.ts';
import { logFolder } from './call-log.ts';
import { judgeDataFolder } from './data-folder.ts';
import { listFoldersIn, listPlaces, makeFolderIn } from './list-folders.ts';
import { type Base, getDatabaseFile } from './core/db/open.ts';
import { findInterruptedSwap } from './core/db/restore-swap.ts';
import type { CurrentBase } from './current-base.ts';
import type { Caller } from './core/rpc/call.ts';
import type { BackupSource, StartPort } from './core/rpc/start-port.ts';
import { interruptedWork } from './core/records/interrupted-work.ts';
import { createFirstBase, findBaseName } from './base/first-base.ts';
import { createBackupBeforeRestore } from './safety/backups.ts';
import { keepUpload, type Upload } from './runtime-upload.ts';

/** What the first start stands on. */
export interface StartGround {
  readonly held: CurrentBase;
  /** Who asks now. */
  readonly caller: () => Caller;
  readonly shell: ShellPort;
  /** Waits until no call uses the base that is about to be closed. */
  readonly whenUnused: () => Promise<void>;
  /** The same database was opened again: its users stay signed in. */
  readonly carryOver: (before: Base, after: Base) => void;
}

/** The port for the routes, and how a session begins. */
export interface StartOfSession {
  readonly port: StartPort;
  /** Opens the base of `folder`; null: the default folder's, if one is there. */
  readonly begin: (folder: string | null) => void;
  readonly takePart: Upload['takePart'];
  /** Removes what was sent and not restored. */
  readonly end: () => void;
}

/** The demo's report and ledgers, in its own folder; the note among them is written last. */
const DEMO_FILES = '演示文件';
const DEMO_NOTE = '请看这里.txt';

function isDemoFolder(folder: string): boolean {
  return existsSync(path.join(folder, DEMO_FILES, DEMO_NOTE));
}

/** Where the demo stands beside a data folder, unless something else is there. */
export function findFirstDemoFolder(defaultFolder: string): string {
  return `${defaultFolder}-演示`;
}

/** The demo's folder: one that is finished, else the first name that is free (a crash may have left half of one). */
function demoFolder(defaultFolder: string): string {
  for (let nth = 1; ; nth += 1) {
    const folder = `${findFirstDemoFolder(defaultFolder)}${nth === 1 ? '' : ` (${nth})`}`;
    if (isDemoFolder(folder) || !existsSync(folder)) return folder;
  }
}

/** Paths that a person picked, by the tokens that the page knows them by. */
function keepPicks() {
  const paths = new Map<string, string>();
  return {
    keep: (picked: string): Picked => {
      const token = randomBytes(16).toString('hex');
      paths.set(token, picked);
      return { token, shown: picked };
    },
    pathOf: (token: string): Result<string> => {
      const picked = paths.get(token);
      return picked === undefined ? refuse('PICK_UNKNOWN') : ok(picked);
    },
  };
}

/** Folders to choose from, for a host without a dialog of its own. A path comes from no page: each is known by a token that was handed out. */
function folderLists(
  { pickPath }: ShellPort,
  { keep, pathOf }: ReturnType<typeof keepPicks>,
): Pick<StartPort, 'listFolders' | 'makeFolder'> {
  const named = (folder: string): Picked => ({ ...keep(folder), shown: path.basename(folder) });
  const listFolders = (token: string | null): Result<FolderList> => {
    if (pickPath !== null) return refuse('HOST_CANNOT', { what: 'list' });
    const places = listPlaces();
    if (token === null) return ok({ here: null, up: null, folders: places.map(keep) });
    const folder = pathOf(token);
    if (!folder.ok) return folder;
    const inside = listFoldersIn(folder.value);
    if (!inside.ok) return inside;
    const above = path.dirname(folder.value);
    const isTop = places.includes(folder.value) || above === folder.value;
    return ok({ here: { token, shown: folder.value }, up: isTop ? null : keep(above).token, folders: inside.value.map(named) });
  };
  const makeFolder = (token: string, name: string): Result<Picked> => {
    if (pickPath !== null) return refuse('HOST_CANNOT', { what: 'list' });
    const folder = pathOf(token);
    const made = folder.ok ? makeFolderIn(folder.value, name) : folder;
    return made.ok ? ok(named(made.value)) : made;
  };
  return { listFolders, makeFolder };
}

/** What crashes left, as found when a base is opened; shown until it is forgotten. */
function watchLastRun(held: CurrentBase) {
  let works: readonly EndedWork[] = [];
  let forgetFiles: () => void = () => undefined;
  return {
    works: () => works,
    /** `swap`: the exchange that this opening has ended. */
    look: (swap: ReturnType<typeof findInterruptedSwap>): void => {
      const base = held.base();
      const left = base === null ? { works: [], forget: () => undefined } : interruptedWork(base);
      const restored: EndedWork[] = swap === null ? [] : [{ kind: 'restore', subject: '', ...swap }];
      works = [...restored, ...left.works];
      forgetFiles = left.forget;
    },
    forget: (): void => {
      works = [];
      forgetFiles();
    },
  };
}

/** The folder of the base of one's own, seen from the demo: the one that was open before (`lastOwn`), else the default one; null where neither holds a base. */
function ownFolder({ defaultFolder }: ShellPort, lastOwn: string | null): string | null {
  const folders = [lastOwn, defaultFolder].filter((one) => one !== null);
  return folders.find((one) => existsSync(getDatabaseFile(one)) && !isDemoFolder(one)) ?? null;
}

/** What is open. A demo that is the host's own folder (`--data`) leads nowhere back. */
function stateOf(held: CurrentBase, shell: ShellPort, lastOwn: string | null): StartState {
  const base = held.base();
  if (base !== null) {
    const { folder } = base;
    const isDemo = isDemoFolder(folder);
    const back = ownFolder(shell, lastOwn) === null ? (isDemoFolder(shell.defaultFolder) ? null : ('start' as const)) : ('base' as const);
    return { kind: 'open', folder, name: findBaseName(base), isDemo, ...(isDemo && back !== null ? { back } : {}) };
  }
  const refusal = held.refusal();
  if (refusal === null) return { kind: 'none', defaultFolder: shell.defaultFolder };
  return { kind: 'refused', folder: held.folder() ?? '', refusal: { code: refusal.code, data: { ...refusal.data } } };
}

function freeBytes(folder: string): number | null {
  if (!existsSync(folder)) return null;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** What opening another base takes: the one that is open stays where the other can't be had. */
function opener({ held, shell, whenUnused, carryOver }: StartGround) {
  const lastRun = watchLastRun(held);
  let lastOwn: string | null = null;
  const state = (): StartState => stateOf(held, shell, lastOwn);
  const open = (folder: string): Result<StartState> => {
    const swap = findInterruptedSwap(folder);
    const opened = held.open(folder);
    lastRun.look(opened.ok ? swap : null);
    if (!opened.ok) return opened;
    // The next start opens what is one's own, not the demo.
    if (!isDemoFolder(folder)) {
      lastOwn = folder;
      shell.rememberFolder?.(folder);
    }
    return ok(state());
  };
  /** Opens a folder whose database nothing has replaced since it was `before`: nobody has to enter again. */
  const openAgain = (folder: string, before: Base | null): void => {
    open(folder);
    const after = held.base();
    if (before !== null && after !== null && before.folder === after.folder) carryOver(before, after);
  };
  const change = async (folder: string): Promise<Result<StartState>> => {
    await whenUnused();
    const before = held.base();
    const opened = open(folder);
    if (!opened.ok && before !== null) openAgain(before.folder, before);
    return opened;
  };
  /** Closes the base while `work` has its folder for itself, and opens what is there then: what it refused is as it was. */
  const alone = async <T>(folder: string, work: () => Promise<Result<T>>): Promise<Result<T>> => {
    await whenUnused();
    const before = held.base();
    held.close();
    let isAsBefore = false;
    try {
      const done = await work();
      isAsBefore = !done.ok;
      return done;
    } finally {
      openAgain(folder, isAsBefore ? before : null);
    }
  };
  const leaveDemo = async (): Promise<Result<StartState>> => {
    const now = state();
    if (now.kind !== 'open' || now.back === undefined) return ok(now);
    const own = ownFolder(shell, lastOwn);
    if (own !== null) return change(own);
    await whenUnused();
    held.close();
    lastRun.look(null);
    return ok(state());
  };
  return { lastRun, state, open, change, alone, leaveDemo };
}

/** A refusal names a file that was sent by its own name: nobody knows the one under which it was kept meanwhile. */
function namedAsSent<T>(result: Result<T>, file: string, name: string | null): Result<T> {
  if (result.ok || name === null || result.refusal.data['file'] !== file) return result;
  return { ok: false, refusal: { ...result.refusal, data: { ...result.refusal.data, file: name } } };
}

/** Restores the base that is held, or the default folder's. */
function restorer(
  ground: StartGround,
  opened: ReturnType<typeof opener>,
  picks: ReturnType<typeof keepPicks>,
  upload: Pick<Upload, 'nameOf' | 'drop'>,
) {
  const { held, shell, caller } = ground;
  const restoreFrom = async (file: string, passphrase: string | null): Promise<Result<RestoredBase>> => {
    const folder = judgeDataFolder(held.folder() ?? shell.defaultFolder);
    if (!folder.ok) return folder;
    const present = held.base();
    // Asked before the base is closed: nobody sits in one that was put in its place.
    const actor = caller();
    // And before anything is written: a wrong passphrase leaves no backup behind.
    const { judgeSource } = await import('./safety/staged-backup.ts');
    const source = judgeSource(file, passphrase);
    if (!source.ok) return source;
    const saved = present === null ? ok(null) : createBackupBeforeRestore(present, actor);
    if (!saved.ok) return saved;
    const restored = await opened.alone(folder.value, () => restoreAs(folder.value, file, actor, passphrase));
    if (!restored.ok) return restored;
    const { rows, kept, staysEncrypted, isForeign } = restored.value;
    return ok({ state: opened.state(), rows, kept: kept === null ? null : path.basename(kept), staysEncrypted, isForeign });
  };
  return async (from: BackupSource, passphrase: string | null): Promise<Result<RestoredBase>> => {
    if ('path' in from) return restoreFrom(from.path, passphrase);
    const file = picks.pathOf(from.token);
    if (!file.ok) return file;
    const restored = namedAsSent(await restoreFrom(file.value, passphrase), file.value, upload.nameOf(from.token));
    // What was sent stays for another passphrase, and for nothing else.
    const isAskedAgain = !restored.ok && (restored.refusal.code === 'PASSPHRASE_NEEDED' || restored.refusal.code === 'PASSPHRASE_WRONG');
    if (!isAskedAgain) upload.drop(from.token);
    return restored;
  };
}

function placesOf(held: CurrentBase): Pick<StartPort, 'place' | 'folderOf'> {
  return {
    place: () => {
      const folder = held.folder();
      return { folder, freeBytes: folder === null ? null : freeBytes(folder) };
    },
    folderOf: (what) => {
      const data = held.folder();
      const folder = data === null || what === 'data' ? data : logFolder(data);
      return folder !== null && existsSync(folder) ? folder : null;
    },
  };
}

/** The first start of a session. */
export function openStartPort(ground: StartGround): StartOfSession {
  const { held, caller, shell } = ground;
  const picks = keepPicks();
  const upload = keepUpload(() => held.folder() ?? shell.defaultFolder, picks.keep);
  const opened = opener(ground);
  const folderOf = (token: string | null): Result<string> => {
    const picked = token === null ? ok(shell.defaultFolder) : picks.pathOf(token);
    return picked.ok ? judgeDataFolder(picked.value) : picked;
  };
  const create = async (token: string | null, facts: FirstFacts): Promise<Result<StartState>> => {
    const folder = folderOf(token);
    if (!folder.ok) return folder;
    const made = createFirstBase(folder.value, held.clock, caller(), facts);
    return made.ok ? opened.change(folder.value) : made;
  };
  const demo = async (): Promise<Result<StartState>> => {
    const folder = judgeDataFolder(demoFolder(shell.defaultFolder));
    if (!folder.ok) return folder;
    const data = folder.value;
    if (isDemoFolder(data)) return opened.change(data);
    const made = await makeDemo({ out: path.join(data, DEMO_FILES), data, clock: held.clock, onStep: () => undefined });
    return made.ok ? opened.change(data) : made;
  };
  const pick = async (purpose: PickPurpose): Promise<Result<Picked | null>> => {
    if (shell.pickPath === null) return refuse('HOST_CANNOT', { what: 'pick' });
    const picked = await shell.pickPath(purpose);
    return ok(picked === null ? null : picks.keep(picked));
  };
  const port: StartPort = {
    state: opened.state,
    lastRun: opened.lastRun.works,
    forgetLastRun: opened.lastRun.forget,
    pick,
    ...folderLists(shell, picks),
    beginFile: upload.begin,
    finishFile: upload.finish,
    dropFile: upload.drop,
    open: async (token) => {
      const folder = folderOf(token);
      return folder.ok ? opened.change(folder.value) : folder;
    },
    create,
    demo,
    leaveDemo: opened.leaveDemo,
    restore: restorer(ground, opened, picks, upload),
    ...placesOf(held),
    pathOf: picks.pathOf,
  };
  const begin = (folder: string | null): void => {
    if (folder !== null || existsSync(getDatabaseFile(shell.defaultFolder))) opened.open(folder ?? shell.defaultFolder);
    // What was being sent when the program was killed, which nobody goes on with.
    upload.clear();
  };
  return { port, begin, takePart: upload.takePart, end: upload.clear };
}
