// The RPC layer that every call goes through: its input parsed, the caller's rights asked, the base at hand.
import { hostname } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { implement, type ImplementerInternalWithMiddlewares, ORPCError, type Schema, ValidationError } from '@orpc/server';
import type { MethodGroups, MethodMeta } from '../../../contract/core/method.ts';
import type { RefusalData } from '../../../contract/core/shapes.ts';
import { AT_HOST_ONLY, LENDABLE } from '../../../domain/base/rights.ts';
import type { SettingName, SettingValues } from '../../../contract/core/settings/settings.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { digestRequest, findKeptAnswer, type KeyedCall } from '../db/idempotency-keys.ts';
import type { Base } from '../db/open.ts';
import { findSumRefusal } from '../records/amount-refusal.ts';
import { readSetting, setSetting } from '../records/settings.ts';
import { hasIdNumber } from '../../../domain/decode/id-number.ts';
import { applyBasePermissions, type CallContext, type Caller, hasPermission, type OpenCall, runInJob, runOnReader } from './call.ts';
import { nameHostOfDisk, redactResponse } from './redact-response.ts';
import { auditExport } from './audit-export.ts';

// How large a call's input may be: what is looked at in one go keeps every other call waiting.

/** What a call without a job may hold; of more, a job's input is judged by its thread alone. */
const MOST_AT_ONCE = 100_000;
/** What a job may be sent. */
const MOST_OF_JOB = 2_000_000;
const DEEPEST = 100;

/** Whether an input has more parts (values in lists and fields) than that, or lies in more lists than anything that is asked; no more of them are looked at. */
export function hasMoreParts(input: unknown, most: number): boolean {
  let [level, seen]: [object[], number] = [typeof input === 'object' && input !== null ? [input] : [], 0];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const next: object[] = [];
    for (const value of level) {
      if (ArrayBuffer.isView(value)) continue;
      const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
      seen += parts.length;
      if (seen > most) return true;
      for (const part of parts) if (typeof part === 'object' && part !== null) next.push(part);
    }
    level = next;
  }
  return level.length > 0;
}

/** The place of the first text that holds an identity-card number (`values.notes`); null where none does. Bytes are no text. */
function findIdNumberField(input: unknown): string | null {
  const left: (readonly [string, unknown])[] = [['', input]];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    const [place, value] = one;
    if (typeof value === 'string' && hasIdNumber(value)) return place;
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (hasIdNumber(key)) return place;
      left.push([place === '' ? key : `${place}.${key}`, inner]);
    }
  }
  return null;
}

/** Whether a call's input is judged by the thread of its job alone, which goes through this layer again. `does`: of its method. */
export function isForThread(context: Pick<CallContext, 'jobs' | 'findBase'>, does: unknown, input: unknown): boolean {
  return typeof does === 'object' && context.jobs !== null && context.findBase() !== null && hasMoreParts(input, MOST_AT_ONCE);
}

/** The refusal of an input that is larger than any that is meant: INPUT_INVALID `{most}`, values. `does`: of its method. */
export function findSizeRefusal(does: unknown, input: unknown): RefusalData | null {
  const most = typeof does === 'object' ? MOST_OF_JOB : MOST_AT_ONCE;
  return hasMoreParts(input, most) ? { code: 'INPUT_INVALID', data: { most } } : null;
}

/** What the RPC layer below throws where no base is open: the middleware above it turns it into a refusal. */
const NO_BASE = 'NO_BASE';

/** A call that never reached its use case, as the refusal that every host can say; anything else is a bug and goes on. */
function refusalOfCall(error: unknown): RefusalData {
  if (error instanceof ORPCError && error.code === NO_BASE) return { code: 'BASE_MISSING', data: { folder: '' } };
  const isInput = error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError;
  if (!isInput || !(error.cause instanceof ValidationError)) throw error;
  const issues = error.cause.issues.map(({ path, message }) => [...(path ?? []).map(String), message].join(' '));
  return { code: 'INPUT_INVALID', data: { issues: issues.slice(0, 20) } };
}

/** What is not given is refused: a right that no table knows nobody has. */
function refusedRight({ right }: MethodMeta, caller: Caller): RefusalData | null {
  if (hasPermission(caller, right)) return null;
  if (caller.isLocked === true) return { code: 'LOCKED', data: {} };
  const isForHost = typeof caller.device === 'number' && AT_HOST_ONLY.has(right);
  return isForHost ? { code: 'ONLY_AT_HOST', data: {} } : { code: 'NOT_ALLOWED', data: { role: caller.role, right } };
}

/** The caller of one call: with the right that a manager lent for it, where one did. Nothing is lent for reading. */
function callerFor(context: CallContext, method: string, { does }: MethodMeta, input: unknown): Caller {
  const { seat } = context;
  const base = context.findBase();
  const actor = base === null ? context.actor : applyBasePermissions(base, context.actor);
  const lent = does === 'reads' ? null : seat?.takeLent(() => digestRequest(method, input), base?.clock.nowMs() ?? 0);
  return lent === null || lent === undefined ? actor : { ...actor, lent: lent.rights, allowedBy: lent.by };
}

/** A call of a page that writes at once, by its key and what it asks; null for any other. */
function keyedCallOf(
  { step = null, personId = null, who }: Caller,
  method: string,
  { does, right }: MethodMeta,
  input: unknown,
): KeyedCall | null {
  if (step === null || does !== 'writes') return null;
  return { key: step, request: `${personId} ${who} ${digestRequest(method, input)}`, isAnswerKept: LENDABLE.includes(right) };
}

/** The first answer of a call that wrote before, in the shape that it is said in; null where it did not. Refuses STEP_DONE where that is not known any more. */
async function findFirstAnswer(
  base: Base,
  keyed: KeyedCall,
  schema: Schema<unknown, unknown> | undefined,
): Promise<Result<unknown> | null> {
  const kept = findKeptAnswer(base.db, keyed.key, base.clock.nowMs());
  if (kept === null) return null;
  const said = kept.request === keyed.request && kept.answer !== null ? ok<unknown>(JSON.parse(kept.answer)) : null;
  const read = said === null ? undefined : await schema?.['~standard'].validate(said);
  return said === null || read === undefined || read.issues !== undefined ? refuse('STEP_DONE', {}) : said;
}

/** What binds each method of these groups, behind the RPC layer. */
type Bound<G extends MethodGroups, C extends CallContext> = ImplementerInternalWithMiddlewares<G, CallContext, C>;

/**
 * Methods that work without an open base too. A feature names the groups that it binds, and is loaded with the first call of one: so a
 * command builds the shapes of the groups that it asks, and of no others. Where a host has jobs, long work runs there once a base is open.
 */
export function bindAnywhere<G extends MethodGroups>(groups: G): Bound<G, CallContext>;
export function bindAnywhere(groups: MethodGroups): Bound<MethodGroups, CallContext> {
  const judged: Bound<MethodGroups, CallContext> = implement(groups)
    .$context<CallContext>()
    .use(async ({ next, context, procedure, path }, input, output) => {
      const { meta, outputSchema } = procedure['~orpc'];
      const caller = callerFor(context, path.join('.'), meta, input);
      const refusal = refusedRight(meta, caller) ?? findSizeRefusal(meta.does, input);
      // An import's refusal lists files; others have no such field.
      if (refusal !== null) return output({ ok: false, refusal, files: [] });
      const keyed = keyedCallOf(caller, path.join('.'), meta, input);
      const base = keyed === null ? null : context.findBase();
      const first = keyed === null || base === null ? null : await findFirstAnswer(base, keyed, outputSchema);
      if (first !== null) return output(first.ok ? redactResponse(outputSchema, first, caller, input) : { ...first, files: [] });
      const actor = keyed === null ? caller : { ...caller, keyed };
      const isAgain = context.isRepeated === true && meta.does !== 'reads';
      if (isAgain) return output({ ok: false, refusal: { code: 'STEP_DONE', data: {} }, files: [] });
      const field = meta.does === 'reads' || isForThread(context, meta.does, input) ? null : findIdNumberField(input);
      if (field !== null) return output({ ok: false, refusal: { code: 'ROW_ID_NUMBER', data: { field } }, files: [] });
      try {
        const { output: answer } = await next({ context: { actor } });
        const seen = nameHostOfDisk(redactResponse(outputSchema, answer, actor, input), actor, hostname());
        await auditExport(context, actor, { path, does: meta.does }, seen);
        return output(seen);
      } catch (error) {
        const open = context.findBase();
        const broken = (open === null ? null : findSumRefusal(open.db, error)) ?? refusalOfCall(error);
        return output({ ok: false, refusal: broken, files: [] });
      }
    });
  const dispatched = judged.use(async ({ next, context, path, procedure, signal }, input, output) => {
    const base = context.findBase();
    const { does, isGrowing = false } = procedure['~orpc'].meta;
    const { jobs, readers, actor, findBase, onProgress: onStep } = context;
    const name = path.join('.');
    if (base !== null && isGrowing && readers !== undefined) {
      const shape = await procedure['~orpc'].inputSchema?.['~standard'].validate(input);
      return shape?.issues === undefined ? output(await runOnReader({ readers, findBase, actor, name, input, signal })) : next();
    }
    if (jobs === null || base === null || typeof does === 'string') return next();
    const isLarge = isForThread(context, does, input);
    // Reading a large body and sending it on each take their time: what others called comes between the two.
    if (isLarge) await turn();
    // What is not of the method's shape is refused here, by who takes the call: no thread opens the base for that.
    const shape = isLarge ? undefined : await procedure['~orpc'].inputSchema?.['~standard'].validate(input);
    if (shape?.issues !== undefined) return next();
    return output(await runInJob({ jobs, base, actor, name, kind: does, input, signal, onStep }));
  });
  return dispatched;
}

/** Methods of an open base. Where a host has jobs, what writes for a moment waits its turn instead of blocking this thread on a lock. */
export function bindOnBase<G extends MethodGroups>(groups: G): Bound<G, CallContext & OpenCall>;
export function bindOnBase(groups: MethodGroups): Bound<MethodGroups, CallContext & OpenCall> {
  return bindAnywhere(groups)
    .use(async ({ next, context, procedure }) => {
      if (context.jobs === null || context.findBase() === null) return next();
      const { does } = procedure['~orpc'].meta;
      return does === 'writes' ? context.jobs.inTurn(async () => next()) : next();
    })
    .use(({ next, context }) => {
      const base = context.findBase();
      if (base === null) throw new ORPCError(NO_BASE);
      return next({ context: { base } });
    });
}

/** One call of a method of an open base, with its input. */
interface Asked<I> {
  readonly input: I;
  readonly context: OpenCall;
}

/** Binds a query: its use case takes the base and the input. Its module is loaded with the first call. */
export function bindQuery<I, O>(find: () => Promise<(base: Base, input: I) => O | Promise<O>>) {
  return async ({ input, context }: Asked<I>): Promise<O> => (await find())(context.base, input);
}

/** Binds a use case that looks and can't refuse: what it answers is the value. */
export function bindInfallibleQuery<I, O>(find: () => Promise<(base: Base, input: I) => O | Promise<O>>) {
  return async ({ input, context }: Asked<I>): Promise<{ readonly ok: true; readonly value: O }> => ({
    ok: true,
    value: await (await find())(context.base, input),
  });
}

/** Binds a use case that asks who calls, because it writes or because what it shows depends on that. */
export function bindCommand<I, O>(find: () => Promise<(base: Base, actor: Caller, input: I) => O | Promise<O>>) {
  return async ({ input, context }: Asked<I>): Promise<O> => (await find())(context.base, context.actor, input);
}

/** Binds long work, which may tell how far it is: it takes the call and the input. */
export function bindJob<I, O>(find: () => Promise<(call: OpenCall, input: I) => O | Promise<O>>) {
  return async ({ input, context }: Asked<I>): Promise<O> => (await find())(context, input);
}

/** Binds the query of a setting. */
export function bindSettingQuery<N extends SettingName>(name: N) {
  return bindInfallibleQuery(
    async () =>
      ({ db }: Base) =>
        readSetting(db, name),
  );
}

/** Binds the command that sets a setting as a whole. */
export function bindSettingCommand<N extends SettingName>(name: N) {
  return bindCommand(async () => (base: Base, actor: Caller, value: SettingValues[N]) => setSetting(base, actor, name, value));
}
