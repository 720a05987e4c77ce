// Methods around a filed month: overview, pages, comparison, papers, archive, historical figures.
import {
  archiveSchema,
  artifactInput,
  compareInput,
  comparisonSchema,
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
  outdatedSchema,
  overviewInput,
  overviewSchema,
  pagesInput,
  pagesSchema,
  revisionsSchema,
  submissionsSchema,
} from './filing-shapes.ts';
import { selfCheckSchema } from './self-check-shapes.ts';
import { PROFILE, defineJob, defineQuery, defineCommand } from '../core/method.ts';
import { answerOf } from '../core/shapes.ts';

/** Methods around a filed month. */
export const filingMethods = {
  overview: defineQuery('report.look', ...PROFILE)
    .input(overviewInput)
    .output(answerOf(overviewSchema)),
  pages: defineQuery('report.look', 'REVISION_UNKNOWN', ...PROFILE)
    .input(pagesInput)
    .output(answerOf(pagesSchema)),
  explain: defineCommand('report.write', 'MONTH_CLOSED').input(explainFindingInput).output(answerOf(explainedSchema)),
  /** Each printed figure beside earlier ones, the most unusual first. */
  selfCheck: defineQuery('sales.look', ...PROFILE)
    .input(monthInput)
    .output(answerOf(selfCheckSchema)),
  selfCheckPaper: defineJob('reads', 'sales.look', ...PROFILE)
    .input(monthInput)
    .output(answerOf(keptFileSchema)),
  revisions: defineQuery('report.look').input(monthInput).output(answerOf(revisionsSchema)),
  compare: defineQuery('report.look', 'REVISION_UNKNOWN', ...PROFILE)
    .input(compareInput)
    .output(answerOf(comparisonSchema)),
  /** Of an open month: the closed ones that read it and differ from the data. */
  outdated: defineQuery('report.look', ...PROFILE)
    .input(monthInput)
    .output(answerOf(outdatedSchema)),
  submissions: defineQuery('report.look').input(monthInput).output(answerOf(submissionsSchema)),
  receipt: defineQuery('report.look', 'KEPT_FILE_UNKNOWN').input(fileInput).output(answerOf(keptFileSchema)),
  archive: defineQuery('sales.look').input(maybeMonthInput).output(answerOf(archiveSchema)),
  artifact: defineQuery('report.look', 'KEPT_FILE_UNKNOWN').input(artifactInput).output(answerOf(keptFileSchema)),
  papers: defineJob('reads', 'sales.look', 'MONTH_NOT_CLOSED').input(monthInput).output(answerOf(keptFileSchema)),
  ledger: defineQuery('report.look', ...PROFILE)
    .input(ledgerInput)
    .output(answerOf(ledgerSchema)),
  ledgerFile: defineJob('reads', 'report.look', ...PROFILE)
    .input(ledgerInput)
    .output(answerOf(keptFileSchema)),
  historical: defineQuery('report.look', ...PROFILE)
    .input(historicalInput)
    .output(answerOf(historicalSchema)),
  enterHistorical: defineCommand('report.write', 'HISTORICAL_REFUSED', 'MONTH_CLOSED', ...PROFILE)
    .input(enterHistoricalInput)
    .output(answerOf(enteredSchema)),
} as const;
