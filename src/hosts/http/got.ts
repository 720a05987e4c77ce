// What was asked for, or why there is none: the form in which this room's functions answer.
import type { RefusalData } from '../../contract/core/shapes.ts';

/** Why there is none. */
export interface NotGot {
  readonly ok: false;
  readonly refusal: RefusalData;
}

/** The value, or why there is none. */
export type Got<T> = { readonly ok: true; readonly value: T } | NotGot;

/** A value. */
export function got<T>(value: T): Got<T> {
  return { ok: true, value };
}

/** None, for the reason that `code` names; `data` are the facts of its words. */
export function notGot(code: RefusalData['code'], data: RefusalData['data']): NotGot {
  return { ok: false, refusal: { code, data } };
}
