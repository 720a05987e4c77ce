// What the audit relations read, and how what they found is said.
import type { Day, Instant } from '../time/calendar.ts';
import type { BookingState } from '../base/catalogue.ts';
import type { Figure, ReportHead, Severity, ProfileShape, RelationShape } from './shape.ts';
import { formatAddress } from './address-words.ts';
import type { BuiltReport } from './build.ts';
import type { Resolver, Value } from './resolve.ts';

/** A tenant's doings of the month for the cross-checks; money in fen, time in minutes. */
export interface TenantActivity {
  readonly tenantId: number;
  readonly name: string;
  /** Null without any effective sales line. */
  readonly paid: number | null;
  /** Bookings in state booked, checked in or completed that start in the month, and their booked minutes. */
  readonly bookings: number;
  readonly bookedMinutes: number;
  /** True if a lease in force in the month holds a studio exclusively. */
  readonly holdsStudio: boolean;
  /** Paid of the three months before; null unless all three have sales lines. */
  readonly paidBefore: readonly number[] | null;
}

/** A booking of the month that is not settled yet (A28). */
export interface OpenBooking {
  readonly number: string;
  readonly studio: string;
  readonly state: BookingState;
  readonly start: Instant;
  readonly holdsUntil: Instant | null;
}

/** One live session that two tenants report (X04). */
export interface SharedSession {
  readonly platform: string;
  readonly handle: string;
  readonly start: Instant;
  readonly tenants: readonly string[];
}

/** An effective sales line whose source has no such figures (S01). */
export interface LackingSource {
  readonly tenantId: number;
  readonly tenant: string;
  readonly platform: string;
  readonly figures: readonly string[];
}

/** A key of sales with two sources; paid in fen (S02). */
export interface SourcePair {
  readonly tenantId: number;
  readonly tenant: string;
  readonly platform: string;
  readonly goodsClass: string;
  readonly source: string;
  readonly paid: number;
  readonly weakerSource: string;
  readonly weakerPaid: number;
}

/** What the relations read besides figures. */
export interface RelationFacts {
  readonly head: ReportHead;
  readonly baseUscc: string | null;
  /** Tenants on the reporting roster; null where none was frozen: then the rule computes it. */
  readonly roster: ReadonlySet<number> | null;
  /** The day on which the report is handed in, null if the head's is no day. */
  readonly reportedOn: Day | null;
  readonly isWorkday: (day: Day) => boolean;
  readonly now: Instant;
  readonly openBookings: readonly OpenBooking[];
  readonly activities: readonly TenantActivity[];
  readonly sharedSessions: readonly SharedSession[];
  readonly lacking: readonly LackingSource[];
  readonly sourcePairs: readonly SourcePair[];
}

/** Everything a relation is judged on. */
export interface RelationContext {
  readonly profile: ProfileShape;
  readonly resolver: Resolver;
  readonly built: BuiltReport;
  readonly facts: RelationFacts;
}

/** One thing a relation found: which template says it, the facts for it, and the addresses it compared. */
export interface Detail {
  readonly variant: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly figures: readonly string[];
  /** Only of a relation whose severity depends on the case. */
  readonly severity?: Severity;
  /** The tenant whose records mend it. */
  readonly tenantId?: number;
}

/** What judging gave: what fails, and the missing operands. */
export interface Judged {
  readonly failing: readonly Detail[];
  readonly missing: readonly string[];
}

/** Nothing to say. */
export const FINE: Judged = { failing: [], missing: [] };

/** Both together. */
export function joinJudged(all: readonly Judged[]): Judged {
  return { failing: all.flatMap((one) => one.failing), missing: all.flatMap((one) => one.missing) };
}

/** The figure at the address in this report; null where there is none. */
export function figureOf(context: RelationContext, address: string): Value | null {
  const value = context.built.values.get(address);
  return value === undefined || isMissing(value) ? null : value;
}

/** True for `—`. */
export function isMissing(figure: Figure): boolean {
  return figure.raw === null && (figure.text === '—' || figure.text === '');
}

/** `{name}` of a template by the facts; an unknown name stays, so that a wrong template shows. */
function fill(template: string, facts: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(facts, name) ? (facts[name] ?? whole) : whole));
}

/** The words of all details of a relation, once each, joined. */
export function messageOf(profile: ProfileShape, relation: RelationShape, details: readonly Detail[]): string {
  const said = details.map((detail) =>
    fill(relation.details[detail.variant] ?? profile.words[detail.variant] ?? relation.text, detail.facts),
  );
  return [...new Set(said)].join(profile.words['and'] ?? '；');
}

/** The address in the form's words. */
export function formatAddressInWords(context: RelationContext, address: string): string {
  return formatAddress(context.profile, address);
}
