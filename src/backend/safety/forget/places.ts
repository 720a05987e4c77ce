// Where a person stands in a base: every text of every table but those that the filed report and its signers are, the history, and kept files.
import { z } from 'zod';
import type { PersonToForget } from '../../../contract/safety/safety.ts';
import { type Forgetting, parsePhoneDigits } from '../../../domain/base/forget-text.ts';
import { type Connection, rowsOf, wholesOf, type SqlValue } from '../../core/db/rows.ts';
import { listDigestedTables } from '../../core/db/row-digests.ts';
import { hasPrefix, extractTextsOfFile } from '../../core/files/texts-of-file.ts';

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const PDF = [0x25, 0x50, 0x44, 0x46];
const DOUBLE_BYTES = 8;

/** A number as some programs write it into a cell. */
function withExponent(word: string): string | null {
  const digits = parsePhoneDigits(word);
  return digits === null ? null : `${digits[0]}.${digits.slice(1)}E${digits.length - 1}`;
}

/** A text, and the same without its tags: a name may be cut by how it is set. */
function holdsText(text: string, { takeOut }: Forgetting, words: readonly string[]): boolean {
  const bare = text.replaceAll(/<[^>]*>/g, '');
  const exponents = words.map(withExponent).filter((one) => one !== null);
  return takeOut(text) !== text || takeOut(bare) !== bare || exponents.some((one) => text.includes(one));
}

/** An old workbook keeps its texts in one of two encodings, and a number as a double. */
function oleHolds(bytes: Buffer, { takeOut }: Forgetting, words: readonly string[]): boolean {
  const texts = [bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le'), bytes.toString('utf8')];
  if (texts.some((text) => takeOut(text) !== text)) return true;
  const asDouble = (digits: string): Buffer => {
    const double = Buffer.alloc(DOUBLE_BYTES);
    double.writeDoubleLE(Number(digits));
    return double;
  };
  return words.some((word) => {
    const digits = parsePhoneDigits(word);
    const forms = [Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf8'), ...(digits === null ? [] : [asDouble(digits)])];
    return forms.some((form) => bytes.includes(form));
  });
}

/** Whether these bytes hold the person; null: they can't be looked into. `words`: those that are looked for. */
function doesFileHold(bytes: Uint8Array, forgetting: Forgetting, words: readonly string[]): boolean | null {
  if (hasPrefix(bytes, OLE)) return oleHolds(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), forgetting, words);
  const texts = extractTextsOfFile(bytes);
  if (texts === null) return null;
  return texts.some((text) => holdsText(text, forgetting, words)) || (hasPrefix(bytes, PDF) ? null : false);
}

/** Tables that stay as they are: what was filed, who signed it, who works here, what proves the rest. */
const STAYING = [
  'base_fact',
  'filed_figure',
  'filed_tenant',
  'artifact',
  'blank_file',
  'filled_workbook',
  'person',
  'person_pin',
  'recovery_code',
  'device',
  'backup_made',
  'forget_key',
] as const;
const STAYS: ReadonlySet<string> = new Set(STAYING);
/** Columns that hold who of the office did it, what was filed or booked as it stood then, or a digest. */
const STAYING_COLUMNS: ReadonlySet<string> = new Set(
  `who closed_by reopened_by undone_by lent_by returned_to done_by seen_by snapshot copy sha256 snapshot_sha256 inputs_sha256 blank_sha256
  map_sha256`.split(/\s+/),
);

/** A table with texts that a person can stand in. */
export interface TextTable {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
}

const TEXTS = `SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT' AND pk = 0`;

/** Every table but those that stay. */
export function listTextTables(db: Connection): readonly TextTable[] {
  return listDigestedTables(db)
    .filter(({ name }) => !STAYS.has(name))
    .map(({ name, columns, key }) => {
      const texts = db.prepare(TEXTS).pluck().all(name).map(String);
      return { name, key: key.map((at) => columns[at] ?? ''), columns: texts.filter((one) => !STAYING_COLUMNS.has(one)) };
    })
    .filter(({ columns }) => columns.length > 0);
}

/** A row in which the person stands: its key, and each text that changes. */
export interface Found {
  readonly key: readonly SqlValue[];
  readonly changes: Readonly<Record<string, string>>;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

function changesOf(columns: readonly string[], values: readonly unknown[], { takeOut }: Forgetting): Readonly<Record<string, string>> {
  return Object.fromEntries(
    columns.flatMap((column, at) => {
      const text = values[at];
      const left = typeof text === 'string' ? takeOut(text) : null;
      return left === null || left === text ? [] : [[column, left]];
    }),
  );
}

/** The rows of a table in which the person stands. Asked within SQLite, so that no other row is taken apart. */
export function findPersonRows(db: Connection, { name, key, columns }: TextTable, forgetting: Forgetting, where = '1'): readonly Found[] {
  db.function('livebase_holds', (text: string) => Number(forgetting.takeOut(text) !== text));
  const texts = columns.map((column) => `coalesce("${column}", '')`).join(` || char(10) || `);
  const sql = `SELECT ${quoted([...key, ...columns])} FROM "${name}" WHERE livebase_holds(${texts}) AND ${where}`;
  const rows: Found[] = [];
  for (const row of db.prepare(sql).raw().iterate()) {
    const values: readonly SqlValue[] = Array.isArray(row) ? row : [];
    const changes = changesOf(columns, values.slice(key.length), forgetting);
    if (Object.keys(changes).length > 0) rows.push({ key: values.slice(0, key.length), changes });
  }
  return rows;
}

/** What rows of the history say, but of what stays. */
export const HISTORY: TextTable = { name: 'history', key: ['seq'], columns: ['before', 'after', 'reason'] };
export const HISTORY_WHERE = `entity NOT IN (${STAYING.map((name) => `'${name}'`).join(', ')})`;

/** A kept file: bytes that came in, also from the bureau, or went out to tenants. `isJson`: a frozen copy that stays readable. */
const FILES = [
  {
    table: 'received_file',
    bytes: 'bytes',
    isJson: false,
    name: `(SELECT file_name FROM intake i WHERE i.file_id = f.id ORDER BY i.id LIMIT 1)`,
  },
  { table: 'attachment', bytes: 'bytes', isJson: false, name: 'f.name' },
  { table: 'tenant_form', bytes: 'bytes', isJson: false, name: 'f.name' },
  { table: 'statement', bytes: 'copy', isJson: true, name: 'f.number' },
  { table: 'submission', bytes: 'receipt', isJson: false, name: 'f.receipt_name' },
] as const;

/** A file in which the person stands; `isHeld` null: it can't be looked into. */
export interface FoundFile {
  readonly table: string;
  readonly column: string;
  readonly id: number;
  readonly name: string;
  readonly isJson: boolean;
  readonly isHeld: boolean | null;
}

const fileRow = z.object({ id: z.int(), name: z.string().nullable(), bytes: z.instanceof(Uint8Array) });

/** Kept files that hold the person, and those that can't be looked into. */
export function findPersonFiles(db: Connection, forgetting: Forgetting, { name: ofPerson, numbers }: PersonToForget): readonly FoundFile[] {
  const words = [...(ofPerson === '' ? [] : [ofPerson]), ...numbers];
  return FILES.flatMap(({ table, bytes: column, isJson, name }) => {
    const ids = wholesOf(db, `SELECT id FROM ${table} WHERE ${column} IS NOT NULL ORDER BY id`);
    const sql = `SELECT f.id, ${name} AS name, f.${column} AS bytes FROM ${table} f WHERE f.id = ?`;
    return ids.flatMap((id) =>
      rowsOf(db, sql, fileRow, [id]).flatMap((row): FoundFile[] => {
        const isHeld = doesFileHold(row.bytes, forgetting, words);
        return isHeld === false ? [] : [{ table, column, id, name: row.name ?? '', isJson, isHeld }];
      }),
    );
  });
}
