// Inputs of every method, for the tests that go through all of them: made from the contract, with what is known by hand.
import { z } from 'zod';
import { contract } from '../../../src/contract/contract.ts';
import { madeInput, wrongFields } from './made-input.ts';
import { MAIN_JOB_SAMPLES } from './main-job.ts';
import type { MethodSample, MethodSamples } from './sample.ts';
import { START_SAMPLES } from './start.ts';
import { SHELL_SAMPLES } from './shell.ts';
import { LIVE_SAMPLES } from './live.ts';
import { RECORDS_SAMPLES } from './records.ts';
import { TENANTS_SAMPLES } from './tenants.ts';
import { STUDIOS_SAMPLES } from './studios.ts';
import { SETTINGS_SAMPLES } from './settings.ts';
import { SALES_SAMPLES } from './sales.ts';
import { COLLECTION_SAMPLES } from './collection.ts';
import { INTAKE_SAMPLES } from './intake.ts';
import { FILING_SAMPLES } from './filing.ts';
import { INSIGHT_SAMPLES } from './insight.ts';
import { SHEETS_SAMPLES } from './sheets.ts';
import { FORMS_SAMPLES } from './forms.ts';
import { WORKBOOKS_SAMPLES } from './workbooks.ts';
import { MONEY_SAMPLES } from './money.ts';
import { PAPER_SAMPLES } from './paper.ts';
import { SERIES_SAMPLES } from './series.ts';
import { BOOKINGS_SAMPLES } from './bookings.ts';
import { BLACKOUTS_SAMPLES } from './blackouts.ts';
import { BOARD_SAMPLES } from './board.ts';
import { PEOPLE_SAMPLES } from './people.ts';
import { WAITING_SAMPLES } from './waiting.ts';

/** What a schema doesn't tell: bounds and words that must be refused, and right inputs that hang together. */
export const BY_HAND: MethodSamples = {
  ...MAIN_JOB_SAMPLES,
  ...START_SAMPLES,
  ...SHELL_SAMPLES,
  ...LIVE_SAMPLES,
  ...RECORDS_SAMPLES,
  ...TENANTS_SAMPLES,
  ...STUDIOS_SAMPLES,
  ...SETTINGS_SAMPLES,
  ...SALES_SAMPLES,
  ...COLLECTION_SAMPLES,
  ...INTAKE_SAMPLES,
  ...FILING_SAMPLES,
  ...INSIGHT_SAMPLES,
  ...SHEETS_SAMPLES,
  ...FORMS_SAMPLES,
  ...WORKBOOKS_SAMPLES,
  ...MONEY_SAMPLES,
  ...PAPER_SAMPLES,
  ...SERIES_SAMPLES,
  ...BOOKINGS_SAMPLES,
  ...BLACKOUTS_SAMPLES,
  ...BOARD_SAMPLES,
  ...WAITING_SAMPLES,
  ...PEOPLE_SAMPLES,
};

const INPUTS: readonly (readonly [string, z.ZodType])[] = Object.entries(contract).flatMap(([group, methods]) =>
  Object.entries(methods).map(([name, entry]) => {
    const { inputSchema } = entry['~orpc'];
    if (!(inputSchema instanceof z.ZodType)) throw new Error(`${group}.${name} has no input schema: it would take anything`);
    return [`${group}.${name}`, inputSchema] as const;
  }),
);

/** Every method of the contract with a right input and wrong ones. */
export const METHOD_SAMPLES: Readonly<Record<string, MethodSample>> = Object.fromEntries(
  INPUTS.map(([name, schema]) => {
    const { right = z.record(z.string(), z.unknown()).parse(madeInput(schema)), wrong = [] } = BY_HAND[name] ?? {};
    return [name, { right, wrong: [...wrongFields(schema, right), ...wrong] }];
  }),
);
