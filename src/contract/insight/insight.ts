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
import { z } from 'zod';
import { PROFILE, TAKING_FILES, defineJob, defineQuery, defineCommand } from '../core/method.ts';
import { fileSchema, takenSchema } from '../core/shapes.ts';

/** Methods of home, analytics and the scorecard. */
export const insightMethods = {
  /** What needs somebody today, without sales figures. */
  home: defineQuery('look', ...PROFILE)
    .input(homeInput)
    .output(homeSchema),
  /** Failing relations of a month. */
  failing: defineQuery('sales.look', ...PROFILE)
    .input(insightMonthInput)
    .output(failingSchema),
  /** Six key figures with thirteen months up to this one. */
  figures: defineQuery('sales.look', ...PROFILE)
    .input(insightMonthInput)
    .output(keyFiguresSchema),
  /** Beside the base's own connection, which keeps what the months are read from: a thread would read all of it at each look. */
  analytics: defineQuery('sales.look', ...PROFILE)
    .input(spanInput)
    .output(analyticsSchema),
  /** A chart's numbers as xlsx. */
  numbers: defineJob('reads', 'sales.look', ...PROFILE)
    .input(numbersInput)
    .output(numbersSchema),
  scorecard: defineQuery('sales.look', 'SCORECARD_INVALID', ...PROFILE)
    .input(spanInput)
    .output(scorecardSchema),
  /** Certification kinds from a file or a zip, into the base's own folder. */
  takeScorecards: defineCommand('base.change', 'SCORECARD_INVALID', ...TAKING_FILES)
    .input({ file: fileSchema })
    .output(takenSchema),
  /** A threshold of a criterion (`card` as `scorecard` names it), in the base's own copy of its file. */
  setThreshold: defineCommand('base.change', 'SCORECARD_INVALID', ...TAKING_FILES)
    .input({
      card: z.string().regex(/^[a-z0-9-]{1,40}\/[a-z0-9-]{1,40}$/),
      criterion: z.string().regex(/^[a-z0-9-]{1,40}$/),
      threshold: z.string().regex(/^\d{1,15}(\.\d{1,4})?$/),
    })
    .output({ before: z.string(), threshold: z.string() }),
} as const;
