// Looks through a finished support copy for what must not be in it: phones, identity-card numbers, credit codes, and every name that the base knows.
import type { Connection } from '../../core/db/connection.ts';
import { decodeUscc, isUsccCheckDigitValid } from '../../../domain/decode/uscc.ts';
import { hasIdNumber } from '../../../domain/decode/id-number.ts';
import type { Treatment } from '../../../contract/records/field.ts';
import { COPIED, OTHER_NAMES } from './copied-columns.ts';
import { COPY_WORDS, PSEUDONYM_USCC } from './disguise.ts';

/** What was found, and where; the value itself is told nobody. */
export interface ScanFinding {
  readonly what: 'phone' | 'id_number' | 'credit_code' | 'name';
  readonly place: string;
}

const PHONE = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8}|400[- ]?\d{3}[- ]?\d{4})(?!\d)/;
const CREDIT_CODE = /(?<![0-9A-Z])[0-9A-HJ-NP-RT-UW-Y]{18}(?![0-9A-Z])/g;
const NAMED: ReadonlySet<Treatment> = new Set(['name', 'short', 'code', 'handle', 'phone', 'uscc']);
/** Digests of rows: what they say of a row can't be read. */
const DIGESTS: ReadonlySet<string> = new Set(['history.hash', 'history.previous_hash', 'history.row_marks']);
const ASCII = /^[\x20-\x7e]*$/;
/** A shorter text of letters and digits stands in others by chance. */
const SHORTEST = { ascii: 4, other: 2 } as const;

function textsOf(db: Connection, table: string, column: string): string[] {
  return db
    .prepare(`SELECT DISTINCT "${column}" FROM "${table}" WHERE typeof("${column}") = 'text' AND "${column}" <> ''`)
    .pluck()
    .all()
    .map(String);
}

/** Every name, code, number and handle that the base knows. What is a word of the trade as well names nobody. */
export function listKnownNames(db: Connection): readonly string[] {
  const columns = Object.entries(COPIED).flatMap(([table, { columns: all }]) =>
    Object.entries(all)
      .filter(([, treatment]) => NAMED.has(treatment))
      .map(([column]) => [table, column] as const),
  );
  const words = [...COPY_WORDS, 'Livebase'].join('\n');
  const names = new Set([...columns, ...OTHER_NAMES].flatMap(([table, column]) => textsOf(db, table, column)).map((text) => text.trim()));
  return [...names].filter((name) => name.length >= (ASCII.test(name) ? SHORTEST.ascii : SHORTEST.other) && !words.includes(name));
}

const TEXT_COLUMNS = `SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
  WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c.type <> 'INTEGER' ORDER BY t.name, c.cid`;

function hasForeignCode(text: string): boolean {
  return (text.match(CREDIT_CODE) ?? []).some((found) => {
    const code = decodeUscc(found);
    return code.ok && code.value !== null && isUsccCheckDigitValid(code.value) && !found.startsWith(PSEUDONYM_USCC);
  });
}

/** What a text is found to hold. Names of letters and digits are looked for as whole words, all others anywhere. */
function finder(names: readonly string[]): (text: string) => ScanFinding['what'] | null {
  const plain = new Set(names.filter((name) => ASCII.test(name)).map((name) => name.toLowerCase()));
  const others = names.filter((name) => !ASCII.test(name));
  const holdsName = (text: string): boolean =>
    plain.has(text.toLowerCase()) ||
    text
      .toLowerCase()
      .split(/[^\w.@-]+/)
      .some((word) => plain.has(word)) ||
    (!ASCII.test(text) && others.some((name) => text.includes(name)));
  return (text) => {
    if (PHONE.test(text)) return 'phone';
    if (hasIdNumber(text)) return 'id_number';
    if (hasForeignCode(text)) return 'credit_code';
    return holdsName(text) ? 'name' : null;
  };
}

/** The first thing in the copy that must not be there; null where there is none. */
export function scanCopy(copy: Connection, names: readonly string[]): ScanFinding | null {
  const find = finder(names);
  for (const row of copy.prepare(TEXT_COLUMNS).raw().all()) {
    if (!Array.isArray(row)) continue;
    const [table, column] = [String(row[0]), String(row[1])];
    if (DIGESTS.has(`${table}.${column}`)) continue;
    for (const text of textsOf(copy, table, column)) {
      const what = find(text);
      if (what !== null) return { what, place: `${table}.${column}` };
    }
  }
  return null;
}
