// Methods of studios: the list of a day, adding one with its first facts, one with all that hangs on it.
import { z } from 'zod';
import { defineQuery, defineCommand } from '../core/method.ts';
import { createValuesSchema } from '../records/record-schemas.ts';
import { changedSchema } from '../records/record-shapes.ts';
import { answerOf, daySchema, idNumber, instantSchema, listOf } from '../core/shapes.ts';
import { studioBookingSchema, studioDetailSchema } from './studio-detail-shapes.ts';
import { studioLineSchema } from './studio-shapes.ts';
import { CHANGE_CODES, reasonSchema } from '../records/records.ts';

export const studiosMethods = {
  list: defineQuery('look')
    .input(z.strictObject({ day: daySchema }))
    .output(answerOf(z.object({ rows: listOf(studioLineSchema) }))),
  /** A studio with its first dated row. `fact.studio_id` is left out: the studio is new. */
  add: defineCommand('records.write', ...CHANGE_CODES)
    .input(
      z.strictObject({ studio: createValuesSchema('studio'), fact: createValuesSchema('studio_fact', 'studio_id'), reason: reasonSchema }),
    )
    .output(answerOf(changedSchema)),
  detail: defineQuery('look', 'STUDIO_UNKNOWN')
    .input(z.strictObject({ id: idNumber, day: daySchema }))
    .output(answerOf(studioDetailSchema)),
  /** Live bookings that a blackout of these times would hit. */
  hits: defineQuery('look', 'STUDIO_UNKNOWN')
    .input(z.strictObject({ studio: idNumber, from: instantSchema, to: instantSchema }))
    .output(answerOf(z.object({ bookings: listOf(studioBookingSchema) }))),
} as const;
