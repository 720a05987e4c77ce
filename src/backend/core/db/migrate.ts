// Runs the migrations that a database lacks, each in its own transaction. Never on a live base: see migrate-swap.ts.
import type { Connection } from './rows.ts';
import type { Migration } from './migrations.ts';
import { listDanglingRows } from './soundness.ts';

/** The schema that a database has; 0: none yet. */
export function getSchemaVersion(db: Connection): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Runs one step. Names references that it broke: then nothing of it is kept. */
function runOne(db: Connection, step: Migration): readonly string[] {
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec(step.sql);
    const dangling = listDanglingRows(db);
    if (dangling.length > 0) return dangling;
    db.pragma(`user_version = ${step.version}`);
    db.exec('COMMIT');
    return [];
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
  }
}

/**
 * Runs the migrations behind the database's version. Foreign keys are off meanwhile, for a rebuilt table would take its
 * children along, and every reference is looked at before each commit. Answers what a step broke, with the step's number
 * (empty: all is well); the steps before it stay. @throws what SQLite throws
 */
export function runMissing(db: Connection, migrations: readonly Migration[]): readonly string[] {
  const from = getSchemaVersion(db);
  // Inside a transaction this pragma does nothing.
  db.pragma('foreign_keys = OFF');
  try {
    for (const step of migrations.filter((one) => one.version > from)) {
      const broken = runOne(db, step);
      if (broken.length > 0) return [`${step.version} foreign_keys`, ...broken];
    }
    return [];
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
