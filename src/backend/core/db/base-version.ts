// Use case: whether anything was written since the last look, by this process or another one.
import type { Base } from './open.ts';
import { externalDataVersion } from './external-data-version.ts';
import { countCommits } from './tx.ts';

const counted = new WeakMap<Base['db'], Int32Array>();

/** A number that grows with every write to the base: SQLite's own mark of other connections' writes, and the commits of this one. */
export function getBaseVersion(base: Base): number {
  let own = counted.get(base.db);
  if (own === undefined) {
    own = new Int32Array(1);
    counted.set(base.db, own);
    countCommits(base, own);
  }
  return externalDataVersion(base.db) + (own[0] ?? 0);
}
