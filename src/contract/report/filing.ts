// Methods around a filed month: overview, pages, comparison, papers, archive, historical figures.
import {
  archiveSchema,
  artifactInput,
  compareInput,
  comparisonSchema,
  countsSchema,
  enterHistoricalInput,
  enteredSchema,
  explainFindingInput,
  explainedSchema,
  fileInput,
  historicalInput,
  historicalSchema,
  keptFileSchema,
  ledgerInput,
  ledgerSchema,
  maybeMonthInput,
  monthInput,
  overviewInput,
  overviewSchema,
  pagesInput,
  pagesSchema,
  revisionsSchema,
  submissionsSchema,
} from './filing-shapes.ts';
import { selfCheckInput, selfCheckSchema } from './self-check-shapes.ts';
import { PROFILE, job, reads, writes } from '../core/method.ts';
import { answerOf } from '../core/shapes.ts';

/** Methods around a filed month. */
export const filingMethods = {
  overview: reads('report.look', ...PROFILE)
    .input(overviewInput)
    .output(answerOf(overviewSchema)),
  counts: reads('report.look', ...PROFILE)
    .input(monthInput)
    .output(answerOf(countsSchema)),
  pages: reads('report.look', 'REVISION_UNKNOWN', ...PROFILE)
    .input(pagesInput)
    .output(answerOf(pagesSchema)),
  explain: writes('report.write', 'MONTH_CLOSED').input(explainFindingInput).output(answerOf(explainedSchema)),
  /** Each printed figure beside earlier ones, the most unusual first. */
  selfCheck: reads('sales.look', ...PROFILE)
    .input(selfCheckInput)
    .output(answerOf(selfCheckSchema)),
  selfCheckPaper: job('reads', 'sales.look', ...PROFILE)
    .input(selfCheckInput)
    .output(answerOf(keptFileSchema)),
  revisions: reads('report.look').input(monthInput).output(answerOf(revisionsSchema)),
  compare: reads('report.look', 'REVISION_UNKNOWN', ...PROFILE)
    .input(compareInput)
    .output(answerOf(comparisonSchema)),
  submissions: reads('report.look').input(monthInput).output(answerOf(submissionsSchema)),
  receipt: reads('report.look', 'KEPT_FILE_UNKNOWN').input(fileInput).output(answerOf(keptFileSchema)),
  archive: reads('sales.look').input(maybeMonthInput).output(answerOf(archiveSchema)),
  artifact: reads('report.look', 'KEPT_FILE_UNKNOWN').input(artifactInput).output(answerOf(keptFileSchema)),
  papers: job('reads', 'sales.look', 'MONTH_NOT_CLOSED').input(monthInput).output(answerOf(keptFileSchema)),
  ledger: reads('report.look', ...PROFILE)
    .input(ledgerInput)
    .output(answerOf(ledgerSchema)),
  ledgerFile: job('reads', 'report.look', ...PROFILE)
    .input(ledgerInput)
    .output(answerOf(keptFileSchema)),
  historical: reads('report.look', ...PROFILE)
    .input(historicalInput)
    .output(answerOf(historicalSchema)),
  enterHistorical: writes('report.write', 'HISTORICAL_REFUSED', 'MONTH_CLOSED', ...PROFILE)
    .input(enterHistoricalInput)
    .output(answerOf(enteredSchema)),
} as const;
