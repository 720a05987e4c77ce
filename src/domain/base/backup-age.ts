// How old the newest verified backup is, by days of the calendar, and how bad that is.
import { toDayNumber, getDayOfInstant, convertMillisecondsToInstant } from '../time/calendar.ts';

/** Backups older than this many days are amber, then red. */
const AMBER_DAYS = 3;
const RED_DAYS = 7;

/** A restore is tried out once a quarter. */
export const DRILL_DAYS = 92;

/** `days` null: none was ever made, which is red. */
export interface BackupAge {
  readonly days: number | null;
  readonly level: 'ok' | 'amber' | 'red';
}

function dayAt(ms: number): number {
  return toDayNumber(getDayOfInstant(convertMillisecondsToInstant(ms)));
}

/** The age at `nowMs` of a backup made at `madeMs`: one of today is 0 days old, one of last night 1. A clock set back makes none younger than today. */
export function computeBackupAge(madeMs: number | null, nowMs: number): BackupAge {
  if (madeMs === null) return { days: null, level: 'red' };
  const days = Math.max(0, dayAt(nowMs) - dayAt(madeMs));
  return { days, level: days > RED_DAYS ? 'red' : days > AMBER_DAYS ? 'amber' : 'ok' };
}
