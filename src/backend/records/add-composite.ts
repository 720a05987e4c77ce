// Use cases: a tenant or a studio added with its first dated row, in one change.
import { ok, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import type { RecordValues } from '../core/db/record-store.ts';
import type { Actor } from '../core/db/tx.ts';
import { groupChanges } from '../core/records/record-history.ts';
import { addJudged, edit, getNextSeq } from './edit.ts';
import { withShortName } from './short-names.ts';
import type { studiosMethods } from '../../contract/studios/studios.ts';
import type { tenantsMethods } from '../../contract/tenants/tenants.ts';
import type { Asked } from '../../contract/core/method.ts';
import type { Changed } from '../../contract/records/records.ts';

interface Owner {
  readonly name: 'tenant' | 'studio';
  readonly own: RecordValues;
  readonly fact: RecordValues;
  readonly reason: string | null;
}

function addWithFact(base: Base, actor: Actor, { name, own, fact, reason }: Owner): Result<Changed> {
  return edit(base, actor, (running) => {
    const first = getNextSeq(running.tx);
    const values = name === 'tenant' ? withShortName(running.tx, own, String(fact.name)) : own;
    const added = addJudged(running, name, values, reason);
    if (!added.ok) return added;
    const { id } = added.value;
    const dated = addJudged(running, name === 'tenant' ? 'tenant_fact' : 'studio_fact', { ...fact, [`${name}_id`]: id }, reason);
    if (!dated.ok) return dated;
    const change = groupChanges(running.tx, { entity: name, entityId: id }, first);
    return ok({ id, version: 1, change, warnings: [...added.value.warnings, ...dated.value.warnings] });
  });
}

/** Adds a tenant. Refuses RECORD_CODE_TAKEN `{code, tenant}` and what the fields' rules say. */
export function addTenant(base: Base, actor: Actor, { tenant, fact, reason }: Asked<typeof tenantsMethods.add>): Result<Changed> {
  return addWithFact(base, actor, { name: 'tenant', own: tenant, fact, reason });
}

/** Adds a studio. Refuses RECORD_EXISTS `{label}` for a code that is taken. */
export function addStudio(base: Base, actor: Actor, { studio, fact, reason }: Asked<typeof studiosMethods.add>): Result<Changed> {
  return addWithFact(base, actor, { name: 'studio', own: studio, fact, reason });
}
