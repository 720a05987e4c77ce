// How often others have written a base, as a connection of it sees: what it has read and keeps holds until then.
import { type Connection, prepareStatement } from './rows.ts';

/** Of connections in a transaction of ours: what it was when it was first asked for there. */
const seen = new WeakMap<Connection, number | null>();

function readOf(db: Connection): number {
  return Number(prepareStatement(db, 'PRAGMA data_version').pluck().get());
}

/** A number that grows with every commit of another connection. In a transaction of ours nobody's commit is seen, and it is read once. */
export function externalDataVersion(db: Connection): number {
  const before = seen.get(db);
  if (before === undefined) return readOf(db);
  if (before !== null) return before;
  const now = readOf(db);
  seen.set(db, now);
  return now;
}

/** Runs what stands between the beginning and the end of a transaction. */
export function runInOneView<T>(db: Connection, work: () => T): T {
  seen.set(db, null);
  try {
    return work();
  } finally {
    seen.delete(db);
  }
}
