// The rows that a report's figures are read from, as the computation sees them; `id` is the row's own, for provenance.
import type { Day, Month } from '../time/calendar.ts';
import type { StudioKind, TenantCategory } from '../base/catalogue.ts';
import type { Interval } from '../time/interval.ts';
import type { LeaseDays } from '../lease/lease.ts';
import type { DaySpans, OpeningHours } from '../studio/opening-hours.ts';

/** Base facts from a month on; areas in 0.01 m². */
export interface AreaFact {
  readonly id: number;
  readonly month: Month;
  readonly floorArea: number;
  readonly lettableArea: number;
  readonly team: number;
}

/** What is dated of a studio; turnaround in minutes. */
export interface StudioFact {
  readonly id: number;
  readonly startsOn: Day;
  readonly kind: StudioKind;
  readonly hours: OpeningHours;
  readonly turnaround: number;
}

/** A studio. `closedOn` is its first day out of service. */
export interface StudioRecord {
  readonly id: number;
  readonly code: string;
  readonly openedOn: Day;
  readonly closedOn: Day | null;
  readonly facts: readonly StudioFact[];
  readonly blackouts: readonly (Interval & { readonly id: number; readonly reason: string })[];
}

/** What the calendar says instead of a studio's hours; `studioId` null: the whole base. */
export interface CalendarException {
  readonly id: number;
  readonly day: Day;
  readonly studioId: number | null;
  readonly spans: DaySpans;
}

/** What is dated of a tenant. */
export interface TenantFact {
  readonly id: number;
  readonly startsOn: Day;
  readonly name: string;
  readonly uscc: string;
  readonly category: TenantCategory;
  readonly leading: boolean;
}

/** A lease; area in 0.01 m², `studios` the ids of its exclusive ones. */
export interface LeaseRecord extends LeaseDays {
  readonly id: number;
  readonly contract: string;
  readonly area: number;
  readonly studios: readonly number[];
}

/** A tenant with its leases and dated facts. `licenceSeen`: somebody noted that the licence was seen. */
export interface TenantRecord {
  readonly id: number;
  readonly incubatedOn: Day | null;
  readonly licenceSeen: boolean;
  readonly facts: readonly TenantFact[];
  readonly leases: readonly LeaseRecord[];
}

/** A host on the register. */
export interface HostRecord {
  readonly id: number;
  readonly number: string;
  readonly nickname: string;
  readonly tenantId: number;
  readonly famous: boolean;
  readonly virtual: boolean;
  readonly since: Day;
  readonly until: Day | null;
  readonly trainedOn: Day | null;
}

/** A compliance case. `infringing`: 知识产权侵权 or 假冒伪劣. */
export interface CaseRecord {
  readonly id: number;
  readonly number: string;
  readonly tenantId: number;
  readonly kind: string;
  readonly infringing: boolean;
  readonly day: Day;
  readonly resolvedOn: Day | null;
}

export interface EventRecord {
  readonly id: number;
  readonly day: Day;
  readonly kind: string;
  readonly name: string;
  readonly training: boolean;
  readonly attendance: number;
}

/** A tenant's people in a month. */
export interface HeadcountRecord {
  readonly id: number;
  readonly tenantId: number;
  readonly month: Month;
  readonly hosts: number;
  readonly employees: number;
}

/** Everything but sales and bookings. */
export interface BaseFacts {
  readonly areas: readonly AreaFact[];
  readonly studios: readonly StudioRecord[];
  readonly exceptions: readonly CalendarException[];
  readonly tenants: readonly TenantRecord[];
  readonly hosts: readonly HostRecord[];
  readonly cases: readonly CaseRecord[];
  readonly events: readonly EventRecord[];
  readonly headcounts: readonly HeadcountRecord[];
}

/** The base's first month: the earliest month of its base facts; null without any (docs/rules/report.md, Words and units). */
export function firstMonthOf(facts: BaseFacts): Month | null {
  return facts.areas.reduce<Month | null>((first, one) => (first === null || one.month < first ? one.month : first), null);
}
