// A copy of the base for anyone who looks for a fault: the same shapes, nobody's names. Made again, looked through, and only then handed out.
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/base.ts';
import { countRows, sumRows } from '../../core/db/soundness.ts';
import { stampOf } from '../../core/db/stamp.ts';
import { type Actor, appendHistory, inTx, readTx } from '../../core/db/tx.ts';
import { buildCopy, type CopyPlan } from './build-copy.ts';
import { COPIED } from './copied-columns.ts';
import { listKnownNames, scanCopy } from './scan-copy.ts';

/** A finished support copy. */
export interface SupportCopy {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** All rows of all tables in it. */
  readonly rows: number;
}

/** A pseudonym may by chance be somebody's name: another key has others. */
const TRIES = 2;

function cleanCopy(base: Base, plan: CopyPlan): Result<Omit<SupportCopy, 'name'>> {
  const names = listKnownNames(base.db);
  let found = null;
  for (let left = TRIES; left > 0; left -= 1) {
    const copy = buildCopy(base, plan);
    try {
      found = scanCopy(copy, names);
      if (found === null) return ok({ bytes: copy.serialize(), rows: sumRows(countRows(copy)) });
    } finally {
      copy.close();
    }
  }
  return refuse('SUPPORT_COPY_HOLDS', { what: found?.what ?? '', place: found?.place ?? '' });
}

/**
 * A support copy of the base, as a database that `restore` takes. The history says that it was made. Refuses SUPPORT_COPY_HOLDS where
 * the copy would hold a phone, an identity-card number, a credit code or a name: then there is none.
 */
export function createSupportCopy(base: Base, actor: Actor, _input: unknown, plan: CopyPlan = COPIED): Result<SupportCopy> {
  const made = readTx(base, () => cleanCopy(base, plan));
  if (!made.ok) return made;
  const name = `livebase-support-${stampOf(base.clock.nowMs())}.db`;
  const noted = inTx(base, actor, (tx) => {
    appendHistory(tx, { action: 'support_copy', entity: 'base', entityId: null, after: { file: name, rows: made.value.rows } });
    return ok(null);
  });
  return noted.ok ? ok({ name, ...made.value }) : noted;
}
