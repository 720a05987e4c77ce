// A zip that helps to find a fault and tells nothing of anybody: versions, counts, the check, and logs without words of the trade.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Base } from '../core/db/open.ts';
import { writeZip } from '../../sheets/zip/zip-write.ts';
import { checkBase } from './check.ts';
import { countsOf, sizesOf, versionsOf } from './machine-facts.ts';
import { stampOf } from '../core/db/rows.ts';

const LOG_FOLDER = 'logs';
/** Of each log the end, and of logs the newest. */
const LOG_BYTES = 200_000;
const LOGS_AT_MOST = 6;

/** What a log's line may keep: a stack's place in the program, a time, a bug's number, a method or an SQL name, milliseconds. */
const KEPT = [
  /^\s+at (?:async )?(?:[\w.<>$[\] ]+ \()?[\w./\\:@+~-]+\)?$/,
  /^\d{4}-\d{2}-\d{2}T[\d:.]+Z?\s[\w-]+\s[\w .-]{0,80}$/,
  /^\d{4}-\d{2}-\d{2}T[\d:.]+Z?\s[\w .:-]{0,80}\d+ ?ms$/,
];
/** The name of an error's class, before its message. */
const ERROR_NAME = /^(?:caused by )?([A-Z][A-Za-z]*(?:Error|Exception)|SqliteError)\b/;
/** A code of the system or of SQLite may be passed on. */
const CODE = /\b(?:SQLITE_[A-Z_]+|E[A-Z]{3,12})\b/g;

const ANY_PATH = /(?:file:\/\/)?(?:[A-Za-z]:)?[\\/][^\s():]*/g;
const IN_PROGRAM = /(?:^|[\\/])((?:src|electron|node_modules)[\\/].*)$/;

/** A line whose paths don't tell of somebody's machine: what stands in the program keeps its place there. */
function withoutFolders(line: string): string {
  return line.replaceAll(ANY_PATH, (found) => IN_PROGRAM.exec(found)?.[1] ?? `…/${found.split(/[\\/]/).at(-1) ?? ''}`);
}

/** A log line as it may leave the machine: messages, which may quote names and figures, are left out. */
export function redactPersonalData(line: string): string {
  if (KEPT.some((shape) => shape.test(line))) return withoutFolders(line);
  const name = ERROR_NAME.exec(line)?.[1];
  const codes = line.match(CODE) ?? [];
  if (name !== undefined) return [`${name}:`, '…', ...codes].join(' ');
  return line.trim() === '' ? '' : ['…', ...codes].join(' ');
}

function logsOf(folder: string): { readonly name: string; readonly bytes: Uint8Array }[] {
  const logs = path.join(folder, LOG_FOLDER);
  if (!existsSync(logs)) return [];
  const names = readdirSync(logs).filter((name) => /^[\w.-]+\.log$/.test(name));
  return names
    .toSorted()
    .slice(-LOGS_AT_MOST)
    .map((name) => {
      const text = readFileSync(path.join(logs, name)).subarray(-LOG_BYTES).toString('utf8');
      return { name: `logs/${name}`, bytes: Buffer.from(text.split('\n').map(redactPersonalData).join('\n')) };
    });
}

/** A count or a version: what a check says besides the records it names. */
const FACT = /^(?:found|records|version|head|walked|age_days|present|same|none|error|lost_after|broken)=[\w.:-]{1,40}$/;

/** The check's facts without the keys of records: a table's name and how many, not which. */
function checkLines(base: Base): string[] {
  return checkBase(base, { full: false }).checks.map((one) => {
    const facts = one.detail.split(' ').filter((fact) => FACT.test(fact));
    return [one.name, one.ok ? 'ok' : 'FAILED', ...facts].join(' ');
  });
}

/** The zip's bytes and its name. */
export function diagnosticsOf(base: Base): { readonly name: string; readonly bytes: Uint8Array } {
  const { database, log, free } = sizesOf(base);
  const text = (name: string, lines: readonly string[]): { readonly name: string; readonly bytes: Uint8Array } => ({
    name,
    bytes: Buffer.from(`${lines.join('\n')}\n`),
  });
  const entries = [
    text(
      'versions.txt',
      Object.entries(versionsOf(base)).map(([name, value]) => `${name} ${String(value)}`),
    ),
    text('sizes.txt', [`database ${database}`, `log ${log}`, `free ${free ?? '?'}`]),
    text(
      'counts.txt',
      countsOf(base).map(({ table, rows }) => `${table} ${rows}`),
    ),
    text('check.txt', checkLines(base)),
    ...logsOf(base.folder),
  ];
  return { name: `livebase-diagnostics-${stampOf(base.clock.nowMs())}.zip`, bytes: writeZip(entries) };
}
