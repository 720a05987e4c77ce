// The story of a base that tests ask everything of: all chapters in their order.
import { BASE_STEPS, STUDIO_STEPS, TENANT_STEPS } from './story-base.ts';
import { BOOKING_STEPS, SERIES_STEPS } from './story-desk.ts';
import * as month from './story-month.ts';
import { TAKEN_STEPS } from './story-taken.ts';

/** A base is told month by month, and everything is asked of it on the way. */
export const STORY = [
  ...BASE_STEPS,
  ...STUDIO_STEPS,
  ...TENANT_STEPS,
  ...BOOKING_STEPS,
  ...SERIES_STEPS,
  ...month.INTAKE_STEPS,
  ...month.COLLECTION_STEPS,
  ...month.MONEY_STEPS,
  ...month.REPORT_STEPS,
  ...month.INSIGHT_STEPS,
  ...month.BUREAU_STEPS,
  ...month.SAFETY_STEPS,
  ...TAKEN_STEPS,
];
