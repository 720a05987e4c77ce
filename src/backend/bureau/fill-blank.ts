// Fills a blank and reads the result again before anybody sees it: what the second reader finds different ends the export.
import type { FillAccount, WorkbookFinding } from '../../contract/bureau/workbooks.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { compareFilled } from '../../sheets/second-reader/compare-filled.ts';
import type { ExpectedFill, SecondReading } from '../../sheets/second-reader/second-reading.ts';
import { printCell } from '../../sheets/book/book-model.ts';
import { bookBytes } from '../../sheets/book/book-bytes.ts';
import { type MadeBook, makeBook } from './fill/fill-workbook.ts';
import { sheetNameOf, createTroubleAt } from './map/map-schema.ts';
import type { PlanInput } from './map/plan-fill.ts';
import { listSurroundingWarnings } from './map/check-surroundings.ts';

/** A filled workbook that the second reader has seen. */
export interface FilledFile {
  readonly bytes: Uint8Array;
  readonly account: FillAccount;
}

/** What the second reader expects. */
function expectedOf({ book, map }: PlanInput, { plan, written, recalculation }: MadeBook): ExpectedFill {
  const named = ({ sheet, cell }: { readonly sheet: number; readonly cell: string }) => ({ sheet: sheetNameOf(book, sheet), cell });
  return {
    cells: written,
    growths: plan.growths,
    recalculated: recalculation.results.map(named),
    notCalculated: recalculation.notCalculated.map(named),
    knownErrors: recalculation.newErrors.map(named),
    checks: plan.checks.map(({ sheet, cell, ok: wanted }) => ({ ...named({ sheet, cell: printCell(cell) }), ok: wanted })),
    keep: map.keep,
    searchesPlaceholders: map.placeholders,
  };
}

/** What is said of a filled workbook besides its checks: nothing of it stops the delivery. */
function warningsOf(input: PlanInput, { recalculation, warnings }: MadeBook): WorkbookFinding[] {
  const name = (sheet: number): string => sheetNameOf(input.book, sheet);
  return [
    ...warnings.map((refusal) => ({ refusal, sheet: String(refusal.data['sheet'] ?? ''), cell: String(refusal.data['cell'] ?? '') })),
    ...(['notCalculated', 'kept'] as const).flatMap((list) =>
      recalculation[list].map(({ sheet, cell, formula, why, detail }) =>
        createTroubleAt(list === 'kept' ? 'WB_RESULT_KEPT' : 'WB_NOT_CALCULATED', name(sheet), cell, {
          formula,
          why: detail === '' ? why : `${why}:${detail}`,
        }),
      ),
    ),
    ...recalculation.newErrors.map(({ sheet, cell, formula, error, cause }) => {
      const source = cause === null ? null : `${name(cause.sheet)}!${printCell(cause)}`;
      return createTroubleAt('WB_NEW_ERROR', name(sheet), cell, { formula, value: error, cause: source });
    }),
  ];
}

function failedChecks({ checks }: Extract<SecondReading, { ok: true }>): readonly WorkbookFinding[] {
  return checks
    .filter(({ ok: isFine }) => !isFine)
    .map(({ sheet, cell, value }) => createTroubleAt('WB_CHECK_FAILS', sheet, cell, { value: String(value ?? '') }));
}

/**
 * Fills a blank with a month's figures and compares the result with it. Refuses what `makeBook` refuses, and WB_SELFCHECK
 * `{cell, detail}` where the second reader finds a difference that no rule allows.
 */
export function fillBlank(input: PlanInput): Result<FilledFile> {
  const around = listSurroundingWarnings(input.book, input.map.placeholders);
  const made = makeBook(input);
  if (!made.ok) return made;
  const { book, written, inserted, recalculation } = made.value;
  const bytes = bookBytes(book);
  const read = compareFilled({ blank: input.book.blank, filled: bytes, expected: expectedOf(input, made.value) });
  if (!read.ok) {
    const [first] = read.differences;
    return refuse('WB_SELFCHECK', { cell: first.cell === '' ? first.part : first.cell, detail: first.detail });
  }
  const checks = read.checks.map(({ sheet, cell, value, ok: isFine }) => ({ sheet, cell, value: value ?? '', ok: isFine }));
  const warnings = [...around, ...warningsOf(input, made.value), ...failedChecks(read)];
  return ok({ bytes, account: { written: written.length, inserted, recalculated: recalculation.recalculated, warnings, checks } });
}
