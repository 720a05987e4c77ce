// `livebase check`: looks whether the base is whole. Names and facts only; their words stand with the contract.
import path from 'node:path';
import { APPLICATION_ID, type Base } from '../core/db/open.ts';
import { SCHEMA_VERSION } from '../core/db/migrations.ts';
import { checkHistoryIntegrity, type Outside, readOutsideOf } from '../core/db/history-integrity.ts';
import { readTx } from '../core/db/tx.ts';
import { listAmountsBeyond } from '../core/db/amounts-beyond.ts';
import { readSetting } from '../core/records/settings.ts';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../domain/time/calendar.ts';
import { listDanglingRows, listIntegrityFindings } from '../core/db/soundness.ts';
import {
  listOverlappingBookings,
  listSchemaDifferences,
  walkChain,
  listWrongFiles,
  listWrongFilings,
  listWrongLeaseStudios,
  listWrongSnapshots,
} from './examine.ts';
import { replayHistory } from './history-replay.ts';
import { computeNewestAge, findNewestBackup } from './own-backups.ts';
import { hashOfFile } from '../core/db/file-checksum.ts';

/** Every check, in the order they are made; those that only a full check makes stand last but one. */
export const CHECK_NAMES = [
  'sqlite_version',
  'pragmas',
  'integrity',
  'foreign_keys',
  'schema',
  'overlaps',
  'lease_studios',
  'amounts',
  'history_chain',
  'history_elsewhere',
  'snapshots',
  'stored_files',
  'history_rows',
  'backup',
] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

/** One look. `detail` holds facts as `name=value`, parted by blanks. */
export interface Check {
  readonly name: CheckName;
  readonly ok: boolean;
  readonly detail: string;
}

/** All looks; `ok` if each is. */
export interface CheckReport {
  readonly ok: boolean;
  readonly checks: readonly Check[];
}

/** The first SQLite without the WAL-reset corruption of several connections (docs/rules/safety.md, Data). */
const OLDEST_SQLITE = [3, 51, 3] as const;
const CHAIN_SAMPLE = 1000;
const NAMED = 20;
function list(name: CheckName, found: readonly (string | number)[], more = ''): Check {
  const named = found.length > 0 ? ` first=${found.slice(0, NAMED).join(',')}` : '';
  return { name, ok: found.length === 0, detail: `found=${found.length}${named}${more}` };
}

function checkVersion(base: Base): Check {
  const text = String(base.db.prepare('SELECT sqlite_version()').pluck().get());
  const parts = text.split('.').map(Number);
  const at = OLDEST_SQLITE.findIndex((part, place) => part !== (parts[place] ?? 0));
  const ok = at < 0 || (parts[at] ?? 0) > (OLDEST_SQLITE[at] ?? 0);
  return { name: 'sqlite_version', ok, detail: `version=${text}` };
}

const PRAGMAS: readonly (readonly [string, string])[] = [
  ['journal_mode', 'wal'],
  ['synchronous', '2'],
  ['foreign_keys', '1'],
  ['recursive_triggers', '1'],
  ['trusted_schema', '0'],
  ['application_id', String(APPLICATION_ID)],
  ['user_version', String(SCHEMA_VERSION)],
];

function checkPragmas(base: Base): Check {
  const wrong = PRAGMAS.map(([name, expected]) => [name, String(base.db.pragma(name, { simple: true })), expected] as const)
    .filter(([, found, expected]) => found !== expected)
    .map(([name, found]) => `${name}:${found}`);
  return list('pragmas', wrong);
}

function checkChain(base: Base, full: boolean): Check {
  const facts = walkChain(base.db, full ? null : CHAIN_SAMPLE);
  const backedUp = Number(base.db.prepare('SELECT coalesce(max(history_seq), 0) FROM backup_made').pluck().get());
  const broken = facts.brokenAt === null ? '' : ` broken=${facts.brokenAt}`;
  const lost = backedUp > facts.headSeq ? ` lost_after=${facts.headSeq}` : '';
  return {
    name: 'history_chain',
    ok: broken === '' && lost === '',
    detail: `head=${facts.headSeq} walked=${facts.walked}${broken}${lost}`,
  };
}

/** Whether the base holds what is known of its history outside of it. */
function checkHeads(base: Base, outside: Outside): Check {
  const found = checkHistoryIntegrity(base, outside);
  const known = outside.heads.length;
  if (found === null) return { name: 'history_elsewhere', ok: true, detail: `known=${known}` };
  const { lacking, known: newest } = found;
  const detail = `known=${known} lacking=${lacking.length} case=${found.case} newest=${newest.seq} made=${formatIsoInstant(convertMillisecondsToInstant(newest.atMs))}`;
  return { name: 'history_elsewhere', ok: false, detail };
}

function checkRows(base: Base): Check {
  const { rows, wrongCount, wrong } = replayHistory(base.db);
  const named = wrong.length > 0 ? ` first=${wrong.join(',')}` : '';
  return { name: 'history_rows', ok: wrongCount === 0, detail: `found=${wrongCount}${named} rows=${rows}` };
}

/**
 * The newest backup that was verified. None yet, an old one or one on a stick that is not here is a fact and no damage:
 * only a backup that is there and is no longer what was verified fails.
 */
function checkBackup(base: Base, full: boolean): Check {
  const newest = findNewestBackup(base);
  if (newest === null) return { name: 'backup', ok: true, detail: 'none=1' };
  const age = `age_days=${computeNewestAge(base, newest).days ?? 0}`;
  if (!newest.isThere) return { name: 'backup', ok: true, detail: `${age} present=0` };
  const same = !full || hashOfFile(path.resolve(base.folder, newest.file)) === newest.sha256;
  return { name: 'backup', ok: same, detail: `${age} present=1${full ? ` same=${same ? 1 : 0}` : ''}` };
}

/** A look at a damaged database may itself be refused by SQLite: then that is the finding. */
function look(name: CheckName, work: () => Check): Check {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_')) {
      return { name, ok: false, detail: `error=${error.code}` };
    }
    throw error;
  }
}

/** Looks at one state of the base; where SQLite refuses to begin or to end the reading, that is the finding. */
function inOneState(base: Base, looks: () => readonly Check[]): readonly Check[] {
  try {
    return readTx(base, looks);
  } catch (error) {
    const begin = (): Check => {
      throw error;
    };
    return [look('integrity', begin)];
  }
}

/**
 * Looks at the base without changing it, in one state of it. `full` walks the whole history, replays it against every
 * record, and hashes every stored file.
 */
export function checkBase(base: Base, options: { readonly full: boolean }): CheckReport {
  const { full } = options;
  const { db } = base;
  // Before the base is read: what others write meanwhile is known outside at once, and not in what this look holds.
  const outside = readOutsideOf(base, readSetting(db, 'backup.second'));
  const checks = [
    look('sqlite_version', () => checkVersion(base)),
    look('pragmas', () => checkPragmas(base)),
    ...inOneState(base, () => [
      look('integrity', () => list('integrity', listIntegrityFindings(db, full))),
      look('foreign_keys', () => list('foreign_keys', listDanglingRows(db))),
      look('schema', () => list('schema', listSchemaDifferences(db, SCHEMA_VERSION))),
      look('overlaps', () => list('overlaps', listOverlappingBookings(db))),
      look('lease_studios', () => list('lease_studios', listWrongLeaseStudios(db))),
      look('amounts', () =>
        list(
          'amounts',
          listAmountsBeyond(db).map(({ table, id }) => `${table}:${id}`),
        ),
      ),
      look('history_chain', () => checkChain(base, full)),
      look('history_elsewhere', () => checkHeads(base, outside)),
      look('snapshots', () => list('snapshots', [...listWrongSnapshots(db), ...(full ? listWrongFilings(db) : [])])),
      ...(full ? [look('stored_files', () => list('stored_files', listWrongFiles(db))), look('history_rows', () => checkRows(base))] : []),
      look('backup', () => checkBackup(base, full)),
    ]),
  ];
  return { ok: checks.every((one) => one.ok), checks };
}
