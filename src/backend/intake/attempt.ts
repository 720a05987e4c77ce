// One try at taking files in: a batch opened, every sheet applied, the roll-ups refreshed; the caller commits or rolls back.
import type { NamedFile } from '../../contract/core/shell-port.ts';
import { type Day, getDayOfInstant, convertMillisecondsToInstant, type Month, monthOf } from '../../domain/time/calendar.ts';
import type { Refusal } from '../../domain/values/result.ts';
import { appendHistory, type Tx } from '../core/db/tx.ts';
import type { RowIssue } from './recognise/layout.ts';
import type { TableFile } from '../../sheets/read/table.ts';
import type { ReadSheet } from './recognise/read-batch.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import { KEPT_DIFFERENCES, findBatchOfFile, countSheet, keepFile, noteIntake, openBatch, keepRefused } from './sql/batches.ts';
import type { Correction } from './correction.ts';
import { markParkedTaken } from '../report/sql/parked.ts';
import { lapseOptions } from '../core/records/record-history.ts';
import { listClosedMonths } from '../report/sql/filings.ts';
import { listMonthsBefore } from '../report/collected-month.ts';
import { memoizeByKey } from '../core/memoize.ts';
import { loadNames } from '../core/records/names.ts';
import { applySheet, countRows } from './apply/apply-sheet.ts';
import {
  createTally,
  type FileOwner,
  getRowId,
  type ImportChoices,
  type ImportContext,
  type ImportRules,
  openSheet,
  type SheetRun,
  type SheetTally,
} from './context.ts';
import { type LackingFigures, refreshRollUps } from '../report/roll-up.ts';

/** A file to be taken: what is known of it besides its bytes. */
export interface TakenFile extends NamedFile {
  /** Its sheets, where somebody has read them already. */
  readonly table?: TableFile;
  readonly corrections?: readonly Correction[];
  /** Whose it is, where it does not say; goes before what was chosen for all files. */
  readonly owner?: FileOwner;
  /** From which day the tenant of the form bears the name that it says. */
  readonly renamedFrom?: Day;
}

/** What a try reads. */
export interface AttemptInput {
  readonly files: readonly TakenFile[];
  /** Files (by place) that are passed over. */
  readonly excluded?: ReadonlySet<number>;
  readonly sheets: readonly ReadSheet[];
  readonly rules: ImportRules;
  readonly choices: ImportChoices;
  readonly leftOut: ReadonlySet<string>;
  /** What earlier tries refused, by sheet: it stays with the batch that takes the others. */
  readonly refusedBefore?: readonly (readonly RowIssue[])[];
  readonly onSheet?: (sheet: ReadSheet, done: number, all: number) => void;
  readonly onRows?: (run: SheetRun) => void;
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
  /** Forms (by place in the batch) that were left out as a whole, since something of them was refused before. */
  readonly formsLeftOut: ReadonlySet<number>;
}

/** Files whose bytes a batch that was not undone has taken: nothing of them is applied again, unless a person corrected cells since. */
function takenBefore(tx: Tx, { files, excluded }: AttemptInput): ReadonlyMap<number, number> {
  return new Map(
    files.flatMap((file, index): [number, number][] => {
      if (excluded?.has(index) === true || (file.corrections?.length ?? 0) > 0) return [];
      const batchId = findBatchOfFile(tx.db, hashSha256(file.bytes));
      return batchId === null ? [] : [[index, batchId]];
    }),
  );
}

function sameAgain(sheet: ReadSheet): SheetResult {
  const read = countRows(sheet);
  return { sheet, read, tally: { ...createTally(), same: read } };
}

function contextOf(tx: Tx, input: AttemptInput, batchId: number): ImportContext {
  const now = convertMillisecondsToInstant(tx.nowMs);
  const today = getDayOfInstant(now);
  const { rules, choices, leftOut } = input;
  const seen = { touched: new Map(), claims: new Map(), keptFiles: new Set<number>() };
  const forms: ImportContext['forms'] = {
    claims: new Map(),
    due: new Map(),
    past: memoizeByKey((month: Month) => listMonthsBefore(tx.db, month)),
    leftOut: new Set(),
  };
  return {
    tx,
    batchId,
    now,
    today,
    thisMonth: monthOf(today),
    closedMonths: new Set(listClosedMonths(tx.db)),
    rules,
    choices,
    names: loadNames(tx.db),
    leftOut,
    ...seen,
    forms,
    ownerOfFile: (fileIndex) => input.files[fileIndex]?.owner ?? choices,
    renamedFrom: (fileIndex) => input.files[fileIndex]?.renamedFrom ?? choices.renamedFrom ?? null,
    onRows: input.onRows ?? null,
  };
}

/** Says in the history what a person corrected of a sheet: what was found, and what stands for it. */
function noteCorrections({ context, sheetId, place }: SheetRun, corrections: readonly Correction[]): void {
  for (const { sheet, row, column, found, text } of corrections) {
    if (sheet !== place.sheet) continue;
    const [before, after] = [
      { row, column, value: found },
      { row, column, value: text },
    ];
    appendHistory(context.tx, { action: 'correct', entity: 'import_sheet', entityId: sheetId, batchId: context.batchId, before, after });
  }
}

/** What is known of a sheet besides its rows. */
interface Beside {
  readonly fileId: number;
  readonly corrections: readonly Correction[];
  readonly refused: readonly RowIssue[];
}

function applyOne(context: ImportContext, sheet: ReadSheet, { fileId, corrections, refused }: Beside): SheetResult {
  const run = openSheet(context, sheet, sheet.kind, fileId);
  noteCorrections(run, corrections);
  keepRefused(run.context.tx, { batchId: context.batchId, sheetId: run.sheetId, sheet: sheet.sheet }, refused, corrections);
  applySheet(run, sheet);
  const read = countRows(sheet);
  const { added, changed, same } = run.tally;
  const leftOut = [...context.leftOut].filter((id) => id.startsWith(getRowId(sheet, 0).slice(0, -1))).length;
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

/** Says on the sheets that touched a roll-up which of its figures count 0, since no source has them (docs/rules/imports.md, Platform exports). */
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
  const before = takenBefore(tx, input);
  const isExcluded = (index: number): boolean => input.excluded?.has(index) === true;
  const known = [...before.values()][0];
  if (known !== undefined && before.size === input.files.length - (input.excluded?.size ?? 0))
    return { batchId: known, sheets: input.sheets.map(sameAgain), formsLeftOut: new Set() };
  const batchId = openBatch(tx);
  const context = contextOf(tx, input, batchId);
  lapseOptions(tx, context.now);
  const fileIds = input.files.map((file, index) => {
    if (isExcluded(index)) return 0;
    const fileId = keepFile(tx, file.bytes);
    if (!before.has(index)) markParkedTaken(tx, fileId, batchId);
    return fileId;
  });
  const sheets = input.sheets.map((sheet, done) => {
    input.onSheet?.(sheet, done, input.sheets.length);
    if (before.has(sheet.fileIndex)) return sameAgain(sheet);
    const { corrections = [] } = input.files[sheet.fileIndex] ?? {};
    return applyOne(context, sheet, { fileId: fileIds[sheet.fileIndex] ?? 0, corrections, refused: input.refusedBefore?.[done] ?? [] });
  });
  noteLacking(context, refreshRollUps(tx, context.touched.keys(), input.rules.refundBasis));
  for (const [index, file] of input.files.entries()) {
    const note = context.keptFiles.has(index) ? KEPT_DIFFERENCES : '';
    if (!before.has(index) && !isExcluded(index) && !context.forms.leftOut.has(index))
      noteIntake(tx, { fileId: fileIds[index] ?? 0, name: file.name, outcome: 'taken', batchId, note });
  }
  return { batchId, sheets, formsLeftOut: context.forms.leftOut };
}

/** The rows that a try refused, as `getRowId`, to be left out of the next. */
export function listRefusedRows(result: AttemptResult): Set<string> {
  return new Set(result.sheets.flatMap(({ sheet, tally }) => tally.refused.map((trouble) => getRowId(sheet, trouble.row))));
}

/** Trouble of a whole sheet or file can't be left out row by row. */
export function findWholeTrouble(sheets: readonly SheetResult[]): { readonly sheet: ReadSheet; readonly trouble: RowIssue } | null {
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
export function createFileRefusal(refusal: Refusal, file: string): Refusal {
  return { code: refusal.code, data: { ...refusal.data, file } };
}
