// Proposals for checks: formulas of the sheet that say whether its figures agree.
import { printCell } from '../../../../sheets/book/address.ts';
import type { MapCheck } from '../../../../contract/bureau/workbook-map.ts';
import type { SheetView } from '../../../../sheets/book/sheet-view.ts';

const TEXTS = /"((?:[^"]|"")*)"/g;
const AGREES = /^(?:.{0,6})(?:相符|通过|平衡|一致|无误|正确|合格)$/;
const DENIES = /不|未|错|非/;
/** A comparison that is the whole formula: its result is TRUE or FALSE. */
const COMPARES = /[<>=]/;

/** Cells that must give a certain result, with what they give where all is well. */
export function proposeChecks(view: SheetView, isInList: (row: number) => boolean): readonly MapCheck[] {
  return [...view.formulaCells()].flatMap((cell): MapCheck[] => {
    const formula = cell.formula ?? '';
    if (isInList(cell.row)) return [];
    const texts = [...formula.matchAll(TEXTS)].map(([, text = '']) => text.replaceAll('""', '"'));
    const well = texts.filter((text) => AGREES.test(text) && !DENIES.test(text));
    // A text that the formula only compares with is none that it gives.
    const given = well.filter((text) => !new RegExp(`[=<>]\\s*"${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}"`).test(formula));
    const isJudgement = cell.stored.kind === 'boolean' && COMPARES.test(formula.replace(TEXTS, '')) && texts.length === 0;
    const ok = given.length > 0 ? [...new Set(given)] : isJudgement ? [true] : [];
    return ok.length === 0 ? [] : [{ sheet: view.sheet.name, cell: printCell(cell), ok, state: 'proposed' }];
  });
}
