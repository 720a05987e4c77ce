// Methods of studios: the list of a day, adding one with its first facts, one with all that hangs on it.
import { z } from 'zod';
import { reads, writes } from '../core/method.ts';
import { valuesSchema } from '../records/record-schemas.ts';
import { changedSchema } from '../records/record-shapes.ts';
import { answerOf, daySchema, idNumber, instantSchema, listOf } from '../core/shapes.ts';
import { studioBookingSchema, studioDetailSchema } from './studio-detail-shapes.ts';
import { studioLineSchema } from './studio-shapes.ts';
import { CHANGE_CODES, reasonSchema } from '../records/records.ts';

export const studiosMethods = {
  list: reads('look')
    .input(z.strictObject({ day: daySchema }))
    .output(answerOf(z.object({ rows: listOf(studioLineSchema) }))),
  /** A studio with its first dated row. `fact.studio_id` is left out: the studio is new. */
  add: writes('records.write', ...CHANGE_CODES)
    .input(z.strictObject({ studio: valuesSchema('studio'), fact: valuesSchema('studio_fact', 'studio_id'), reason: reasonSchema }))
    .output(answerOf(changedSchema)),
  detail: reads('look', 'STUDIO_UNKNOWN')
    .input(z.strictObject({ id: idNumber, day: daySchema }))
    .output(answerOf(studioDetailSchema)),
  /** Live bookings that a blackout of these times would hit. */
  hits: reads('look', 'STUDIO_UNKNOWN')
    .input(z.strictObject({ studio: idNumber, from: instantSchema, to: instantSchema }))
    .output(answerOf(z.object({ bookings: listOf(studioBookingSchema) }))),
} as const;
