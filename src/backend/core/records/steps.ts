// What became of a page's calls after the line was cut: the history holds the key of each that was written.
import { contract } from '../../../contract/contract.ts';
import type { LostStep, StepState } from '../../../contract/core/shapes.ts';
import type { MethodMeta } from '../../../contract/core/method.ts';
import type { Base } from '../db/open.ts';
import { prepareStatement } from '../db/rows.ts';

/** How far back is looked: a page asks seconds or minutes after, and a large import writes a row for 500 records. */
const NEWEST = 20_000;
const WRITTEN = `SELECT EXISTS (SELECT 1 FROM history
  WHERE seq > (SELECT coalesce(max(seq), 0) - ${NEWEST} FROM history) AND substr(host, instr(host, '#') + 1) = ? AND instr(host, '#') > 0)`;

/** Every method's kind, by `group.method`. */
const DOES: ReadonlyMap<string, MethodMeta['does']> = new Map(
  Object.entries(contract).flatMap(([group, methods]) => {
    const all: Readonly<Record<string, { readonly '~orpc': { readonly meta: MethodMeta } }>> = methods;
    return Object.entries(all).map(([name, method]) => [`${group}.${name}`, method['~orpc'].meta.does] as const);
  }),
);

/** Whether the method only reads, at once or as long work that may be cancelled: a page that lost its answer asks again. */
function isAsked(method: string): boolean {
  const does = DOES.get(method);
  return does === 'reads' || (typeof does === 'object' && does.holds.length === 0 && does.canCancel);
}

/** Whether a call of the method leaves a row in this base's history once it is done. */
function isWritten(method: string): boolean {
  const does = DOES.get(method) ?? 'reads';
  return does === 'writes' || (typeof does === 'object' && does.holds.some((hold) => hold === 'writer'));
}

/**
 * What became of a step: `done` where the history holds it, `running` while it still is at work, `not` where it would be there and is not,
 * `asked` for what only reads, `unsure` for what leaves no row in the base's history (a backup, another base opened).
 */
export function stepState(base: Base, { key, method }: LostStep, isRunning: (key: string) => boolean): StepState {
  if (Number(prepareStatement(base.db, WRITTEN).pluck().get(key)) === 1) return 'done';
  if (isAsked(method)) return 'asked';
  if (isRunning(key)) return 'running';
  return method.startsWith('start.') || !isWritten(method) ? 'unsure' : 'not';
}
