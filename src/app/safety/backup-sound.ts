// What the list of backups says of a file's soundness: looked at just now, else as it was when it was made.
import type { BackupLine } from '../../contract/base/settings-shapes.ts';

/** What looking at the files found, by file; null: no fingerprint stands beside it. */
export type Found = ReadonlyMap<string, boolean | null>;

/** The words of what is known, with their tones. */
export const SOUND_TONES = {
  sound_yes: 'good',
  sound_made: 'good',
  sound_no: 'danger',
  sound_unknown: 'plain',
  sound_none: 'plain',
} as const;

/** Names a file among all places. */
export function keyOf({ place, name }: Pick<BackupLine, 'place' | 'name'>): string {
  return `${place}/${name}`;
}

/** What is known of a file. */
export function getFileKey(found: Found, row: BackupLine): keyof typeof SOUND_TONES {
  const sound = found.get(keyOf(row));
  if (!row.hasHash || sound === null) return 'sound_none';
  if (sound === undefined) return row.isVerified ? 'sound_made' : 'sound_unknown';
  return sound ? 'sound_yes' : 'sound_no';
}
