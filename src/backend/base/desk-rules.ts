// Use case: what the front desk goes by: grid, grace, cancelling, overtime, quotas. What is priced already keeps its price.
import type { DeskRules } from '../../domain/booking/desk-rules.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import { readSetting, writeSetting } from '../core/records/settings.ts';

/** The rules that hold. */
export function deskRulesOf(base: Base): DeskRules {
  return readSetting(base.db, 'desk');
}

/** Sets all of them together, with their history. */
export function setDeskRules(base: Base, actor: Actor, rules: DeskRules): Result<DeskRules> {
  return inTx(base, actor, (tx) => {
    writeSetting(tx, 'desk', rules);
    return ok(rules);
  });
}
