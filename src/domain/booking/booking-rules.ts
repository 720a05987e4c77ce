// The rules of booking, each once: who offers a slot and who takes it ask them all through `decideSlot` (board, finder, plan B, series, save, import).
import { isLive } from './booking.ts';
import type { RuleCode } from '../values/refusal-codes.ts';
import { ok, type Refusal, type Result } from '../values/result.ts';
import type { DeskRules, WarningLevel } from './desk-rules.ts';
import { checkOverstayed, isStillHeld } from './presence.ts';
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
  checkOverlap,
  checkTooLong,
  checkTurnaroundShort,
  checkUnknownEquipment,
  type EdgeSearch,
  listBlackoutEdges,
  listDayEdges,
  listEquipmentEdges,
  listNearbyEdges,
  listNoEdges,
  listOpeningEdges,
  type RuleEdges,
  type Said,
} from './slot-rules.ts';
import {
  checkEveningQuota,
  checkInArrears,
  checkLeaseEndsSoon,
  checkNoShows,
  checkNotReported,
  checkPaperExpired,
  checkPastMonth,
  checkTooFarAhead,
  checkTooShortNotice,
  checkWeekQuota,
  isDebtWorthAsking,
  checkElsewhere,
} from './tenant-rules.ts';

/**
 * What follows where a rule has something to say. `refuses`: nobody gets the slot. `consent`: refused until somebody with the permission
 * gives a reason. `warns`: the desk is told. `notes`: the desk is not told; an import lists it of a row of the past.
 */
export type RuleLevel = 'refuses' | 'consent' | 'warns' | 'notes';
type WarningRuleLevel = Exclude<RuleLevel, 'refuses'>;

/**
 * For which wishes a rule refuses. `always`: whatever the state, rows of the past too. `live`: all that take a slot, rows of the past too.
 * `ahead`: all that take a slot; of a row of the past it is a note.
 */
type Scope = 'always' | 'live' | 'ahead';

/** How an empty answer of the finder reads a refusal: somebody else has the slot, or the studio is none of those to be had. */
type Meaning = 'taken' | 'not_there';

/** What a rule reads of the context, and what it says of a wish. */
interface RuleBody<K extends keyof SlotContext> {
  readonly reads: readonly K[];
  readonly check: (wish: SlotWish, context: Pick<SlotContext, K>) => Said;
}

interface RefusingBody<K extends keyof SlotContext> extends RuleBody<K> {
  /** The instants at which its answer may change: the finder and plan B try them. */
  readonly edges: (context: Pick<SlotContext, K>, search: EdgeSearch) => RuleEdges;
  readonly means?: Meaning;
}

interface WarningBody<K extends keyof SlotContext> extends RuleBody<K> {
  /** Whether what it says is worth a reason; left out: it always is. */
  readonly isWorthAsking?: (data: Refusal['data'], rules: DeskRules) => boolean;
}

/** Defines a rule that refuses. */
function refuseWhere<C extends RuleCode, K extends keyof SlotContext>(code: C, scope: Scope, body: RefusingBody<K>) {
  return { level: 'refuses', code, scope, means: null, ...body } as const;
}

/** Defines a rule that a reason lifts, or that is said and no more; its level as it comes, a base may choose another one. */
function warnWhere<C extends RuleCode, K extends keyof SlotContext>(code: C, level: WarningRuleLevel, body: WarningBody<K>) {
  return { level, code, ...body } as const;
}

/** What a rule about bookings nearby reads. */
const NEARBY = ['studio', 'neighbours', 'now'] as const;

/** What refuses, in the order in which it is named: who holds the slot, then the studio, then the tenant's right to it, then the hours. */
export const REFUSING_RULES = [
  refuseWhere('BOOKING_HOLDS_UNTIL', 'always', { reads: ['now'], check: checkHeldTooLong, edges: listNoEdges }),
  refuseWhere('EQUIPMENT_UNKNOWN', 'always', { reads: ['equipment'], check: checkUnknownEquipment, edges: listNoEdges }),
  refuseWhere('BOOKING_ENDS_BEFORE_START', 'always', { reads: [], check: checkEndsBeforeStart, edges: listNoEdges }),
  refuseWhere('BOOKING_TOO_LONG', 'always', { reads: [], check: checkTooLong, edges: listNoEdges }),
  refuseWhere('BOOKING_OVERLAP', 'live', { reads: NEARBY, check: checkOverlap, edges: listNearbyEdges, means: 'taken' }),
  refuseWhere('BOOKING_LINKED_TAKEN', 'ahead', { reads: NEARBY, check: checkLinkedTaken, edges: listNearbyEdges, means: 'taken' }),
  refuseWhere('BOOKING_OUT_OF_SERVICE', 'ahead', { reads: ['studio'], check: checkOutOfService, edges: listDayEdges, means: 'not_there' }),
  refuseWhere('BOOKING_EXCLUSIVE', 'ahead', {
    reads: ['studio', 'exclusiveLeases'],
    check: checkExclusiveOfOther,
    edges: listDayEdges,
    means: 'not_there',
  }),
  refuseWhere('BOOKING_NO_LEASE', 'ahead', { reads: ['tenantLeases'], check: checkNoLease, edges: listDayEdges }),
  refuseWhere('BOOKING_OUT_OF_HOURS', 'ahead', { reads: ['studio'], check: checkOutOfHours, edges: listOpeningEdges }),
  refuseWhere('BOOKING_BLACKOUT', 'ahead', { reads: ['studio', 'blackouts'], check: checkBlackedOut, edges: listBlackoutEdges }),
  refuseWhere('BOOKING_TURNAROUND', 'ahead', { reads: NEARBY, check: checkTurnaroundShort, edges: listNearbyEdges, means: 'taken' }),
  refuseWhere('BOOKING_EQUIPMENT_OUT', 'ahead', {
    reads: ['equipment', 'now'],
    check: checkEquipmentOut,
    edges: listEquipmentEdges,
    means: 'taken',
  }),
  refuseWhere('MONTH_CLOSED', 'live', { reads: ['isMonthClosed'], check: checkMonthClosed, edges: listDayEdges }),
] as const;

/** What a reason lifts, or what is said and no more. */
export const WARNING_RULES = [
  warnWhere('STUDIO_OVERSTAYED', 'consent', {
    reads: ['overstays', 'neighbours', 'rules', 'now'],
    check: checkOverstayed,
    isWorthAsking: isStillHeld,
  }),
  warnWhere('BOOKING_PAST_MONTH', 'consent', { reads: ['rules', 'now'], check: checkPastMonth }),
  warnWhere('LEASE_ENDS_SOON', 'warns', { reads: ['tenantLeases'], check: checkLeaseEndsSoon }),
  warnWhere('TENANT_ELSEWHERE', 'warns', { reads: ['tenantFacts', 'now'], check: checkElsewhere }),
  warnWhere('TENANT_IN_ARREARS', 'consent', { reads: ['tenantFacts'], check: checkInArrears, isWorthAsking: isDebtWorthAsking }),
  warnWhere('TENANT_NO_SHOWS', 'consent', { reads: ['tenantFacts', 'rules', 'now'], check: checkNoShows }),
  warnWhere('TENANT_PAPER_EXPIRED', 'consent', { reads: ['tenantFacts'], check: checkPaperExpired }),
  warnWhere('TENANT_NOT_REPORTED', 'warns', { reads: ['tenantFacts'], check: checkNotReported }),
  warnWhere('QUOTA_WEEK', 'consent', { reads: ['tenantFacts', 'rules', 'now'], check: checkWeekQuota }),
  warnWhere('QUOTA_EVENING', 'consent', { reads: ['tenantFacts', 'rules', 'now'], check: checkEveningQuota }),
  warnWhere('QUOTA_AHEAD', 'consent', { reads: ['rules', 'now'], check: checkTooFarAhead }),
  warnWhere('QUOTA_NOTICE', 'consent', { reads: ['rules', 'now'], check: checkTooShortNotice }),
] as const;

/**
 * Every rule. A new one is an entry here with its check beside the others, its code (refusal-codes.ts) and its words
 * (contract/desk/booking-rule-messages.ts); a fact that is not in the context yet is read in desk/slot-context.ts.
 */
export const BOOKING_RULES = [...REFUSING_RULES, ...WARNING_RULES] as const;

/** Codes of what may stand in the way of a slot. */
export const SLOT_CODES = REFUSING_RULES.map(({ code }) => code);
export type SlotCode = (typeof SLOT_CODES)[number];

/** Codes of what the desk should know about a slot that can be had. */
export const WARNING_CODES = WARNING_RULES.map(({ code }) => code);
export type WarningCode = (typeof WARNING_CODES)[number];

/** Whether a code is a warning's. */
export function isWarningCode(code: string): code is WarningCode {
  return WARNING_CODES.some((one) => one === code);
}

const LEVEL_OF_CHOICE = { ask: 'consent', show: 'warns', silent: 'notes' } as const;
const CHOICE_OF_LEVEL = { consent: 'ask', warns: 'show', notes: 'silent' } as const;

type AnyWarningRule = (typeof WARNING_RULES)[number];

/** What is done about a warning: as the base chose, else as the rule comes. */
export function getWarningChoice({ code, level }: AnyWarningRule, { warnings }: Pick<DeskRules, 'warnings'>): WarningLevel {
  return warnings[code] ?? CHOICE_OF_LEVEL[level];
}

function levelOf(rule: AnyWarningRule, rules: DeskRules): RuleLevel {
  return LEVEL_OF_CHOICE[getWarningChoice(rule, rules)];
}

/** Finds what a refusal means to somebody who found nothing; null: a rule of the tenant or the time. */
export function findMeaning({ code }: Refusal): Meaning | null {
  return REFUSING_RULES.find((one) => one.code === code)?.means ?? null;
}

/** What no rule about the tenant and the time alone may read. */
const OF_STUDIO: readonly (keyof SlotContext)[] = ['studio', 'neighbours', 'overstays', 'exclusiveLeases', 'blackouts', 'equipment'];

/** Whether a rule is about the studio too: a reason that was given for the tenant says nothing of another one. */
function isOfStudio({ reads }: { readonly reads: readonly (keyof SlotContext)[] }): boolean {
  return reads.some((one) => OF_STUDIO.includes(one));
}

/** What refuses the wish in whatever studio: no lease on that day, a closed month, its shape; null where nothing does. */
export function findRefusalAnywhere(wish: SlotWish, context: SlotContext): Refusal | null {
  const general = REFUSING_RULES.filter((one) => !isOfStudio(one));
  return general.flatMap((one) => listSaid(one, wish, context))[0] ?? null;
}

function listSaid({ code, check }: (typeof BOOKING_RULES)[number], wish: SlotWish, context: SlotContext): Refusal[] {
  return check(wish, context).map((data) => ({ code, data }));
}

const SHAPE_RULES = REFUSING_RULES.filter(({ scope }) => scope === 'always');

/** What warnings say of a slot, each rule asked once and only if somebody asks for it. */
function createWarningReader(wish: SlotWish, context: SlotContext) {
  const { rules, tenantFacts } = context;
  const known = new Map<string, readonly Refusal[]>();
  const read = (rule: AnyWarningRule): readonly Refusal[] => {
    const said = known.get(rule.code) ?? listSaid(rule, wish, context);
    known.set(rule.code, said);
    return said;
  };
  const listAsking = (): AnyWarningRule[] =>
    WARNING_RULES.filter((rule) => levelOf(rule, rules) === 'consent').filter((rule) =>
      read(rule).some(({ data }) => rule.isWorthAsking?.(data, rules) ?? true),
    );
  const findReason = (rule: AnyWarningRule): string | null => (isOfStudio(rule) ? null : (tenantFacts.given().get(rule.code) ?? null));
  return {
    listWarnings: () => WARNING_RULES.filter((rule) => levelOf(rule, rules) !== 'notes').flatMap(read),
    listAsks: () => listAsking().flatMap((rule) => (findReason(rule) === null ? [rule.code] : [])),
    findGiven: () => listAsking().flatMap((rule) => findReason(rule) ?? [])[0] ?? null,
  };
}

/**
 * Whether the slot can be had; the first thing that stands in the way is named. Times are `2026-10-03 22:00`. A state that is not live takes
 * no slot and meets its shape alone. For a history row what does not refuse it is a finding, all of them listed.
 */
export function decideSlot(wish: SlotWish, context: SlotContext): Result<SlotVerdict> {
  const findings: Refusal[] = [];
  const rules = isLive(wish.state) ? REFUSING_RULES : SHAPE_RULES;
  for (const one of rules) {
    const data = one.check(wish, context)[0];
    if (data === undefined) continue;
    const refusal: Refusal = { code: one.code, data };
    if (!wish.isHistory || one.scope !== 'ahead') return { ok: false, refusal };
    findings.push(refusal);
  }
  // What nobody warns of is said at once: a ledger asks for a hundred thousand verdicts.
  if (wish.isHistory || !isLive(wish.state)) return ok({ findings, warnings: [], asks: [], given: null });
  const reader = createWarningReader(wish, context);
  return ok({
    findings,
    get warnings() {
      return reader.listWarnings();
    },
    get asks() {
      return reader.listAsks();
    },
    get given() {
      return reader.findGiven();
    },
  });
}

/** Whether the slot is offered to somebody who looks for one: it can be had, and no guest who overstays is still reckoned to be in. */
export function isOffered(wish: SlotWish, context: SlotContext): boolean {
  return decideSlot(wish, context).ok && !checkOverstayed(wish, context).some(isStillHeld);
}
