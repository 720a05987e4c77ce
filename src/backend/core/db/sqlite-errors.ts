// What SQLite throws, as refusals: a trigger's message is a code, and trouble with the disk has words of its own.
// The wall-clock stamp in the names of backups and of databases kept aside.
import Database from 'better-sqlite3';
import { CELL_CODES, type RefusalCode, RULE_CODES } from '../../../domain/values/refusal-codes.ts';
import type { Refusal } from '../../../domain/values/result.ts';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../../domain/time/calendar.ts';

const CODES: ReadonlySet<string> = new Set<string>([...RULE_CODES, ...CELL_CODES]);

function isCode(text: string): text is RefusalCode {
  return CODES.has(text);
}

const TROUBLE: readonly (readonly [RegExp, RefusalCode])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'BASE_BUSY'],
  [/^SQLITE_FULL/, 'DISK_FULL'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/, 'BASE_READ_ONLY'],
  [/^SQLITE_IOERR/, 'DISK_FULL'],
  [/^SQLITE_(CORRUPT|NOTADB|FORMAT)/, 'BASE_DAMAGED'],
];

/** `CODE`, `CODE:fact`, or the same as a JSON path that SQLite quotes (as migrations.ts says). */
const RULE_MESSAGE = /^(?:bad JSON path: '|JSON path error near ')?([A-Z][A-Z_]+)(?::(.*?))?'?$/;

/** The code in a trigger's message, and the fact behind it (a month, a row's id, a table); null for SQLite's own messages. */
export function parseRuleError(message: string): { readonly code: RefusalCode; readonly fact: string } | null {
  const [, code = '', fact = ''] = RULE_MESSAGE.exec(message) ?? [];
  return isCode(code) ? { code, fact } : null;
}

/** Codes whose fact is a month. */
const CLOSED: ReadonlySet<string> = new Set(['MONTH_CLOSED', 'PERIOD_CLOSED']);

/** The refusal behind an error of SQLite, or null if it is a bug (then the caller throws it on). */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof Database.SqliteError)) return null;
  const rule = parseRuleError(error.message);
  if (rule !== null) return { code: rule.code, data: CLOSED.has(rule.code) ? { month: rule.fact } : { fact: rule.fact } };
  // A damaged header is told by its words alone.
  const code = error.message === 'unsupported file format' ? 'SQLITE_FORMAT' : error.code;
  const known = TROUBLE.find(([pattern]) => pattern.test(code));
  return known ? { code: known[1], data: { detail: error.message } } : null;
}

/** `20261125-213755` at +08:00, from milliseconds since the epoch. */
export function stampOf(nowMs: number): string {
  const minute = formatIsoInstant(convertMillisecondsToInstant(nowMs)).replaceAll(/[-:]/g, '').replace('T', '-');
  return `${minute}${String(Math.floor(nowMs / 1000) % 60).padStart(2, '0')}`;
}
