// Fills a blank and reads the result again before anybody sees it: what the second reader finds different ends the export.
import type { FillAccount, WorkbookFinding } from '../../contract/bureau/workbook-shapes.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { readBlank } from '../../sheets/second-reader/compare-entries.ts';
import { compareFilled } from '../../sheets/second-reader/compare-filled.ts';
import type { ExpectedFill, SecondReading } from '../../sheets/second-reader/second-reading.ts';
import { printCell } from '../../sheets/book/address.ts';
import { bookBytesAside } from '../../sheets/book/book-bytes.ts';
import { type MadeBook, makeBook } from './fill/fill-workbook.ts';
import { sheetNameOf } from './map/entry-places.ts';
import type { PlanInput } from './map/plan-fill.ts';
import { createTroubleAt } from './map/map-trouble.ts';
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

/** A filled workbook before its second reading: its bytes while they are packed and what is said of it, and no longer the book with all its texts. */
interface Unread {
  readonly packing: Promise<Uint8Array>;
  /** The parts that were changed. */
  readonly parts: readonly string[];
  readonly expected: ExpectedFill;
  readonly account: Pick<FillAccount, 'written' | 'inserted' | 'recalculated' | 'warnings'>;
}

function unreadFile(input: PlanInput): Result<Unread> {
  // Asked of the blank as long as nothing is made of it.
  const around = listSurroundingWarnings(input.book, input.map.placeholders);
  const made = makeBook(input);
  if (!made.ok) return made;
  const { book, written, inserted, recalculation } = made.value;
  return ok({
    packing: bookBytesAside(book),
    parts: [...book.changed].flatMap(([part, text]) => (text === null ? [] : [part])),
    expected: expectedOf(input, made.value),
    account: {
      written: written.length,
      inserted,
      recalculated: recalculation.recalculated,
      warnings: [...around, ...warningsOf(input, made.value)],
    },
  });
}

/**
 * Fills a blank with a month's figures and compares the result with it; the blank's own side of that is read while the result is packed.
 * Refuses what `fillWorkbook` refuses, and WB_SELFCHECK `{cell, detail}` where the second reader finds a difference that no rule allows.
 */
export async function fillBlank(input: PlanInput): Promise<Result<FilledFile>> {
  const unread = unreadFile(input);
  if (!unread.ok) return unread;
  const { packing, parts, expected, account } = unread.value;
  const blank = readBlank(input.book.blank, parts);
  const bytes = await packing;
  const read = compareFilled({ blank, filled: bytes, expected });
  if (!read.ok) {
    const [first] = read.differences;
    return refuse('WB_SELFCHECK', { cell: first.cell === '' ? first.part : first.cell, detail: first.detail });
  }
  const checks = read.checks.map(({ sheet, cell, value, ok: isFine }) => ({ sheet, cell, value: value ?? '', ok: isFine }));
  return ok({ bytes, account: { ...account, checks, warnings: [...account.warnings, ...failedChecks(read)] } });
}
