// Expected trouble as a value: a refusal has a code and the facts, never a sentence.
import type { RefusalCode } from './refusal-codes.ts';

/** What a placeholder of a refusal's words may hold. */
export type RefusalValue = string | number | null | readonly string[] | readonly number[];

/** Why something was not done. `code` has words in `src/contract`; `data` holds the facts for them. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly data: Readonly<Record<string, RefusalValue>>;
}

/** Either the value, or why there is none. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** A result that holds `value`. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A result that refuses with `code`; `data` are the facts that its words name. */
export function refuse(code: RefusalCode, data: Refusal['data'] = {}): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, data } };
}

/** Ends a switch over a union: reaching it is a bug, which the compiler finds first. */
export function assertNever(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
