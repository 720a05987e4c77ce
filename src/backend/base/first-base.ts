// Use case: a new base with its first facts, dated by the day that a person gives.
import type { FirstFacts } from '../../contract/base/start.ts';
import { decodeUscc } from '../../domain/decode/uscc.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { type Base, type Clock, closeBase, createBase } from '../core/db/open.ts';
import { addPerson } from '../core/records/people.ts';
import { readKind } from '../core/db/read-kind.ts';
import { addRecord } from '../core/db/record-store.ts';
import { type Actor, inTx } from '../core/db/tx.ts';

function usccOf(text: string): Result<string> {
  const code = decodeUscc(text);
  if (!code.ok) return code;
  return code.value === null ? refuse('CELL_REQUIRED') : ok(code.value);
}

/**
 * Creates the base in `folder` and writes its first facts; nothing is made where they don't fit.
 * Refuses USCC_…, CELL_REQUIRED, and as `createBase`.
 */
export function createFirstBase(folder: string, clock: Clock, actor: Actor, facts: FirstFacts): Result<null> {
  const uscc = usccOf(facts.uscc);
  if (!uscc.ok) return uscc;
  const base = createBase(folder, clock);
  if (!base.ok) return base;
  const { from, fullName, kind, district, address, you } = facts;
  const values = { starts_on: from, full_name: fullName, uscc: uscc.value, kind, district, address };
  try {
    return inTx(base.value, you === null ? actor : { ...actor, who: you, personId: 1 }, (tx) => {
      if (you !== null) addPerson(tx, { name: you, role: 'manager' });
      addRecord(tx, 'base_fact', values, null);
      return ok(null);
    });
  } finally {
    closeBase(base.value);
  }
}

/** What the base calls itself: the name of its newest facts, or null where it has none yet. */
export function findBaseName(base: Base): string | null {
  return readKind(base.db, 'base_fact', { order: ['startsOn'] }).at(-1)?.fullName ?? null;
}
