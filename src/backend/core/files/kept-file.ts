// A file that the program hands out: its name, its bytes and their hash.

/** A kept file's bytes with their hash. */
export interface KeptFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}
