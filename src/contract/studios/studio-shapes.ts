// The shapes of the studios' methods.
import { z } from 'zod';

/** A studio as the list shows it on a day. `holder` has it by an exclusive lease; `minutesBooked` are those of the day's month. */
export const studioLineSchema = z.object({
  id: z.int(),
  version: z.int(),
  code: z.string(),
  name: z.string().nullable(),
  /** Its name as typed in Pinyin, and by initials: what a search finds it by. */
  pinyin: z.string(),
  floor: z.string().nullable(),
  kind: z.string(),
  area: z.int().nullable(),
  hours: z.string(),
  turnaround: z.int(),
  hourlyRate: z.int(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  state: z.enum(['open', 'coming', 'closed']),
  holder: z.object({ tenant: z.int(), name: z.string(), until: z.string() }).nullable(),
  bookingsAhead: z.int(),
  minutesBooked: z.int(),
});
export type StudioLine = z.infer<typeof studioLineSchema>;
