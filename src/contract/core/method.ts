// How a method of the contract is written down: its codes, the right it needs, its input and output.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { RefusalCode } from '../../domain/values/refusal-codes.ts';
import type { Right } from '../../domain/base/rights.ts';

/** What is known of a method besides its shapes. */
export interface MethodMeta extends Record<string, unknown> {
  /** What the caller's role must allow (`mayDo`); null for what works before anybody is known. */
  readonly right: Right | null;
  /** Codes that the method may refuse with, besides those that any method may (`COMMON_CODES`). */
  readonly codes: readonly RefusalCode[];
}

/** Any method may meet these: the input, the caller's rights, the file of the base, its disk, and being cancelled. */
export const COMMON_CODES: readonly RefusalCode[] = [
  'INPUT_INVALID',
  'NOT_ALLOWED',
  'BASE_MISSING',
  'BASE_BUSY',
  'BASE_DAMAGED',
  'BASE_READ_ONLY',
  'DISK_FULL',
  'JOB_CANCELLED',
  'JOB_CANCEL_LATE',
];

/** A method that needs `right` and may refuse with `codes`. */
export function method(right: Right | null, ...codes: readonly RefusalCode[]) {
  return oc.$meta<MethodMeta>({ right, codes });
}

/** The input of a method that needs none. */
export const nothing = z.strictObject({});

/** Reading the report's profile can end in these. */
export const PROFILE: readonly RefusalCode[] = ['PROFILE_UNKNOWN', 'PROFILE_INVALID'];
