// Builds a support copy: a new database by the program's own migrations, filled through an allow-list of columns and nothing else.
import { type Connection, openRaw } from '../../core/db/connection.ts';
import { APPLICATION_ID, type Base } from '../../core/db/base.ts';
import { runMissing } from '../../core/db/migrate.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '../../core/db/migrations.ts';
import { listDanglingRows } from '../../core/db/soundness.ts';
import { backfillRowDigests } from '../../core/db/backfill-row-digests.ts';
import { appendHistory, inTx } from '../../core/db/tx.ts';
import { ok } from '../../../domain/values/result.ts';
import type { CopiedTable } from './copied-columns.ts';
import { createDisguise, type Disguise } from './disguise.ts';
import { isRawRow } from '../../core/db/rows.ts';

/** What is copied: the allow-list, or another one in a test. */
export type CopyPlan = Readonly<Record<string, CopiedTable>>;

interface Copying {
  readonly from: Connection;
  readonly to: Connection;
  readonly disguise: Disguise;
}

function copyTable({ from, to, disguise }: Copying, table: string, { columns, sumOf }: CopiedTable): void {
  const names = Object.keys(columns);
  const treatments = Object.values(columns);
  const list = names.map((name) => `"${name}"`).join(', ');
  const sum = sumOf === undefined ? 'NULL' : `json_array(${sumOf})`;
  const order = names.includes('id') ? 'id' : list;
  const put = to.prepare(`INSERT INTO "${table}" (${list}) VALUES (${names.map(() => '?').join(', ')})`);
  for (const row of from.prepare(`SELECT ${sum}, ${list} FROM "${table}" ORDER BY ${order}`).raw().iterate()) {
    if (!isRawRow(row)) continue;
    const [key = null, ...values] = row;
    put.run(
      values.map((value, at) => disguise.of(treatments[at] ?? 'none', value, key === null ? null : `${table} ${names[at] ?? ''} ${key}`)),
    );
  }
}

/** Rules that judge people's work would judge the order of copying: they come back behind it. */
function liftTriggers(db: Connection): () => void {
  const triggers: readonly unknown[] = db.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).raw().all();
  const known = triggers.map((row) => (isRawRow(row) ? [String(row[0]), String(row[1])] : ['', '']));
  for (const [name = ''] of known) db.exec(`DROP TRIGGER "${name}"`);
  return () => {
    for (const [, sql = ''] of known) db.exec(sql);
  };
}

/** The copy says what it is, and its rows have their marks: it opens, and `check --full` holds it. */
function markRows(db: Connection, base: Base): void {
  const copy = { db, folder: base.folder, clock: base.clock };
  const marked = inTx(copy, { who: 'Livebase', host: 'program' }, (tx) => {
    appendHistory(tx, { action: 'support_copy', entity: 'base', entityId: null, after: { schema: SCHEMA_VERSION } });
    backfillRowDigests(tx);
    return ok(null);
  });
  if (!marked.ok) throw new Error(`support copy: ${marked.refusal.code}`);
}

/** The copy as an open database in memory: nothing of it is on a disk. The caller closes it. */
export function buildCopy(base: Base, plan: CopyPlan): Connection {
  const db = openRaw(':memory:', 'write');
  runMissing(db, MIGRATIONS);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma('foreign_keys = OFF');
  const putBack = liftTriggers(db);
  const copying: Copying = { from: base.db, to: db, disguise: createDisguise() };
  db.exec('BEGIN');
  for (const [table, copied] of Object.entries(plan)) copyTable(copying, table, copied);
  db.exec('COMMIT');
  putBack();
  const dangling = listDanglingRows(db);
  if (dangling.length > 0) throw new Error(`support copy: ${dangling.slice(0, 3).join(', ')}`);
  markRows(db, base);
  db.exec('VACUUM');
  return db;
}
