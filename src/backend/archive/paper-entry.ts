// Pieces of a month's papers: lists as csv, times on the wall clock, names that every file system takes.
import { formatIsoInstant, convertMillisecondsToInstant } from '../../domain/time/calendar.ts';
import { formatCsv } from '../../sheets/read/csv-write.ts';

/** Rows as csv that office programs open by themselves. */
export function formatCsvBytes(rows: readonly (readonly string[])[]): Uint8Array {
  return Buffer.from(formatCsv(rows), 'utf8');
}

/** `2026-11-05 09:00`. */
export function formatWallTime(ms: number): string {
  return formatIsoInstant(convertMillisecondsToInstant(ms)).replace('T', ' ');
}

/** What no file system refuses, at a length that unpacking anywhere allows. */
export function createSafeName(name: string): string {
  const clean = name.replaceAll(/[<>:"/\\|?*\u0000-\u001f]/g, '_').replace(/[. ]+$/, '');
  return clean === '' ? '_' : clean.slice(-100);
}
