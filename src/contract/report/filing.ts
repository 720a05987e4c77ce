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
import { PROFILE, method } from '../core/method.ts';
import { answerOf } from '../core/shapes.ts';

/** Methods around a filed month. */
export const filingMethods = {
  overview: method('sales.look', ...PROFILE)
    .input(overviewInput)
    .output(answerOf(overviewSchema)),
  counts: method('sales.look', ...PROFILE)
    .input(monthInput)
    .output(answerOf(countsSchema)),
  pages: method('sales.look', 'REVISION_UNKNOWN', ...PROFILE)
    .input(pagesInput)
    .output(answerOf(pagesSchema)),
  explain: method('month.write', 'MONTH_CLOSED').input(explainFindingInput).output(answerOf(explainedSchema)),
  revisions: method('sales.look').input(monthInput).output(answerOf(revisionsSchema)),
  compare: method('sales.look', 'REVISION_UNKNOWN', ...PROFILE)
    .input(compareInput)
    .output(answerOf(comparisonSchema)),
  submissions: method('sales.look').input(monthInput).output(answerOf(submissionsSchema)),
  receipt: method('sales.look', 'KEPT_FILE_UNKNOWN').input(fileInput).output(answerOf(keptFileSchema)),
  archive: method('sales.look').input(maybeMonthInput).output(answerOf(archiveSchema)),
  artifact: method('sales.look', 'KEPT_FILE_UNKNOWN').input(artifactInput).output(answerOf(keptFileSchema)),
  papers: method('sales.look', 'MONTH_NOT_CLOSED').input(monthInput).output(answerOf(keptFileSchema)),
  ledger: method('sales.look', ...PROFILE)
    .input(ledgerInput)
    .output(answerOf(ledgerSchema)),
  ledgerFile: method('sales.look', ...PROFILE)
    .input(ledgerInput)
    .output(answerOf(keptFileSchema)),
  historical: method('sales.look', ...PROFILE)
    .input(historicalInput)
    .output(answerOf(historicalSchema)),
  enterHistorical: method('month.write', 'HISTORICAL_REFUSED', 'MONTH_CLOSED', ...PROFILE)
    .input(enterHistoricalInput)
    .output(answerOf(enteredSchema)),
} as const;
