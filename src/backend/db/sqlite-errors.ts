// What SQLite throws, as refusals: a trigger's message is a code, and trouble with the disk has words of its own.
import Database from 'better-sqlite3';
import { RULE_CODES, CELL_CODES } from '../../domain/refusal-codes.ts';
import type { RefusalCode } from '../../domain/refusal-codes.ts';
import type { Refusal } from '../../domain/result.ts';

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

/**
 * The refusal behind an error of SQLite, or null if it is a bug (then the caller throws it on).
 * A trigger's message reads `CODE:fact`; the fact (a month, or a row's id) comes as `data.fact`.
 */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof Database.SqliteError)) return null;
  const [code = '', ...fact] = error.message.split(':');
  if (isCode(code)) return { code, data: code === 'MONTH_CLOSED' ? { month: fact.join(':') } : { fact: fact.join(':') } };
  const known = TROUBLE.find(([pattern]) => pattern.test(error.code));
  return known ? { code: known[1], data: { detail: error.message } } : null;
}
