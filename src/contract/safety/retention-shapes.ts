// How long names and numbers of people are kept, by kind, and what is due.
import { z } from 'zod';
import { SETTINGS } from '../core/settings/settings.ts';

export const retentionMonths = SETTINGS.retention.schema;
export type RetentionMonths = Readonly<z.infer<typeof retentionMonths>>;

/** Contacts of tenants that left; contacts of bookings and of the waiting list; streamers that left. */
export const RETENTION_KINDS = retentionMonths.keyof().options;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

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
