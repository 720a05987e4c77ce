// What a database must hold to be whole: each look answers facts, for a restore before it and for `check` any day.
import { type Connection, openRaw, prepareStatement, type SqlValue } from '../core/db/rows.ts';
import { listForgotten } from '../core/db/forgotten.ts';
import {
  computeContentDigest,
  computeHistoryHash,
  CONTENT_COLUMNS,
  CONTENT_DIGEST_AT,
  HASHED_COLUMNS,
  HASHED_COUNT,
} from '../core/db/history-chain.ts';
import { MIGRATIONS } from '../core/db/migrations.ts';
import { hashSha256 } from '../core/db/database-files.ts';

function schemaOf(db: Connection): ReadonlyMap<string, string> {
  const sql = `SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'`;
  const rows: readonly unknown[] = db.prepare(sql).raw().all();
  return new Map(rows.map((row) => (Array.isArray(row) ? [String(row[0]), String(row[1])] : [String(row), ''])));
}

/** What the migrations up to this one make; made once. */
const made = new WeakMap<(typeof MIGRATIONS)[number], ReadonlyMap<string, string>>();

function schemaOfVersion(version: number): ReadonlyMap<string, string> {
  const steps = MIGRATIONS.filter((one) => one.version <= version);
  const newest = steps.at(-1);
  const known = newest === undefined ? undefined : made.get(newest);
  if (known !== undefined) return known;
  const fresh = openRaw(':memory:', 'write');
  try {
    for (const step of steps) fresh.exec(step.sql);
    const schema = schemaOf(fresh);
    if (newest !== undefined) made.set(newest, schema);
    return schema;
  } finally {
    fresh.close();
  }
}

/** Tables, indexes and triggers that are missing, foreign or altered, against what the migrations up to `version` make. */
export function listSchemaDifferences(db: Connection, version: number): string[] {
  const [expected, found] = [schemaOfVersion(version), schemaOf(db)];
  const names = new Set([...expected.keys(), ...found.keys()]);
  return [...names].filter((name) => expected.get(name) !== found.get(name)).toSorted();
}

/** How far the history's chain holds. `brokenAt` is the first row that does not follow from the one before. */
export interface ChainFacts {
  readonly walked: number;
  readonly headSeq: number;
  readonly brokenAt: number | null;
}

const CHAIN = `SELECT ${HASHED_COLUMNS}, hash, ${CONTENT_COLUMNS} FROM history WHERE seq > ? ORDER BY seq`;

/**
 * Whether a row has the hash that is due behind `previous`, and says what its digest holds: the one it was written with, or the one that
 * a later row keeps of what a forgetting left.
 */
function isChained(values: readonly SqlValue[], previous: string, left: string | undefined): boolean {
  const hashed = values.slice(0, HASHED_COUNT);
  const [hash, ...content] = values.slice(HASHED_COUNT);
  if (hashed.at(-1) !== previous || computeHistoryHash(hashed) !== hash) return false;
  return computeContentDigest(content) === (left ?? hashed[CONTENT_DIGEST_AT]);
}

/** Walks the history from its first row, or the newest `newest` rows of it. */
export function walkChain(db: Connection, newest: number | null): ChainFacts {
  const headSeq = Number(prepareStatement(db, 'SELECT coalesce(max(seq), 0) FROM history').pluck().get());
  const after = newest === null ? 0 : Math.max(0, headSeq - newest);
  const before: unknown = prepareStatement(db, 'SELECT hash FROM history WHERE seq = ?').pluck().get(after);
  const forgotten = listForgotten(db);
  let previous = after === 0 ? 'start' : String(before);
  let walked = 0;
  for (const row of prepareStatement(db, CHAIN).raw().iterate(after)) {
    if (!Array.isArray(row)) throw new Error('history: no row');
    const values: readonly SqlValue[] = row;
    walked += 1;
    const seq = Number(values[0]);
    if (seq !== after + walked || !isChained(values, previous, forgotten.get(`history:${seq}`))) return { walked, headSeq, brokenAt: seq };
    previous = String(values[HASHED_COUNT]);
  }
  return { walked, headSeq, brokenAt: null };
}

function hashOf(bytes: unknown): string {
  if (!(typeof bytes === 'string' || Buffer.isBuffer(bytes))) return '';
  return hashSha256(bytes);
}

/** Ids of rows whose bytes have not the digest beside them, or that which a forgetting left, by `leftOf`. */
function wrongHashes(db: Connection, sql: string, leftOf: (id: number) => string | undefined = () => undefined): number[] {
  const wrong: number[] = [];
  for (const row of db.prepare(sql).raw().iterate())
    if (Array.isArray(row) && hashOf(row[1]) !== (leftOf(Number(row[0])) ?? row[2])) wrong.push(Number(row[0]));
  return wrong;
}

/** Filings whose snapshot is not what was filed, as `filing:id`. */
export function listWrongSnapshots(db: Connection): string[] {
  return wrongHashes(db, 'SELECT id, snapshot, snapshot_sha256 FROM filing ORDER BY id').map((id) => `filing:${id}`);
}

/** Snapshots as `report/snapshot.ts` writes them: `values` of `[address, {raw, text}]`, `tenants` of `{tenantId, cells}`, cells in pairs too. */
const FILED_TWICE: readonly (readonly [string, string])[] = [
  [
    `SELECT f.id AS filing_id, v.value ->> '$[0]', v.value ->> '$[1].raw', v.value ->> '$[1].text' FROM filing f, json_each(f.snapshot, '$.values') v`,
    `SELECT filing_id, figure, raw, value FROM filed_figure`,
  ],
  [
    `SELECT f.id AS filing_id, t.value ->> '$.tenantId', t.key + 1,
       (SELECT json_group_object(c.value ->> '$[0]', c.value -> '$[1]') FROM json_each(t.value, '$.cells') c),
       (SELECT c.value ->> '$[1].raw' FROM json_each(t.value, '$.cells') c WHERE c.value ->> '$[0]' = 'paid')
     FROM filing f, json_each(f.snapshot, '$.tenants') t`,
    `SELECT filing_id, tenant_id, place, json(cells), paid FROM filed_tenant`,
  ],
];

/** Filings that the history does not know, or knows with another snapshot. */
const UNKNOWN_FILINGS = `
  SELECT f.id FROM filing f WHERE NOT EXISTS (
    SELECT 1 FROM history h WHERE h.entity = 'filing' AND h.entity_id = f.id AND h.action = 'close'
      AND h.after ->> '$.snapshot' = f.snapshot_sha256)`;

/** Filings whose figures where SQL reads them are not those of the snapshot, or that the history does not confirm. */
export function listWrongFilings(db: Connection): string[] {
  const twice = FILED_TWICE.map(([a, b]) => `SELECT filing_id FROM (${a} EXCEPT ${b}) UNION SELECT filing_id FROM (${b} EXCEPT ${a})`);
  const ids = [...twice, UNKNOWN_FILINGS].flatMap((sql) => db.prepare(sql).pluck().all().map(Number));
  return [...new Set(ids)].toSorted((a, b) => a - b).map((id) => `filed:${id}`);
}

const STORED_FILES: readonly (readonly [string, string])[] = [
  ['received_file', 'SELECT id, bytes, sha256 FROM received_file ORDER BY id'],
  ['artifact', 'SELECT id, bytes, sha256 FROM artifact ORDER BY id'],
  ['attachment', 'SELECT id, bytes, sha256 FROM attachment ORDER BY id'],
  ['statement', 'SELECT id, copy, sha256 FROM statement ORDER BY id'],
  ['tenant_form', 'SELECT id, bytes, sha256 FROM tenant_form ORDER BY id'],
  ['blank_file', 'SELECT id, bytes, sha256 FROM blank_file ORDER BY id'],
  ['filled_workbook', 'SELECT id, bytes, sha256 FROM filled_workbook ORDER BY id'],
];

/** Stored files whose bytes are not those that came in or went out, as `table:id`. */
export function listWrongFiles(db: Connection): string[] {
  const forgotten = listForgotten(db);
  return STORED_FILES.flatMap(([table, sql]) =>
    wrongHashes(db, sql, (id) => forgotten.get(`${table}:${id}`)).map((id) => `${table}:${id}`),
  );
}

/** Bookings that take a studio, zero-length ones of guests who left at once among them. */
function live(booking: string): string {
  return `${booking}.retired_at IS NULL AND ${booking}.state NOT IN ('cancelled', 'no_show')`;
}

/** When the live booking `n` begins that follows `b` in its studio, of those that `also` takes. */
function nextStart(also: string): string {
  return `(SELECT n.starts_at FROM booking n INDEXED BY booking_live WHERE n.studio_id = b.studio_id AND ${live('n')}
    AND n.starts_at >= b.starts_at AND n.id <> b.id AND ${also} ORDER BY n.starts_at LIMIT 1)`;
}

/**
 * Whether any two live bookings overlap: of bookings in the order of their starts, two that follow each other do where any do. By the index alone,
 * which knows when they were to end; only where that is too late is the row read, for when its guests left.
 */
const ANY_OVERLAP = `SELECT 1 FROM booking b INDEXED BY booking_live WHERE ${live('b')}
  AND CASE WHEN b.ends_at > ${nextStart('1')} THEN b.blocks_until > b.starts_at AND b.blocks_until > ${nextStart('n.blocks_until > n.starts_at')} END LIMIT 1`;

const OVERLAPS = `
  SELECT id FROM (
    SELECT id, starts_at, max(blocks_until) OVER (PARTITION BY studio_id ORDER BY starts_at, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS taken_until
    FROM booking b WHERE ${live('b')} AND blocks_until > starts_at
  ) WHERE taken_until > starts_at ORDER BY id`;

/** Live bookings that begin before an earlier one of the same studio ends. They are sorted only where there are some. */
export function listOverlappingBookings(db: Connection): number[] {
  if (db.prepare(ANY_OVERLAP).get() === undefined) return [];
  return db.prepare(OVERLAPS).pluck().all().map(Number);
}

const NAMED_STUDIOS = `
  SELECT l.id AS lease_id, s.value, l.tenant_id, l.starts_on, min(l.ends_on, coalesce(l.left_on, l.ends_on))
  FROM lease l, json_each(l.studios) s WHERE l.retired_at IS NULL`;
const HELD_STUDIOS = 'SELECT lease_id, studio_id, tenant_id, starts_on, ends_on FROM lease_studio';
const HELD_TWICE = `SELECT a.lease_id FROM lease_studio a JOIN lease_studio b
  ON b.studio_id = a.studio_id AND b.lease_id > a.lease_id AND b.starts_on <= a.ends_on AND b.ends_on >= a.starts_on`;

/** Leases whose exclusive studios are not kept as the lease names them, or that share one with another lease on a day. */
export function listWrongLeaseStudios(db: Connection): number[] {
  const off = `SELECT lease_id FROM (${NAMED_STUDIOS} EXCEPT ${HELD_STUDIOS}) UNION SELECT lease_id FROM (${HELD_STUDIOS} EXCEPT ${NAMED_STUDIOS})`;
  const ids = [off, HELD_TWICE].flatMap((sql) => db.prepare(sql).pluck().all());
  return [...new Set(ids.map(Number))].toSorted((a, b) => a - b);
}
