// What is wrong with a map, or worth knowing: a code with its facts, and the cell it is about.
import type { WorkbookFinding } from '../../../contract/bureau/workbooks.ts';
import type { Refusal } from '../../../domain/values/result.ts';

/** A trouble of a sheet's cell; both stand in its facts as well. */
export function createTroubleAt(code: Refusal['code'], sheet: string, cell: string, data: Refusal['data'] = {}): WorkbookFinding {
  return { refusal: { code, data: { ...data, sheet, cell } }, sheet, cell };
}

/** A wrong entry: its number, and `detail` as the contract's words read it (`figure:ZB-9.01.month`). */
export function createWrongEntry(
  place: { readonly n: number; readonly sheet: string; readonly cell: string },
  detail: string,
): WorkbookFinding {
  return createTroubleAt('WB_MAP', place.sheet, place.cell, { n: place.n, detail });
}
