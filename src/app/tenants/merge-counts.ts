// What two tenants that are to be merged have: what moves from one to the other.
import type { TenantDetail } from '../../contract/tenants/tenant-shapes.ts';

/** What a tenant can have many of, in the order of its tabs. */
export const MERGED_PARTS = ['facts', 'leases', 'accounts', 'hosts', 'people', 'papers', 'cases', 'months', 'bookings', 'files'] as const;
export type MergedPart = (typeof MERGED_PARTS)[number];

/** How many of each part a tenant has; null where the asker may not see it. */
export function countParts(detail: TenantDetail): Readonly<Record<MergedPart, number | null>> {
  return {
    facts: detail.facts.length,
    leases: detail.leases.length,
    accounts: detail.accounts.length,
    hosts: detail.hosts.length,
    people: detail.headcounts.length,
    papers: detail.papers?.length ?? 0,
    cases: detail.cases?.length ?? 0,
    months: detail.months?.length ?? null,
    bookings: detail.bookings.count,
    files: detail.files?.length ?? 0,
  };
}

/** The parts of the merged one that move, without those it has none of. */
export function listMovingParts(detail: TenantDetail): readonly { readonly part: MergedPart; readonly count: number }[] {
  const counts = countParts(detail);
  return MERGED_PARTS.flatMap((part) => {
    const count = counts[part];
    return count === null || count === 0 ? [] : [{ part, count }];
  });
}
