// The rules of booking, each once: who offers a slot and who takes it ask them all through `decideSlot` (board, finder, plan B, series, save, import).
import { isLive } from './booking.ts';
import type { RuleCode } from '../values/refusal-codes.ts';
import { ok, type Refusal, type Result } from '../values/result.ts';
import type { DeskRules, WarningLevel } from './desk-rules.ts';
import type { SlotContext, SlotVerdict, SlotWish } from './slot.ts';
import {
  checkBlackedOut,
  checkEndsBeforeStart,
  checkEquipmentOut,
  checkExclusiveOfOther,
  checkHeldTooLong,
  checkLinkedTaken,
  checkMonthClosed,
  checkNoLease,
  checkOutOfHours,
  checkOutOfService,
  checkTooLong,
  checkTurnaroundShort,
  checkUnknownEquipment,
  overlap,
  type Said,
} from './slot-rules.ts';
import {
  checkEveningQuota,
  checkInArrears,
  isElsewhere,
  isWorthAsking,
  checkLeaseEndsSoon,
  checkNotReported,
  checkPaperExpired,
  checkTooFarAhead,
  checkTooShortNotice,
  checkWeekQuota,
} from './tenant-rules.ts';

/**
 * How much a rule weighs. `shape`: it refuses whatever the state, history too. `fact`: it refuses all that is live, history too. `rule`: it
 * refuses, and is a finding for a row of history. `warning`: it refuses nothing, a reason overrides it; history meets none.
 */
type Weight = 'shape' | 'fact' | 'rule' | 'warning';

interface BookingRule<W extends Weight, C extends RuleCode> {
  readonly weight: W;
  readonly code: C;
  /** What of the ground it reads. */
  readonly reads: readonly (keyof SlotContext)[];
  readonly judge: (wish: SlotWish, ground: SlotContext) => Said;
}

function rule<W extends Weight, C extends RuleCode, K extends keyof SlotContext>(
  weight: W,
  code: C,
  reads: readonly K[],
  judge: (wish: SlotWish, ground: Pick<SlotContext, K>) => Said,
): BookingRule<W, C> {
  return { weight, code, reads, judge };
}

/**
 * Every rule, in the order in which they are named: who holds the slot, then the studio, then the tenant's right to it, then the hours. A
 * new rule is an entry here, its code (refusal-codes.ts), its words and its test; a fact that is not on the ground yet is read in
 * desk/booking-ground.ts.
 */
export const BOOKING_RULES = [
  rule('shape', 'BOOKING_HOLDS_UNTIL', ['now'], checkHeldTooLong),
  rule('shape', 'EQUIPMENT_UNKNOWN', ['equipment'], checkUnknownEquipment),
  rule('shape', 'BOOKING_ENDS_BEFORE_START', [], checkEndsBeforeStart),
  rule('shape', 'BOOKING_TOO_LONG', [], checkTooLong),
  rule('fact', 'BOOKING_OVERLAP', ['studio', 'neighbours', 'now'], overlap),
  rule('rule', 'BOOKING_LINKED_TAKEN', ['studio', 'neighbours', 'now'], checkLinkedTaken),
  rule('rule', 'BOOKING_OUT_OF_SERVICE', ['studio'], checkOutOfService),
  rule('rule', 'BOOKING_EXCLUSIVE', ['studio', 'exclusiveLeases'], checkExclusiveOfOther),
  rule('rule', 'BOOKING_NO_LEASE', ['tenantLeases'], checkNoLease),
  rule('rule', 'BOOKING_OUT_OF_HOURS', ['studio'], checkOutOfHours),
  rule('rule', 'BOOKING_BLACKOUT', ['studio', 'blackouts'], checkBlackedOut),
  rule('rule', 'BOOKING_TURNAROUND', ['studio', 'neighbours', 'now'], checkTurnaroundShort),
  rule('rule', 'BOOKING_EQUIPMENT_OUT', ['equipment', 'now'], checkEquipmentOut),
  rule('fact', 'MONTH_CLOSED', ['isMonthClosed'], checkMonthClosed),
  rule('warning', 'LEASE_ENDS_SOON', ['tenantLeases'], checkLeaseEndsSoon),
  rule('warning', 'TENANT_ELSEWHERE', ['tenantFacts', 'now'], isElsewhere),
  rule('warning', 'TENANT_IN_ARREARS', ['tenantFacts'], checkInArrears),
  rule('warning', 'TENANT_PAPER_EXPIRED', ['tenantFacts'], checkPaperExpired),
  rule('warning', 'TENANT_NOT_REPORTED', ['tenantFacts'], checkNotReported),
  rule('warning', 'QUOTA_WEEK', ['tenantFacts', 'rules', 'now'], checkWeekQuota),
  rule('warning', 'QUOTA_EVENING', ['tenantFacts', 'rules', 'now'], checkEveningQuota),
  rule('warning', 'QUOTA_AHEAD', ['rules', 'now'], checkTooFarAhead),
  rule('warning', 'QUOTA_NOTICE', ['rules', 'now'], checkTooShortNotice),
] as const;

/** Codes of what the desk should know about a slot that can be had. */
export const WARNING_CODES = BOOKING_RULES.filter(({ weight }) => weight === 'warning').map(({ code }) => code);
export type WarningCode = Extract<(typeof BOOKING_RULES)[number], { readonly weight: 'warning' }>['code'];

/** How each warning weighs where a base has not chosen: what there is something to decide about asks for a reason. */
export const STANDARD_LEVELS: Readonly<Record<WarningCode, WarningLevel>> = {
  LEASE_ENDS_SOON: 'show',
  TENANT_ELSEWHERE: 'show',
  TENANT_IN_ARREARS: 'ask',
  TENANT_PAPER_EXPIRED: 'ask',
  TENANT_NOT_REPORTED: 'show',
  QUOTA_WEEK: 'ask',
  QUOTA_EVENING: 'ask',
  QUOTA_AHEAD: 'ask',
  QUOTA_NOTICE: 'ask',
};

/** Whether a code is a warning's. */
export function isWarningCode(code: string): code is WarningCode {
  return Object.hasOwn(STANDARD_LEVELS, code);
}

/** How a warning weighs at a base. */
export function levelOf(code: string, { warnings }: Pick<DeskRules, 'warnings'>): WarningLevel {
  return warnings[code] ?? (isWarningCode(code) ? STANDARD_LEVELS[code] : 'ask');
}

/** Codes of what may stand in the way of a slot. */
export const SLOT_CODES = BOOKING_RULES.filter(({ weight }) => weight !== 'warning').map(({ code }) => code);

/** Codes that say who has the slot, or what it needs: without them it is free. */
const TAKEN_CODES: readonly string[] = ['BOOKING_OVERLAP', 'BOOKING_LINKED_TAKEN', 'BOOKING_TURNAROUND', 'BOOKING_EQUIPMENT_OUT'];

/** Whether a slot is refused because somebody else has it, not because it cannot be. */
export function isTaken({ code }: Refusal): boolean {
  return TAKEN_CODES.includes(code);
}

/** What no rule about the tenant and the time alone may read. */
const OF_STUDIO: readonly (keyof SlotContext)[] = ['studio', 'neighbours', 'exclusiveLeases', 'blackouts', 'equipment'];

/** What refuses the wish in whatever studio: no lease on that day, a closed month, its shape; null where nothing does. */
export function findRefusalAnywhere(wish: SlotWish, ground: SlotContext): Refusal | null {
  const general = BOOKING_RULES.filter(({ weight, reads }) => weight !== 'warning' && !reads.some((one) => OF_STUDIO.includes(one)));
  return general.flatMap((one) => saidBy(one, wish, ground))[0] ?? null;
}

function saidBy({ code, judge }: (typeof BOOKING_RULES)[number], wish: SlotWish, ground: SlotContext): Refusal[] {
  return judge(wish, ground).map((data) => ({ code, data }));
}

const SHAPE_RULES = BOOKING_RULES.filter(({ weight }) => weight === 'shape');
const REFUSING_RULES = BOOKING_RULES.filter(({ weight }) => weight !== 'warning');
const WARNING_RULES = BOOKING_RULES.filter(({ weight }) => weight === 'warning');

function warningsOf(wish: SlotWish, ground: SlotContext): Refusal[] {
  return WARNING_RULES.filter(({ code }) => levelOf(code, ground.rules) !== 'silent').flatMap((one) => saidBy(one, wish, ground));
}

/** Codes of the warnings that are worth a reason, each once, whether or not one was given today. */
function asking(warnings: readonly Refusal[], { rules }: SlotContext): readonly string[] {
  const worth = warnings.filter((one) => levelOf(one.code, rules) === 'ask' && isWorthAsking(one, rules));
  return [...new Set(worth.map(({ code }) => code))];
}

/**
 * Whether the slot can be had; the first thing that stands in the way is named. Times are `2026-10-03 22:00`. A state that is not live takes
 * no slot and meets its shape alone. For a history row what does not refuse it is a finding, all of them listed.
 */
export function decideSlot(wish: SlotWish, ground: SlotContext): Result<SlotVerdict> {
  const findings: Refusal[] = [];
  const rules = isLive(wish.state) ? REFUSING_RULES : SHAPE_RULES;
  for (const one of rules) {
    const data = one.judge(wish, ground)[0];
    if (data === undefined) continue;
    const refusal: Refusal = { code: one.code, data };
    if (!wish.isHistory || one.weight !== 'rule') return { ok: false, refusal };
    findings.push(refusal);
  }
  // What nobody warns of is said at once: a ledger asks for a hundred thousand verdicts.
  if (wish.isHistory || !isLive(wish.state)) return ok({ findings, warnings: [], asks: [], given: null });
  let known: readonly Refusal[] | null = null;
  const warnings = (): readonly Refusal[] => (known ??= warningsOf(wish, ground));
  return ok({
    findings,
    get warnings() {
      return warnings();
    },
    get asks() {
      return asking(warnings(), ground).filter((code) => !ground.tenantFacts.given().has(code));
    },
    get given() {
      const given = ground.tenantFacts.given();
      return asking(warnings(), ground).flatMap((code) => given.get(code) ?? [])[0] ?? null;
    },
  });
}
