// What an open base is, how its file is called, and how a file is known to be one.
import type Database from 'better-sqlite3';
import { convertMillisecondsToInstant, type Instant } from '../../../domain/time/calendar.ts';

/** Marks the file as ours: "LIVE". */
export const APPLICATION_ID = 0x4c495645;
/** The database's name in the data folder. */
export const DATABASE_NAME = 'livebase.db';
/** How long a connection waits for another one's lock. */
export const BUSY_TIMEOUT_MS = 5000;

/** The time that writes are stamped with. A port: tests hand in their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
}

/** An open base. */
export interface Base {
  readonly db: Database.Database;
  /** The folder that holds `livebase.db`. */
  readonly folder: string;
  readonly clock: Clock;
}

/** The base's clock, to the minute. */
export function nowOf(base: Pick<Base, 'clock'>): Instant {
  return convertMillisecondsToInstant(base.clock.nowMs());
}
