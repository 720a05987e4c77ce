// What the program, its base and its disk are: versions, sizes, counts. Nothing here names a person or holds a figure.
import { existsSync, readFileSync, statSync, statfsSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { About } from '../../contract/base/settings-shapes.ts';
import { LOG_SUFFIX } from '../core/db/database-files.ts';
import { SCHEMA_VERSION } from '../core/db/migrations.ts';
import { type Base, getDatabaseFile } from '../core/db/open.ts';
import { PROGRAM_FOLDER } from '../core/files/program-folder.js';
import { prepareStatement } from '../core/db/rows.ts';
import { readTx } from '../core/db/tx.ts';
import { countRows } from '../core/db/soundness.ts';

const PACKAGE = path.join(PROGRAM_FOLDER, 'package.json');
const NOTICES = path.join(PROGRAM_FOLDER, 'docs', 'third-party-notices.md');
const packageShape = z.object({ version: z.string() });

/** The base's place and sizes, in bytes. */
export interface BaseSizes {
  readonly folder: string;
  readonly database: number;
  /** The write-ahead log beside it. */
  readonly log: number;
  /** Free on its disk; null where the system does not say. */
  readonly free: number | null;
}

/** This computer's name, that its person's name is kept by. */
export function getComputerName(): string {
  return hostname();
}

/** The versions in use. */
export function versionsOf(base: Base): About['versions'] {
  return {
    program: packageShape.parse(JSON.parse(readFileSync(PACKAGE, 'utf8'))).version,
    schema: SCHEMA_VERSION,
    sqlite: String(prepareStatement(base.db, 'SELECT sqlite_version()').pluck().get()),
    node: process.versions.node,
    electron: process.versions['electron'] ?? null,
    system: `${process.platform} ${process.arch}`,
  };
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/** Bytes free on the disk of a folder; null where the system does not say. */
export function findFreeSpace(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch (error) {
    // The folder's disk is gone, or the system has no such call: then nothing is known.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** Where the base is and how large. */
export function sizesOf(base: Base): BaseSizes {
  const file = getDatabaseFile(base.folder);
  return { folder: base.folder, database: sizeOf(file), log: sizeOf(file + LOG_SUFFIX), free: findFreeSpace(base.folder) };
}

/** Rows by table, retired ones too. */
export function countsOf(base: Base): readonly { readonly table: string; readonly rows: number }[] {
  return readTx(base, (db) => [...countRows(db)].map(([table, rows]) => ({ table, rows })));
}

/** The licences of the packages that are built in, as they ship with the program; null where the paper is missing. */
export function readNoticesText(): string | null {
  return existsSync(NOTICES) ? readFileSync(NOTICES, 'utf8') : null;
}
