// What a host around the page can do for it: save, print, let a folder or file be picked.
import type { Result } from '../../domain/values/result.ts';

/** A file as the page or the backend hands it over. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is picked: a folder for data, a folder for backups, a backup's file, or the folder with updates. */
export type PickPurpose = 'data' | 'backup' | 'restore' | 'update';

/** A file that was saved: its name and its folder, for the message. */
export interface SavedFile {
  readonly name: string;
  readonly folder: string;
}

/** The host's abilities; null where it has none: then the page downloads or prints itself. Null as a value: the person cancelled. */
export interface ShellPort {
  readonly kind: 'window' | 'http';
  readonly saveFile: ((file: NamedFile) => Promise<Result<SavedFile | null>>) | null;
  /** Prints a PDF through the system's dialog; false where it was cancelled. */
  readonly printPdf: ((file: NamedFile) => Promise<Result<boolean>>) | null;
  /** Answers the path that a person picked. It never reaches the page: the session keeps it under a token. */
  readonly pickPath: ((purpose: PickPurpose) => Promise<string | null>) | null;
  /** Shows a folder of the program's (data or logs) in the system's file manager. */
  readonly showFolder: ((folder: string) => Promise<boolean>) | null;
  /** Where a new base goes unless a person picks another folder. */
  readonly defaultFolder: string;
  /** Told of each folder whose base was opened, so that the next start opens it again. */
  readonly rememberFolder: ((folder: string) => void) | null;
  /** Where nobody sees the program but its pages: after how many minutes without one it ends by itself, and how a page ends it at once. */
  readonly ending: { readonly afterMinutes: number; readonly end: () => void } | null;
  /** Starts a package that was judged, so that it takes the program's place once the program has ended; the program ends then. Refuses UPDATE_NOT_STARTED. */
  readonly installUpdate: ((file: string) => Promise<Result<null>>) | null;
  readonly versions: Readonly<Record<string, string>>;
}

/** The abilities of a host that has none. */
export const NO_ABILITIES = {
  saveFile: null,
  printPdf: null,
  pickPath: null,
  showFolder: null,
  rememberFolder: null,
  ending: null,
  installUpdate: null,
} as const satisfies Partial<ShellPort>;
