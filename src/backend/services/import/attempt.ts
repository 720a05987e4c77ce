// One try at taking files in: a batch opened, every sheet applied, the roll-ups refreshed; the caller commits or rolls back.
import { dayOfInstant, instantFromMilliseconds, monthOf } from '../../../domain/calendar.ts';
import type { Refusal } from '../../../domain/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { Trouble } from '../../imports/layout.ts';
import type { ReadSheet } from '../../imports/read-batch.ts';
import { sha256Of } from '../../db/sha256.ts';
import { KEPT_DIFFERENCES, batchOfFile, countSheet, keepFile, noteIntake, openBatch } from '../../repos/batches.ts';
import { markParkedTaken } from '../../repos/parked.ts';
import { lapseOptions } from '../../repos/bookings.ts';
import { closedMonths } from '../../repos/filings.ts';
import { loadNames } from '../../repos/names.ts';
import { applySheet, rowsRead } from './apply-sheet.ts';
import { openSheet, rowId } from './context.ts';
import type { ImportChoices, ImportContext, ImportRules, SheetTally } from './context.ts';
import { refreshRollUps } from './roll-up.ts';
import type { LackingFigures } from './roll-up.ts';

/** A file as given: its name and bytes. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a try reads. */
export interface AttemptInput {
  readonly files: readonly NamedBytes[];
  readonly sheets: readonly ReadSheet[];
  readonly rules: ImportRules;
  readonly choices: ImportChoices;
  readonly leftOut: ReadonlySet<string>;
  readonly onSheet?: (sheet: ReadSheet, done: number, all: number) => void;
}

/** What became of one sheet. */
export interface SheetResult {
  readonly sheet: ReadSheet;
  readonly read: number;
  readonly tally: SheetTally;
}

/** What a try came to. `batchId` is the batch that holds the files: a new one, or the one that took them before. */
export interface AttemptResult {
  readonly batchId: number;
  readonly sheets: readonly SheetResult[];
}

function freshTally(): SheetTally {
  return { added: 0, changed: 0, same: 0, refused: [], notes: [] };
}

/** Files whose bytes a standing batch has taken: nothing of them is applied again. */
function takenBefore(tx: Tx, files: readonly NamedBytes[]): ReadonlyMap<number, number> {
  const known = files.map((file, index) => [index, batchOfFile(tx.db, sha256Of(file.bytes))] as const);
  return new Map(known.flatMap(([index, batchId]) => (batchId === null ? [] : [[index, batchId] as const])));
}

function sameAgain(sheet: ReadSheet): SheetResult {
  const read = rowsRead(sheet);
  return { sheet, read, tally: { ...freshTally(), same: read } };
}

function contextOf(tx: Tx, input: AttemptInput, batchId: number): ImportContext {
  const now = instantFromMilliseconds(tx.nowMs);
  const today = dayOfInstant(now);
  const { rules, choices, leftOut } = input;
  const seen = { touched: new Map(), claims: new Map(), keptFiles: new Set<number>() };
  return {
    tx,
    batchId,
    now,
    today,
    thisMonth: monthOf(today),
    closedMonths: new Set(closedMonths(tx.db)),
    rules,
    choices,
    names: loadNames(tx.db),
    leftOut,
    ...seen,
  };
}

function applyOne(context: ImportContext, sheet: ReadSheet, fileId: number): SheetResult {
  const run = openSheet(context, sheet, sheet.kind, fileId);
  applySheet(run, sheet);
  const read = rowsRead(sheet);
  const { added, changed, same } = run.tally;
  const leftOut = [...context.leftOut].filter((id) => id.startsWith(rowId(sheet, 0).slice(0, -1))).length;
  countSheet(context.tx, run.sheetId, { read, added, changed, same, refused: leftOut });
  return { sheet, read, tally: run.tally };
}

/** The ledgers' words for the figures of a sales line. */
const FIGURE_WORDS: Readonly<Record<string, string>> = {
  minutes: '直播时长',
  views: '观看人次',
  orders: '成交订单数',
  paid: '成交额',
  refunded: '退款额',
  settled: '结算额',
};

/** Says on the sheets that touched a roll-up which of its figures count 0, since no source has them (imports.md, Platform exports). */
function noteLacking(context: ImportContext, lacking: readonly LackingFigures[]): void {
  const byTenant = Map.groupBy(lacking, (one) => `${one.tenantId}|${one.platform}`);
  for (const [first, ...others] of byTenant.values()) {
    if (first === undefined) continue;
    const all = [first, ...others];
    const figures = Object.entries(FIGURE_WORDS).flatMap(([name, word]) => (all.some((one) => one.figures.has(name)) ? [word] : []));
    const data = { tenant: context.names.nameOfTenant(first.tenantId), platform: first.platform, figures };
    const tallies = new Set(all.flatMap((one) => [...(context.touched.get(one.key) ?? [])]));
    for (const tally of tallies) tally.notes.push({ code: 'FIGURES_WITHOUT_SOURCE', data });
  }
}

/** Applies everything inside the caller's transaction. */
export function attemptImport(tx: Tx, input: AttemptInput): AttemptResult {
  const before = takenBefore(tx, input.files);
  const known = [...before.values()][0];
  if (known !== undefined && before.size === input.files.length) return { batchId: known, sheets: input.sheets.map(sameAgain) };
  const batchId = openBatch(tx);
  const context = contextOf(tx, input, batchId);
  lapseOptions(tx, context.now);
  const fileIds = input.files.map((file, index) => {
    const fileId = keepFile(tx, file.bytes);
    if (!before.has(index)) markParkedTaken(tx, fileId, batchId);
    return fileId;
  });
  const sheets = input.sheets.map((sheet, done) => {
    input.onSheet?.(sheet, done, input.sheets.length);
    return before.has(sheet.fileIndex) ? sameAgain(sheet) : applyOne(context, sheet, fileIds[sheet.fileIndex] ?? 0);
  });
  noteLacking(context, refreshRollUps(tx, context.touched.keys(), input.rules.refundBasis));
  for (const [index, file] of input.files.entries()) {
    const note = context.keptFiles.has(index) ? KEPT_DIFFERENCES : '';
    if (!before.has(index)) noteIntake(tx, { fileId: fileIds[index] ?? 0, name: file.name, outcome: 'taken', batchId, note });
  }
  return { batchId, sheets };
}

/** The rows that a try refused, as `rowId`, to be left out of the next. */
export function refusedRows(result: AttemptResult): Set<string> {
  return new Set(result.sheets.flatMap(({ sheet, tally }) => tally.refused.map((trouble) => rowId(sheet, trouble.row))));
}

/** Trouble of a whole sheet or file can't be left out row by row. */
export function wholeTrouble(sheets: readonly SheetResult[]): { readonly sheet: ReadSheet; readonly trouble: Trouble } | null {
  for (const { sheet, tally } of sheets) {
    const trouble = tally.refused.find((one) => one.row === 0);
    if (trouble) return { sheet, trouble };
  }
  return null;
}

/** Months that are closed and that some row wanted to change. */
export function closedMonthsOf(sheets: readonly SheetResult[]): string[] {
  const months = sheets.flatMap(({ tally }) =>
    tally.refused.filter((one) => one.code === 'MONTH_CLOSED').map((one) => String(one.data.month)),
  );
  return [...new Set(months)].toSorted();
}

/** A refusal that only names the file. */
export function ofFile(refusal: Refusal, file: string): Refusal {
  return { code: refusal.code, data: { ...refusal.data, file } };
}
