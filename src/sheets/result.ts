// Expected trouble with a file of cells as a value: a code and the facts. Its words are the caller's.

/** Why a file or a workbook could not be read, written or edited. */
export type SheetCode =
  | 'FILE_BOMB'
  | 'FILE_DAMAGED'
  | 'FILE_DTD'
  | 'FILE_EMPTY'
  | 'FILE_ENCODING'
  | 'FILE_ENCRYPTED'
  | 'FILE_MACROS'
  | 'FILE_NOT_A_TABLE'
  | 'FILE_TOO_LARGE'
  | 'FILE_TOO_MANY_CELLS'
  | 'FILE_TOO_SLOW'
  | 'FILE_TRUNCATED'
  | 'FILE_WIDE_TEXT'
  | 'FILE_XLSB'
  | 'FILE_ZIP_NAMES'
  | 'WB_DAMAGED'
  | 'WB_ENCRYPTED'
  | 'WB_KIND'
  | 'WB_LIST_BLOCKED'
  | 'WB_SIGNED'
  | 'WB_TEXT_REFERENCE'
  | 'WB_TOO_BIG'
  | 'WB_XLS';

/** What a refusal says of the place and of what was found there. */
export interface SheetRefusal {
  readonly code: SheetCode;
  readonly data: Readonly<Record<string, string | number | null | readonly string[] | readonly number[]>>;
}

/** Either the value, or why there is none. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: SheetRefusal };

/** A result that holds `value`. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A result that refuses with `code`; `data` are the facts that its words name. */
export function refuse(code: SheetCode, data: SheetRefusal['data'] = {}): { readonly ok: false; readonly refusal: SheetRefusal } {
  return { ok: false, refusal: { code, data } };
}
