// Runs a sequence of the model test: two processes do it at one base, the model says what has to come of it, the base is compared after each step.
import type { Base } from '../../src/backend/core/db/open.ts';
import { historyTroubles, priceTroubles, rowTroubles, sharedTroubles, storedDesk, type StoredDesk } from './desk-model-check.ts';
import { callOf, type Command } from './desk-model-commands.ts';
import { dayNo, dayStart, wire } from './desk-model-days.ts';
import { commandOf, type Doing, isPassing, minutesOfTick } from './desk-model-ops.ts';
import { priceNow } from './desk-model-price.ts';
import { judgeSeries } from './desk-model-series.ts';
import { deskAt, type DeskState, emptyDesk, type ModelChange, type ModelWorld } from './desk-model-state.ts';
import { eveningOf, todayTroubles } from './desk-model-today.ts';
import { judgeCommand, type Outcome, type Scene, type Written } from './desk-model-steps.ts';
import { judgeUndo } from './desk-model-undo.ts';
import type { Hand } from './desk-hands.ts';
import { addPlan, type Block, planNo, setUpWorld, type WorldSpec } from './desk-model-world.ts';

/** A base with two processes at it. */
export interface TwoAtDesk {
  readonly base: Base;
  readonly hands: readonly [Hand, Hand];
  /** How often each command was answered how. */
  readonly tally: Map<string, number>;
}

/** What an evening asks for, as it is counted. */
export const OF_EVENING = ['left early', 'rest of a slot booked', 'put back', 'waived', 'own studio'] as const;

/** What two commands that were sent at the same time are counted as. */
export const AT_ONCE = 'two at once';

interface Step {
  readonly command: Command;
  readonly outcome: Outcome;
}

/** What a step comes to by the model. */
interface Settled {
  readonly next: DeskState;
  readonly troubles: readonly string[];
  /** Bookings that it changed; entries of the waiting list by their negative id. */
  readonly changed: ReadonlySet<number>;
}

type Kept = { readonly id: number };

/** Records that differ from what was there, with what was there. */
function written<T extends Kept>(
  before: Readonly<Record<number, T>>,
  after: readonly T[],
): { readonly before: T | null; readonly after: T }[] {
  return after.flatMap((one) => {
    const was = before[one.id] ?? null;
    return JSON.stringify(was) === JSON.stringify(one) ? [] : [{ before: was, after: one }];
  });
}

function tableOf<T extends Kept>(
  before: Readonly<Record<number, T>>,
  changes: readonly { readonly after: T }[],
): Readonly<Record<number, T>> {
  return { ...before, ...Object.fromEntries(changes.map(({ after }) => [after.id, after])) };
}

/** How each method names the number of its change; `cancel` tells none. */
function changeNo(command: Command, value: Readonly<Record<string, unknown>>, base: Base): number | null {
  if (command.kind !== 'cancel') return typeof value['change'] === 'number' ? value['change'] : null;
  const sql = `SELECT max(seq) AS seq FROM history WHERE entity = 'booking' AND entity_id = ?`;
  return base.db.prepare<unknown[], { seq: number }>(sql).get(command.id)?.seq ?? null;
}

function takeOver(state: DeskState, wrote: Written, no: number | null): Settled {
  const bookings = written(state.bookings, wrote.bookings ?? []);
  const series = written(state.series, wrote.series ?? []);
  const entries = written(state.entries, wrote.entries ?? []);
  const isEmpty = bookings.length + series.length + entries.length === 0;
  const change: ModelChange = { no: no ?? 0, bookings, series, entries };
  const next: DeskState = {
    now: state.now,
    bookings: tableOf(state.bookings, bookings),
    series: tableOf(state.series, series),
    entries: tableOf(state.entries, entries),
    changes: isEmpty ? state.changes : [...state.changes, change],
  };
  const isOdd = isEmpty !== (no === null);
  const troubles = [...(wrote.troubles ?? []), ...(isOdd ? [`change ${no} with ${bookings.length} bookings`] : [])];
  return { next, troubles, changed: new Set([...bookings.map(({ after }) => after.id), ...entries.map(({ after }) => -after.id)]) };
}

/** The price that the answer tells has to be the booking's. */
function priceAnswered(world: ModelWorld, state: DeskState, value: Readonly<Record<string, unknown>>): string[] {
  const { booking, price } = value;
  if (booking === null || typeof booking !== 'object' || price === null || typeof price !== 'object') return [];
  const one = state.bookings[Number(Reflect.get(booking, 'id'))];
  const total: unknown = Reflect.get(price, 'total');
  const meant = one === undefined ? null : priceNow(world, state, one);
  return total === meant ? [] : [`outcome to cost ${String(total)}, meant ${meant}`];
}

function settle(scene: Scene, { command, outcome }: Step, base: Base): Settled {
  const judged =
    command.kind === 'undo' ? judgeUndo(scene, command.change) : (judgeCommand(scene, command) ?? judgeSeries(scene, command, outcome));
  const same = { next: scene.state, changed: new Set<number>() };
  if (judged === null) throw new Error(`nobody judges ${command.kind}`);
  if ('refused' in judged) {
    if (!outcome.ok && judged.refused.includes(outcome.refusal.code)) return { ...same, troubles: [] };
    return { ...same, troubles: [`should be refused with ${judged.refused.join(' or ')}`] };
  }
  if (!outcome.ok) return { ...same, troubles: ['should be allowed'] };
  const taken = takeOver(scene.state, judged.writes(outcome.value), changeNo(command, outcome.value, base));
  return { ...taken, troubles: [...taken.troubles, ...priceAnswered(scene.world, taken.next, outcome.value)] };
}

/** One after the other, in the order given. */
function settleAll(world: ModelWorld, state: DeskState, steps: readonly Step[], at: { base: Base; stored: StoredDesk }): Settled {
  let scene: Scene = { world, state, stale: new Set() };
  const troubles: string[] = [];
  for (const step of steps) {
    const settled = settle(scene, step, at.base);
    troubles.push(...settled.troubles);
    scene = { world, state: settled.next, stale: settled.changed };
  }
  troubles.push(...rowTroubles(at.stored, scene.state));
  return { next: scene.state, troubles, changed: new Set() };
}

interface Sequence {
  readonly desk: TwoAtDesk;
  readonly block: Block;
  world: ModelWorld;
  state: DeskState;
  stored: StoredDesk;
}

function count({ tally }: TwoAtDesk, what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1);
}

function waivedIn({ command, outcome }: Step): string[] {
  return outcome.ok && 'how' in command && command.how.isWaived ? ['waived'] : [];
}

async function ask({ desk, state }: Sequence, command: Command, hand: number): Promise<Step> {
  const [group, method, input] = callOf(command);
  const outcome = (await desk.hands[hand === 0 ? 0 : 1].ask({ folder: desk.base.folder, now: state.now, group, method, input })) as Outcome;
  count(desk, `${command.kind} ${outcome.ok ? 'ok' : outcome.refusal.code}`);
  return { command, outcome };
}

function fail(sequence: Sequence, steps: readonly Step[], troubles: readonly string[]): never {
  const said = steps.map(({ command, outcome }) => `${JSON.stringify(command)}\n  -> ${JSON.stringify(outcome)}`);
  const { world, state, block } = sequence;
  const about = `first day ${block.first}, day starts ${dayStart(block.first)}, now ${state.now}, world ${JSON.stringify(world)}`;
  throw new Error([...troubles, ...said, `before: ${JSON.stringify(Object.values(state.bookings))}`, about].join('\n'));
}

/** Does one thing, or two at the same time, and compares. */
async function step(sequence: Sequence, doings: readonly Doing[]): Promise<void> {
  const { desk, world, state } = sequence;
  const ground = { world, state, stored: sequence.stored, first: sequence.block.first };
  const commands = doings.flatMap((doing) => commandOf(ground, doing) ?? []);
  if (commands.length === 0) return;
  const first = doings[0]?.hand ?? 0;
  if (commands.length > 1) count(desk, AT_ONCE);
  const steps = await Promise.all(commands.map((command, nth) => ask(sequence, command, (first + nth) % 2)));
  const stored = storedDesk(desk.base, world.tenants);
  const orders = steps.length < 2 ? [steps] : [steps, steps.toReversed()];
  const settled = orders.map((order) => settleAll(world, state, order, { base: desk.base, stored }));
  const right = settled.find(({ troubles }) => troubles.length === 0);
  if (right === undefined) return fail(sequence, steps, settled[0]?.troubles ?? []);
  const troubles = [
    ...sharedTroubles(world, right.next),
    ...priceTroubles(desk.base, world, right.next),
    ...(steps.some(({ command, outcome }) => outcome.ok && command.kind === 'state') ? todayTroubles(desk.base, world, right.next) : []),
  ];
  if (troubles.length > 0) fail(sequence, steps, troubles);
  for (const what of [...eveningOf(world, state, right.next), ...steps.flatMap(waivedIn)]) count(desk, what);
  Object.assign(sequence, { state: right.next, stored });
}

/** A studio is broken: the desk blocks it at once until its day ends. */
async function blockStudio(sequence: Sequence, doing: Doing): Promise<void> {
  const { world, state, desk } = sequence;
  const studio = world.studios[doing.a % 4]?.id ?? 0;
  const turn = world.rules.dayTurnHour * 60;
  const span = { studio, from: state.now, to: dayStart(dayNo(state.now - turn) + 1) + turn };
  const input = { studio, from: wire(span.from), to: wire(span.to), repeat: null, reason: '漏水' };
  const call = { folder: desk.base.folder, now: state.now, group: 'blackouts', method: 'add', input } as const;
  const outcome = (await desk.hands[doing.hand === 0 ? 0 : 1].ask(call)) as Outcome;
  if (!outcome.ok) fail(sequence, [], [`the desk may block a studio: ${outcome.refusal.code}`]);
  count(desk, 'block ok');
  sequence.world = { ...world, blackouts: [...world.blackouts, span] };
}

/** The clock goes on, the prices of a studio change from a day on, or a studio is blocked. */
async function pass(sequence: Sequence, doing: Doing): Promise<void> {
  if (doing.kind === 'block') return blockStudio(sequence, doing);
  const { world, state, block, desk } = sequence;
  if (doing.kind === 'tick') {
    sequence.state = deskAt(state, state.now + minutesOfTick(doing));
    return;
  }
  const plan = { studio: world.studios[doing.a % 4]?.id ?? 0, fromDay: block.first + (doing.b % 4) - 1, plan: planNo(doing.c) };
  const isNew = !world.plans.some((one) => one.studio === plan.studio && one.fromDay === plan.fromDay);
  if (!isNew) return;
  addPlan(desk.base, plan);
  sequence.world = { ...world, plans: [...world.plans, plan] };
}

/** Runs a sequence on days, studios and tenants of its own. @throws where the base does not do what the model says */
export async function runSequence(desk: TwoAtDesk, spec: WorldSpec, doings: readonly Doing[], block: Block): Promise<void> {
  const world = setUpWorld(desk.base, spec, block);
  const state = emptyDesk(dayStart(block.first - 1) + 600);
  const sequence: Sequence = { desk, block, world, state, stored: storedDesk(desk.base, world.tenants) };
  for (let at = 0; at < doings.length; at += 1) {
    const [doing, next] = [doings[at], doings[at + 1]];
    if (doing === undefined) continue;
    if (isPassing(doing)) {
      await pass(sequence, doing);
      continue;
    }
    const isPair = doing.isAtOnce && next !== undefined && !isPassing(next);
    await step(sequence, isPair ? [doing, next] : [doing]);
    if (isPair) at += 1;
  }
  const { stored, state: last } = sequence;
  const troubles = [
    historyTroubles(desk.base, stored),
    priceTroubles(desk.base, sequence.world, last),
    todayTroubles(desk.base, sequence.world, last),
  ].flat();
  if (troubles.length > 0) fail(sequence, [], troubles);
}
