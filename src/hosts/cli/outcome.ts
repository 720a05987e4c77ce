// What a command came to, before it is printed: a document with lines for people, or a refusal.
import type { Refusal } from '../../domain/values/result.ts';

/** A command that did what it was asked. `document` is what `--json` prints; then `remarks`, also among the lines, go to standard error. */
export interface Done {
  readonly ok: true;
  readonly document: object;
  readonly lines: readonly string[];
  readonly remarks: readonly string[];
  /** 1 where the answer itself is bad news (a check that fails). */
  readonly exitCode: 0 | 1;
}

/** A command that was refused, like every refused result. `details` stand in the error document beside the facts; `lines` follow the sentence. */
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
  readonly details?: object;
  readonly lines?: readonly string[];
}

export type Outcome = Done | Refused;

/** The outcome of a command that did what it was asked. */
export function createOutcome(
  document: object,
  lines: readonly string[],
  more: { readonly remarks?: readonly string[]; readonly exitCode?: 0 | 1 } = {},
): Done {
  return { ok: true, document, lines, remarks: more.remarks ?? [], exitCode: more.exitCode ?? 0 };
}
