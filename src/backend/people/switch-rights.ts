// Use cases: the cells of the table of rights that a base has switched, and switching one.
import { canSwitchRight, withSwitch } from '../../domain/base/rights.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { peopleMethods } from '../../contract/people/people.ts';
import type { Base } from '../core/db/open.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import { readSetting, writeSetting } from '../core/records/settings.ts';

/** The cells that are not as they stand. */
export function listSwitchedRights(base: Base): Answer<typeof peopleMethods.rights> {
  return { switched: [...readSetting(base.db, 'rights.switched')] };
}

/** Gives a role a right, or takes it: from the next call on. Refuses RIGHT_FIXED. */
export function switchRight(
  base: Base,
  actor: Actor,
  cell: Asked<typeof peopleMethods.switchRight>,
): Result<Answer<typeof peopleMethods.switchRight>> {
  const { role, right } = cell;
  if (!canSwitchRight(role, right)) return refuse('RIGHT_FIXED', { role, right });
  return inTx(base, actor, (tx) => {
    const switched = withSwitch(readSetting(tx.db, 'rights.switched'), cell);
    writeSetting(tx, 'rights.switched', switched);
    return ok({ switched: [...switched] });
  });
}
