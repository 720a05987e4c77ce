// Use case: takes files in. Read, try in one transaction, then keep all of it, the good rows, or nothing but the note of the refusal.
import { ok, refuse } from '../../../domain/result.ts';
import type { Refusal, Result } from '../../../domain/result.ts';
import type { Base } from '../../db/open.ts';
import { inTx } from '../../db/tx.ts';
import type { Actor } from '../../db/tx.ts';
import { readTableFile } from '../../files/read-table.ts';
import { readBatch } from '../../imports/read-batch.ts';
import type { GivenFile, MappedReader, ReadBatch, ReadSheet } from '../../imports/read-batch.ts';
import { keepFile, noteIntake } from '../../repos/batches.ts';
import { parkFile } from '../../repos/parked.ts';
import { attemptImport, closedMonthsOf, ofFile, refusedRows, wholeTrouble } from './attempt.ts';
import type { AttemptInput, AttemptResult, NamedBytes, SheetResult } from './attempt.ts';
import type { ImportChoices, ImportRules } from './context.ts';

/** Everything an import is asked with. */
export interface ImportRequest {
  readonly files: readonly NamedBytes[];
  readonly rules: ImportRules;
  readonly choices: ImportChoices;
  readonly mapped: MappedReader;
  readonly isDryRun: boolean;
  readonly takesGoodRows: boolean;
  /** What a file kept for a closed month would change, as lines to show; asked only where a file is parked. */
  readonly wouldChange: (input: AttemptInput, month: string) => Result<readonly string[]>;
  readonly onProgress?: (step: { readonly phase: 'read' | 'apply'; readonly name: string; readonly done: number; readonly all: number }) => void;
}

/** What an import came to. */
export interface ImportAnswer {
  /** Null for a dry run. */
  readonly batchId: number | null;
  readonly sheets: readonly SheetResult[];
}

/** Why an import was refused; `rows` lists the refused rows by sheet, where there are any. */
export interface ImportRefusal {
  readonly refusal: Refusal;
  readonly sheets: readonly SheetResult[];
}

/** Either what was taken, or why nothing was. */
export type ImportOutcome = { readonly ok: true; readonly value: ImportAnswer } | { readonly ok: false; readonly value: ImportRefusal };

/** More tries than any chain of rows that need each other is long: then everything left is refused. */
const MOST_TRIES = 50;

async function decode(request: ImportRequest): Promise<Result<GivenFile[]>> {
  const given: GivenFile[] = [];
  for (const [index, file] of request.files.entries()) {
    request.onProgress?.({ phase: 'read', name: file.name, done: index, all: request.files.length });
    const table = await readTableFile(file.bytes);
    if (!table.ok) return { ok: false, refusal: ofFile(table.refusal, file.name) };
    given.push({ name: file.name, table: table.value });
  }
  return ok(given);
}

/** The decoded tables go out of sight here: of a big file they are as large as its rows. */
async function readAll(request: ImportRequest): Promise<Result<ReadBatch>> {
  const given = await decode(request);
  return given.ok ? readBatch(given.value, request.mapped) : given;
}

/** Keeps the bytes of what was refused, and the note; no record changes. */
function noteRefused(base: Base, actor: Actor, request: ImportRequest, refusal: Refusal, parked: ReadonlyMap<string, readonly string[]>, files: ReadonlySet<string>): void {
  if (request.isDryRun) return;
  const noted = inTx(base, actor, (tx) => {
    for (const file of request.files) {
      if (parked.size > 0 && request.takesGoodRows && !files.has(file.name)) continue;
      const fileId = keepFile(tx, file.bytes);
      const isParked = parked.size > 0 && files.has(file.name);
      noteIntake(tx, { fileId, name: file.name, outcome: isParked ? 'parked' : 'refused', batchId: null, note: JSON.stringify(refusal) });
      if (!isParked) continue;
      const options = { ...request.choices, takesGoodRows: request.takesGoodRows };
      for (const [month, wouldChange] of parked) parkFile(tx, { fileId, name: file.name, month, options, wouldChange });
    }
    return ok(null);
  });
  // The refusal itself is what the user is told; a disk that is full as well is told with the next write.
  if (!noted.ok && noted.refusal.code !== 'DISK_FULL' && noted.refusal.code !== 'BASE_BUSY') throw new Error(`refusal not noted: ${noted.refusal.code}`);
}

function refused(base: Base, actor: Actor, request: ImportRequest, refusal: Refusal, sheets: readonly SheetResult[]): ImportOutcome {
  noteRefused(base, actor, request, refusal, new Map(), new Set());
  return { ok: false, value: { refusal, sheets } };
}

/** Names of the files some row of which wanted to change a closed month. */
function filesForClosed(sheets: readonly SheetResult[]): ReadonlySet<string> {
  return new Set(sheets.filter(({ tally }) => tally.refused.some((one) => one.code === 'MONTH_CLOSED')).map(({ sheet }) => sheet.file));
}

function effectsOn(request: ImportRequest, input: AttemptInput, months: readonly string[]): Map<string, readonly string[]> {
  return new Map(
    months.map((month) => {
      const effect = request.wouldChange(input, month);
      return [month, effect.ok ? effect.value : []];
    }),
  );
}

/** The good rows are in; a file whose other rows are of a closed month is parked for them. */
function parkLeftOut(base: Base, actor: Actor, request: ImportRequest, input: AttemptInput, sheets: readonly SheetResult[]): void {
  const months = closedMonthsOf(sheets);
  if (months.length === 0) return;
  const refusal: Refusal = { code: 'MONTH_CLOSED', data: { month: months.join('、') } };
  noteRefused(base, actor, request, refusal, effectsOn(request, input, months), filesForClosed(sheets));
}

/** Keeps the files for the months that are closed, with what they would change in each. */
function park(base: Base, actor: Actor, request: ImportRequest, input: AttemptInput, result: AttemptResult, months: readonly string[]): ImportOutcome {
  const effects = effectsOn(request, input, months);
  const files = filesForClosed(result.sheets);
  const refusal: Refusal = { code: 'MONTH_CLOSED', data: { month: months.join('、'), wouldChange: [...effects.values()].flat() } };
  noteRefused(base, actor, request, refusal, effects, files);
  return { ok: false, value: { refusal, sheets: result.sheets } };
}

interface Tried {
  readonly result: AttemptResult;
  readonly isKept: boolean;
}

function tryOnce(base: Base, actor: Actor, input: AttemptInput, isDryRun: boolean): Result<Tried> {
  let rejected: AttemptResult | null = null;
  const done = inTx(
    base,
    actor,
    (tx) => {
      const result = attemptImport(tx, input);
      if (result.sheets.every(({ tally }) => tally.refused.length === 0)) return ok(result);
      rejected = result;
      return refuse('IMPORT_REFUSED');
    },
    { rehearse: isDryRun },
  );
  if (done.ok) return ok({ result: done.value, isKept: true });
  return rejected === null ? done : ok({ result: rejected, isKept: false });
}

/** Refused rows of all tries, put back beside what was taken. */
function withRefused(taken: AttemptResult, refusedBefore: readonly AttemptResult[]): SheetResult[] {
  return taken.sheets.map((one, at) => {
    const troubles = refusedBefore.flatMap((result) => result.sheets[at]?.tally.refused ?? []);
    return { ...one, tally: { ...one.tally, refused: troubles } };
  });
}

function unreadable(request: ImportRequest, sheets: readonly ReadSheet[], unknown: readonly { readonly fileIndex: number; readonly refusal: Refusal }[]): Refusal | null {
  const first = unknown[0];
  if (first) return first.refusal;
  return sheets.length === 0 ? { code: 'FILE_NO_SHEET_KNOWN', data: { file: request.files[0]?.name ?? '' } } : null;
}

/** The refusal that stands for all refused rows: a sheet's own trouble, else that rows were refused. */
function summary(result: AttemptResult): Refusal {
  const whole = wholeTrouble(result);
  const rows = result.sheets.reduce((sum, { tally }) => sum + new Set(tally.refused.map((one) => one.row)).size, 0);
  if (whole === null) return { code: 'IMPORT_REFUSED', data: { rows } };
  const { sheet, trouble } = whole;
  return { code: trouble.code, data: { ...trouble.data, file: sheet.file, sheet: sheet.sheet } };
}

function take(base: Base, actor: Actor, request: ImportRequest, input: AttemptInput): ImportOutcome {
  const before: AttemptResult[] = [];
  const leftOut = new Set<string>();
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const tried = tryOnce(base, actor, { ...input, leftOut }, request.isDryRun);
    if (!tried.ok) return refused(base, actor, request, tried.refusal, []);
    const { result, isKept } = tried.value;
    if (isKept) {
      const sheets = withRefused(result, before);
      parkLeftOut(base, actor, request, input, sheets);
      return { ok: true, value: { batchId: request.isDryRun ? null : result.batchId, sheets } };
    }
    const months = closedMonthsOf(result.sheets);
    const isWhole = wholeTrouble(result) !== null;
    if (months.length > 0 && !request.takesGoodRows) return park(base, actor, request, input, result, months);
    if (!request.takesGoodRows || isWhole) return refused(base, actor, request, summary(result), result.sheets);
    before.push(result);
    for (const row of refusedRows(result)) leftOut.add(row);
  }
  return refused(base, actor, request, { code: 'IMPORT_REFUSED', data: { rows: leftOut.size } }, before.at(-1)?.sheets ?? []);
}

/**
 * Takes files in as one batch. Refuses, with nothing changed but the kept bytes and the note: any FILE_… and SHEET_… trouble,
 * IMPORT_REFUSED where rows are refused and the good ones were not asked for, MONTH_CLOSED (the file is parked).
 */
export async function importFiles(base: Base, actor: Actor, request: ImportRequest): Promise<ImportOutcome> {
  const read = await readAll(request);
  if (!read.ok) return refused(base, actor, request, read.refusal, []);
  const { sheets, unknown } = read.value;
  const trouble = unreadable(request, sheets, unknown);
  if (trouble !== null) return refused(base, actor, request, trouble, []);
  const input: AttemptInput = {
    files: request.files,
    sheets,
    rules: request.rules,
    choices: request.choices,
    leftOut: new Set(),
    onSheet: (sheet, done, all) => request.onProgress?.({ phase: 'apply', name: `${sheet.file} ${sheet.sheet}`, done, all }),
  };
  return take(base, actor, request, input);
}
