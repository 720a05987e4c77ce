// What the methods of the first start lean on: a host that can change the base it holds.
import type { PickPurpose } from '../../../contract/core/shell-port.ts';
import type { EndedWork, FirstFacts, FolderList, Picked, RestoredBase, StartState } from '../../../contract/base/start.ts';
import type { Result } from '../../../domain/values/result.ts';

/** Where a backup comes from: a file that was picked or sent, or one of the base's own backups by its path. */
export type BackupSource = { readonly token: string } | { readonly path: string };

/** Opens, creates and restores bases while the page stays. Each `token` stands for a path that a person picked. */
export interface StartPort {
  readonly state: () => StartState;
  /** What the last run left, until `forgetLastRun`. */
  readonly lastRun: () => readonly EndedWork[];
  readonly forgetLastRun: () => void;
  /** Null: cancelled. */
  readonly pick: (purpose: PickPurpose) => Promise<Result<Picked | null>>;
  /** Folders to choose from where the host has no dialog; null: drives, sticks and shares. */
  readonly listFolders: (token: string | null) => Result<FolderList>;
  readonly makeFolder: (token: string, name: string) => Result<Picked>;
  /** Begins a file that comes in parts, and ends it: then it is known by its token as one that was picked, until it is dropped. */
  readonly beginFile: (name: string, size: number) => Result<Picked>;
  readonly finishFile: (token: string) => Result<Picked>;
  readonly dropFile: (token: string) => void;
  readonly open: (token: string | null) => Promise<Result<StartState>>;
  /** `folder` null: the person's own data folder. */
  readonly create: (folder: string | null, facts: FirstFacts) => Promise<Result<StartState>>;
  readonly demo: () => Promise<Result<StartState>>;
  /** From the demo to the base of one's own, else to no base at all; elsewhere it stays. */
  readonly leaveDemo: () => Promise<Result<StartState>>;
  readonly restore: (from: BackupSource, passphrase: string | null) => Promise<Result<RestoredBase>>;
  /** Where the data is (null: no base yet), and the bytes that are free there. */
  readonly place: () => { readonly folder: string | null; readonly freeBytes: number | null };
  /** A folder that may be shown in the file manager; null: there is none yet. */
  readonly folderOf: (what: 'data' | 'logs') => string | null;
  /** The path behind a token of this session, for another method that was handed one (a backup's folder). */
  readonly pathOf: (token: string) => Result<string>;
}
