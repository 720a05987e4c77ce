// How long names and numbers of people are kept, by kind, and what is due.
import { z } from 'zod';

/** Contacts of tenants that left; contacts of bookings and of the waiting list; hosts that left. */
export const RETENTION_KINDS = ['tenants', 'bookings', 'waiting', 'hosts'] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

const months = z.int().min(1).max(240);

/** Months that each kind is kept. */
export const retentionMonths = z.strictObject({ tenants: months, bookings: months, waiting: months, hosts: months });
export type RetentionMonths = Readonly<z.infer<typeof retentionMonths>>;

/** What holds until somebody chooses. */
export const STANDARD_RETENTION: RetentionMonths = { tenants: 24, bookings: 24, waiting: 24, hosts: 24 };

/** Records of one tenant that are due: how many, since when nobody needs the oldest, and since when it is due. */
export const dueLine = z.object({
  kind: z.enum(RETENTION_KINDS),
  tenant: z.int(),
  name: z.string(),
  records: z.int(),
  since: z.string(),
  due: z.string(),
});
export type DueLine = Readonly<z.infer<typeof dueLine>>;

/** What is chosen, and what is due by that. */
export const retentionSchema = z.object({ months: retentionMonths, due: z.array(dueLine).readonly() });
export type Retention = Readonly<z.infer<typeof retentionSchema>>;
