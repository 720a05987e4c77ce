// The way back from a newer program: the backup that its first start made before it brought the base up to date.
import { closeSync, existsSync, openSync, readSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { FIRST_VERSION } from './migrations.ts';
import { BACKUP_FOLDER } from './verified-copy.ts';

/** Where a SQLite file's first page holds the schema that the base has (`user_version`). */
const SCHEMA_OFFSET = 60;
const NAME = /^livebase-migration-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})\d{2}(?: \(\d+\))?\.db$/;

/** A backup that an older program opens: its name, its schema, and when it was made. */
export interface DowngradeBackup {
  readonly backup: string;
  readonly of: number;
  readonly at: string;
}

function schemaIn(file: string): number {
  const handle = openSync(file, 'r');
  try {
    const head = Buffer.alloc(SCHEMA_OFFSET + 4);
    const read = readSync(handle, head, 0, head.length, 0);
    return read === head.length ? head.readUInt32BE(SCHEMA_OFFSET) : Number.MAX_SAFE_INTEGER;
  } finally {
    closeSync(handle);
  }
}

/** The newest backup from before an update that a program of schema `known` opens; null where none is there. */
export function findDowngradeBackup(folder: string, known: number): DowngradeBackup | null {
  const backups = path.join(folder, BACKUP_FOLDER);
  const names = existsSync(backups) ? readdirSync(backups).filter((name) => NAME.test(name)) : [];
  for (const backup of names.toSorted().toReversed()) {
    const of = schemaIn(path.join(backups, backup));
    const [, year, month, day, hour, minute] = NAME.exec(backup) ?? [];
    if (of >= FIRST_VERSION && of <= known)
      return { backup, of, at: `${year ?? ''}-${month ?? ''}-${day ?? ''} ${hour ?? ''}:${minute ?? ''}` };
  }
  return null;
}
