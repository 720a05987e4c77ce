// Pieces of a month's papers: lists as csv, times on the wall clock, names that every file system takes.
import { isoInstant, instantFromMilliseconds } from '../../domain/time/calendar.ts';
import { csvText } from '../../sheets/read/csv-write.ts';

/** Rows as csv that office programs open by themselves. */
export function csvBytes(rows: readonly (readonly string[])[]): Uint8Array {
  return Buffer.from(csvText(rows), 'utf8');
}

/** `2026-11-05 09:00`. */
export function wall(ms: number): string {
  return isoInstant(instantFromMilliseconds(ms)).replace('T', ' ');
}

/** What no file system refuses, at a length that unpacking anywhere allows. */
export function safeName(name: string): string {
  const clean = name.replaceAll(/[<>:"/\\|?*\u0000-\u001f]/g, '_').replace(/[. ]+$/, '');
  return clean === '' ? '_' : clean.slice(-100);
}
