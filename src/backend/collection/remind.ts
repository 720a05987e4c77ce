// Use case: the text that reminds tenants of a month: those of whom no file has come, or those who were asked and have not answered.
import { getDayOfInstant, lastDayOf, type Month } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { formatMissing, formatQueried, type ReminderMonth } from '../../contract/collection/collection-messages.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { collectionMethods } from '../../contract/collection/collection.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import { type Connection, nowOf } from '../core/db/rows.ts';
import { readHead } from '../report/sql/filings.ts';
import { readRosterStates, getTenantOfMonth } from './roster-states.ts';
import { listRefusedReplies } from './refused-replies.ts';
import { repliesOf, stateOf, stepsOf } from './sql/reply-course.ts';
import { listTenantFacts } from '../report/sql/tenant-facts.ts';
import { dueDayOf } from '../base/workdays.ts';
import { openQuestions } from './reply-ground.ts';

/** Who has to be reminded: not those whose file came, whatever kept it from being taken. `came` counts these. */
function missingTenants(
  db: Connection,
  month: Month,
  isMeant: (tenant: number) => boolean,
): { readonly names: readonly string[]; readonly came: number } {
  const missing = readRosterStates(db, month).filter((one) => one.isDue && one.state === 'missing' && isMeant(one.tenantId));
  const files = [
    ...repliesOf(db, month).map(({ tenantId }) => tenantId),
    ...listRefusedReplies(db, month, listTenantFacts(db)).map(({ tenant }) => tenant),
  ];
  const sent: ReadonlySet<number | null> = new Set(files);
  const names = missing.filter(({ tenantId }) => !sent.has(tenantId)).map(({ name }) => name);
  return { names, came: missing.length - names.length };
}

/** Tenants whose newest reply waits for an answer, by name. */
function askedTenants(db: Connection, month: Month, isMeant: (tenant: number) => boolean): Parameters<typeof formatQueried>[1] {
  const facts = listTenantFacts(db);
  const steps = stepsOf(db, month);
  const newest = new Map(repliesOf(db, month).map((row) => [row.tenantId, row]));
  const order = new Intl.Collator('zh-u-co-pinyin');
  return [...newest.values()]
    .filter((row) => stateOf(steps.get(row.id)) === 'queried' && isMeant(row.tenantId))
    .map((row) => ({ name: getTenantOfMonth(facts, row.tenantId, month).name, ...openQuestions(steps.get(row.id)) }))
    .toSorted((a, b) => order.compare(a.name, b.name));
}

/** The reminder; without anybody to remind it is empty. */
export function formatReminder(
  base: Base,
  { month, who, tenants }: Asked<typeof collectionMethods.reminder>,
): Result<Answer<typeof collectionMethods.reminder>> {
  const dueOn = dueDayOf(base, month);
  const today = getDayOfInstant(nowOf(base));
  const wanted = tenants === null ? null : new Set(tenants);
  const isMeant = (tenant: number): boolean => wanted === null || wanted.has(tenant);
  return readTx(base, (db) => {
    const { head } = readHead(db, month, lastDayOf(month));
    const about: ReminderMonth = { base: head['填报单位'] ?? '', month, dueOn, isOverdue: today > dueOn };
    if (who === 'missing') {
      const { names, came } = missingTenants(db, month, isMeant);
      return ok({ count: names.length, came, words: names.length === 0 ? '' : formatMissing(about, names) });
    }
    const asked = askedTenants(db, month, isMeant);
    return ok({ count: asked.length, came: 0, words: asked.length === 0 ? '' : formatQueried(about, asked) });
  });
}
