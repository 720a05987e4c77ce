// The backend as a host holds it: a base opened for calls through the router, and what works where none is open.
import type { LivebaseClient } from '../contract/contract.ts';
import { ok, type Result } from '../domain/values/result.ts';
import type { Base, Clock } from './core/db/open.ts';
import type { Actor } from './core/db/tx.ts';
import type { Caller, OnProgress } from './core/rpc/call.ts';
import type { NamedActor } from './people/named-caller.ts';
import type { DemoMade } from './demo/run-demo.ts';
import type { BackupMade } from './safety/backup.ts';
import type { Restored } from './safety/restore.ts';
import type { TakenOver } from './safety/hand-over/take-over.ts';

export type { NamedActor } from './people/named-caller.ts';

/** The machine's clock. */
const CLOCK: Clock = { nowMs: () => Date.now() };

/** An open base: the one door to it, and its end. */
export interface OpenedBackend {
  readonly client: LivebaseClient;
  /** Minutes by which the clock lies behind the history; null: it does not. */
  readonly minutesBehind: number | null;
  readonly close: () => void;
}

/** Opens the base in `folder` for calls of `actor`. Refuses as `openBase` and `identifyCaller`. */
export async function openBackend(folder: string, actor: NamedActor, onProgress: OnProgress | null): Promise<Result<OpenedBackend>> {
  const [{ openClient }, { closeBase, openBase }, { countMinutesBehind }, { identifyCaller }] = await Promise.all([
    import('./router.ts'),
    import('./core/db/open.ts'),
    import('./core/db/clock-behind.ts'),
    import('./people/named-caller.ts'),
  ]);
  const base = openBase(folder, CLOCK);
  if (!base.ok) return base;
  const caller = await identifyCaller(base.value, actor);
  if (!caller.ok) {
    closeBase(base.value);
    return caller;
  }
  return ok({
    client: openClient({
      findBase: () => base.value,
      actor: caller.value,
      onProgress,
      jobs: null,
      shell: null,
      start: null,
    }),
    minutesBehind: countMinutesBehind(base.value),
    close: () => closeBase(base.value),
  });
}

/** Calls for what needs no base: it answers by the profiles that ship. */
export async function openBaseless({ who, host }: Actor, onProgress: OnProgress | null): Promise<OpenedBackend> {
  const { openClient } = await import('./router.ts');
  const context = { findBase: () => null, onProgress, jobs: null, shell: null, start: null } as const;
  return { client: openClient({ ...context, actor: { who, host, role: 'manager' } }), minutesBehind: null, close: () => {} };
}

/**
 * Who may put another base in the place of the one in `folder`: a manager of its people. Where none is there, or it can't be opened any
 * more, anyone who holds the folder. Refuses as `identifyManager`.
 */
async function replacerOf(folder: string, actor: NamedActor): Promise<Result<Actor>> {
  const [{ closeBase, openBase }, { identifyManager }] = await Promise.all([
    import('./core/db/open.ts'),
    import('./people/named-caller.ts'),
  ]);
  const { who, host } = actor;
  const base = openBase(folder, CLOCK);
  if (!base.ok) return ok({ who, host });
  try {
    return await identifyManager(base.value, actor);
  } finally {
    closeBase(base.value);
  }
}

/** Creates an empty base. Refuses as `startBase`; in the place of one that is there as `identifyManager`. */
export async function createEmptyBase(folder: string, forceEmpty: boolean, actor?: NamedActor): Promise<Result<{ readonly file: string }>> {
  const { startBase } = await import('./base/start-base.ts');
  const allowed = forceEmpty && actor !== undefined ? await replacerOf(folder, actor) : ok(null);
  if (!allowed.ok) return allowed;
  return startBase(folder, CLOCK, { forceEmpty });
}

/** Opens the base in `folder` for what `work` does with it, as a manager of its people where it asks for one, and closes it. Refuses as `openBase`. */
async function onBaseIn<V>(
  folder: string,
  actor: NamedActor,
  work: (base: Base, asManager: () => Promise<Result<Caller>>) => Result<V> | Promise<Result<V>>,
): Promise<Result<V>> {
  const [{ closeBase, openBase }, { identifyManager }] = await Promise.all([
    import('./core/db/open.ts'),
    import('./people/named-caller.ts'),
  ]);
  const base = openBase(folder, CLOCK);
  if (!base.ok) return base;
  try {
    return await work(base.value, () => identifyManager(base.value, actor));
  } finally {
    closeBase(base.value);
  }
}

/** Makes a verified backup of the base in `folder` where a person at the command line wants it. Refuses as `openBase` and `backUp`. */
export async function writeBackupTo(
  folder: string,
  target: string,
  actor: NamedActor,
  passphrase: string | null = null,
): Promise<Result<BackupMade>> {
  const { createBackup, createSealedBackup } = await import('./safety/backup.ts');
  return onBaseIn(folder, actor, async (base, asManager) => {
    // Out of the base's own folder: as a second folder it is a manager's.
    const caller = await asManager();
    if (!caller.ok) return caller;
    return passphrase === null
      ? createBackup(base, caller.value, { folder: target })
      : createSealedBackup(base, caller.value, { folder: target, passphrase });
  });
}

/**
 * The second folder for backups, as a person at the command line says it: tried and set (a path), no longer used (null), or only asked for
 * (undefined). No method that a page can call takes a path. Refuses as `openBase` and `setSecondFolder`.
 */
export async function chooseSecondFolder(
  folder: string,
  target: string | null | undefined,
  actor: NamedActor,
): Promise<Result<{ readonly folder: string | null }>> {
  const { getBackupsView, setSecondFolder } = await import('./safety/backups.ts');
  return onBaseIn(folder, actor, async (base, asManager) => {
    if (target === undefined) return ok({ folder: getBackupsView(base).second?.folder ?? null });
    const caller = await asManager();
    return caller.ok ? setSecondFolder(base, caller.value, target) : caller;
  });
}

/**
 * The folder in which updates are looked for, as a person at the command line says it: set (a path), none any more (null), or only asked
 * for (undefined). No method that a page can call takes a path. Refuses as `openBase` and `setUpdateFolder`.
 */
export async function updateFolder(
  folder: string,
  target: string | null | undefined,
  actor: NamedActor,
): Promise<Result<{ readonly folder: string | null }>> {
  const { setUpdateFolder, updateState } = await import('./safety/updates.ts');
  return onBaseIn(folder, actor, async (base, asManager) => {
    if (target === undefined) return ok({ folder: updateState(base, false).folder });
    const caller = await asManager();
    return caller.ok ? setUpdateFolder(base, caller.value, target) : caller;
  });
}

/** Judges the update that a named file belongs to. Refuses as `openBase` and `verifyUpdate`. */
export async function verifyUpdateOf(
  folder: string,
  file: string,
  actor: NamedActor,
): Promise<Result<{ readonly version: string; readonly ok: true }>> {
  const { groundOf, verifyUpdate } = await import('./safety/updates.ts');
  return onBaseIn(folder, actor, async (base, asManager) => {
    const caller = await asManager();
    return caller.ok ? verifyUpdate(file, groundOf(base, 'http')) : caller;
  });
}

/** Installs the update of this version, which was looked at, in `wish.folder` if a person named one. Refuses as `openBase` and `installUpdate`. */
export async function installUpdateOf(
  folder: string,
  actor: NamedActor,
  wish: { readonly version: string; readonly folder: string | null; readonly start: (file: string) => Promise<Result<null>> },
): Promise<Result<{ readonly version: string; readonly from: string; readonly backup: string }>> {
  const { groundOf, installUpdate } = await import('./safety/updates.ts');
  return onBaseIn(folder, actor, async (base, asManager) => {
    const caller = await asManager();
    return caller.ok ? installUpdate(base, caller.value, groundOf(base, 'http'), wish) : caller;
  });
}

/** A base restored from a backup: where it is, the backup's own hash, its rows, and where the replaced one is kept. */
export interface RestoredBackup extends Restored {
  readonly sha256: string;
}

/** Restores the base in `folder` from a backup; the present one may be damaged or missing. Refuses as `restore` of `safety`. */
export async function restoreBackup(
  folder: string,
  file: string,
  actor: NamedActor,
  passphrase: string | null = null,
): Promise<Result<RestoredBackup>> {
  const allowed = await replacerOf(folder, actor);
  if (!allowed.ok) return allowed;
  return restoreAs(folder, file, allowed.value, passphrase);
}

/** The same where the caller's right was asked at the RPC layer. */
export async function restoreAs(
  folder: string,
  file: string,
  actor: Actor,
  passphrase: string | null = null,
): Promise<Result<RestoredBackup>> {
  const [{ restore }, { hashOfFile }, { isPackFile }] = await Promise.all([
    import('./safety/restore.ts'),
    import('./core/db/file-checksum.ts'),
    import('./safety/hand-over/pack.ts'),
  ]);
  if (isPackFile(file)) {
    const taken = await takeOverAs(folder, file, actor, passphrase);
    return taken.ok
      ? ok({
          file: taken.value.file,
          sha256: hashOfFile(file),
          rows: taken.value.rows,
          kept: null,
          staysEncrypted: false,
          isForeign: false,
        })
      : taken;
  }
  const restored = restore({ folder, clock: CLOCK }, file, actor, { passphrase });
  return restored.ok ? ok({ ...restored.value, sha256: hashOfFile(file) }) : restored;
}

async function takeOverAs(folder: string, file: string, actor: Actor, passphrase: string | null): Promise<Result<TakenOver>> {
  const { takeOver } = await import('./safety/hand-over/take-over.ts');
  return takeOver({ folder, clock: CLOCK }, actor, { file, passphrase });
}

/** Takes a hand-over pack over as the base of `folder`, which has none. Refuses as `takeOver`. */
export async function takeOverPack(folder: string, file: string, actor: NamedActor, passphrase: string | null): Promise<Result<TakenOver>> {
  const { who, host } = actor;
  return takeOverAs(folder, file, { who, host }, passphrase);
}

/** Writes an exported file where a person wants it. Refuses as `writeFileSafely`. */
export async function saveFile(folder: string, name: string, bytes: Uint8Array): Promise<Result<string>> {
  const { writeIntoFolder } = await import('./core/files/safe-write.ts');
  return writeIntoFolder(folder, name, bytes);
}

/** Writes exported files that belong together: all of them, or none. Refuses as `writeFileSafely`. */
export async function saveFiles<F extends { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string }>(
  folder: string,
  files: readonly F[],
): Promise<Result<readonly { readonly file: string; readonly sha256: string; readonly of: F }[]>> {
  const [{ writeAllIntoFolder }, { runUninterrupted }] = await Promise.all([
    import('./core/files/safe-write.ts'),
    import('./core/files/partial-files.ts'),
  ]);
  const saved = runUninterrupted(() => writeAllIntoFolder(folder, files));
  return saved.ok ? ok(files.map((of, nth) => ({ file: saved.value[nth] ?? '', sha256: of.sha256, of }))) : saved;
}

/** Puts a new text in the place of a file that a person named to be changed. Refuses as `replaceFileSafely`. */
export async function replaceFile(file: string, bytes: Uint8Array): Promise<Result<string>> {
  const { replaceFileSafely } = await import('./core/files/safe-write.ts');
  return replaceFileSafely(file, bytes);
}

/** Makes a demo base around today in `data`, which must hold none, and exports its newest full month to `out`. Refuses BASE_EXISTS and what writing meets. */
export async function makeDemo(request: {
  readonly out: string;
  readonly data: string;
  readonly onStep: (name: string) => void;
  /** Around whose day it is laid, where that is not the machine's. */
  readonly clock?: Clock;
}): Promise<Result<DemoMade>> {
  const { runDemo } = await import('./demo/run-demo.ts');
  return runDemo({ clock: CLOCK, ...request, onStep: ({ name }) => request.onStep(name) });
}
