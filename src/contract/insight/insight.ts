// Methods of home, analytics and the scorecard.
import {
  analyticsSchema,
  failingSchema,
  homeInput,
  homeSchema,
  insightMonthInput,
  keyFiguresSchema,
  numbersInput,
  numbersSchema,
  scorecardSchema,
  spanInput,
} from './insight-shapes.ts';
import { PROFILE, job, reads } from '../core/method.ts';
import { answerOf } from '../core/shapes.ts';

/** Methods of home, analytics and the scorecard. */
export const insightMethods = {
  /** What needs somebody today, without sales figures. */
  home: reads('look', ...PROFILE)
    .input(homeInput)
    .output(answerOf(homeSchema)),
  /** Failing relations of a month. */
  failing: reads('sales.look', ...PROFILE)
    .input(insightMonthInput)
    .output(answerOf(failingSchema)),
  /** Six key figures with thirteen months up to this one. */
  figures: reads('sales.look', ...PROFILE)
    .input(insightMonthInput)
    .output(answerOf(keyFiguresSchema)),
  analytics: job('reads', 'sales.look', ...PROFILE)
    .input(spanInput)
    .output(answerOf(analyticsSchema)),
  /** A chart's numbers as xlsx. */
  numbers: job('reads', 'sales.look', ...PROFILE)
    .input(numbersInput)
    .output(answerOf(numbersSchema)),
  scorecard: reads('sales.look', 'SCORECARD_INVALID', ...PROFILE)
    .input(spanInput)
    .output(answerOf(scorecardSchema)),
} as const;
