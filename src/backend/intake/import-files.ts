// Use case: takes files in. Read, try in one transaction, then keep all of it, the good rows, or nothing but the note of the refusal.
import type { Month } from '../../domain/time/calendar.ts';
import { ok, type Refusal, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { type Actor, inTx, type Tx } from '../core/db/tx.ts';
import type { Caller, OnProgress } from '../core/rpc/call.ts';
import { findDifferingMonth } from './recognise/months-said.ts';
import { readTableFile } from '../../sheets/read/read-table.ts';
import { type GivenFile, type MappedReader, readBatch, type ReadBatch, type ReadSheet } from './recognise/read-batch.ts';
import { keepFile, noteIntake } from './sql/batches.ts';
import { parkFile } from '../report/sql/parked.ts';
import { countRows } from './apply/apply-sheet.ts';
import {
  attemptImport,
  type AttemptInput,
  type AttemptResult,
  closedMonthsOf,
  createFileRefusal,
  findWholeTrouble,
  listRefusedRows,
  type SheetResult,
  type TakenFile,
} from './attempt.ts';
import { findRefusedSheet } from './sheet-authorization.ts';
import type { ImportChoices, ImportRules, SheetRun } from './context.ts';

/** Everything an import is asked with. */
export interface ImportRequest {
  readonly files: readonly TakenFile[];
  readonly rules: ImportRules;
  readonly choices: ImportChoices;
  readonly mapped: MappedReader;
  /** The month given for a file (by place in the batch), or null. */
  readonly monthOf: (fileIndex: number) => Month | null;
  readonly isDryRun: boolean;
  readonly takesGoodRows: boolean;
  /** Rows that a person left out, as `getRowId`. */
  readonly leftOut?: ReadonlySet<string>;
  /** Where only some files want to change a closed month: those are parked, and the others are taken without them. */
  readonly parksAlone?: boolean;
  /** Where good rows are taken: files (by place in the batch) that wait for the closed months of their other rows; left out: none. */
  readonly parks?: ReadonlySet<number>;
  /** What a file kept for a closed month would change, as lines to show; asked only where a file is parked. */
  readonly wouldChange: (input: AttemptInput, month: string) => Result<readonly string[]>;
  readonly onProgress?: OnProgress | null;
  /** Who asks at the RPC layer: what that person may not take is refused. Left out where the program itself takes. */
  readonly caller?: Caller;
}

/** Files that are kept for closed months (by place in the batch, with their months), and what all would change in each month. */
export interface Parking {
  readonly files: ReadonlyMap<number, readonly string[]>;
  readonly effects: ReadonlyMap<string, readonly string[]>;
}

/** Where no month is closed. */
export const NOTHING_PARKED: Parking = { files: new Map(), effects: new Map() };

/** What became of the sheets, and which files are kept for closed months. */
interface Course {
  readonly sheets: readonly SheetResult[];
  readonly parking: Parking;
}

/** Either what was taken (`batchId` is null for a dry run), or why nothing was: the sheets then list the refused rows, where there are any. */
export type ImportOutcome =
  | { readonly ok: true; readonly value: Course & { readonly batchId: number | null } }
  | { readonly ok: false; readonly value: Course & { readonly refusal: Refusal } };

/** More tries than any chain of rows that need each other is long: then everything left is refused. */
const MOST_TRIES = 50;

async function decode(request: ImportRequest): Promise<Result<GivenFile[]>> {
  const given: GivenFile[] = [];
  for (const [index, file] of request.files.entries()) {
    request.onProgress?.({ phase: 'read', name: file.name, done: index, all: request.files.length });
    const table = file.table === undefined ? await readTableFile(file.bytes) : ok(file.table);
    if (!table.ok) return { ok: false, refusal: createFileRefusal(table.refusal, file.name) };
    given.push({ name: file.name, table: table.value });
  }
  return ok(given);
}

/** The decoded tables go out of sight here: of a big file they are as large as its rows. */
async function readAll(request: ImportRequest): Promise<Result<ReadBatch>> {
  const given = await decode(request);
  return given.ok ? readBatch(given.value, request.mapped) : given;
}

/** An import on its way. */
interface Importing {
  readonly base: Base;
  readonly actor: Actor;
  readonly request: ImportRequest;
}

/** Why a file (by its place in the batch) was not taken. */
type RefusalOf = (index: number) => Refusal;

/**
 * Of a form its own first trouble, with the place, and whose it is where that could be told (`tenant`, `month`, `formTenant` its id); of
 * any other file what is said of the whole import.
 */
export function createRefusalLookup(sheets: readonly SheetResult[], general: Refusal): RefusalOf {
  return (index) => {
    const own = sheets.find(({ sheet }) => sheet.fileIndex === index && sheet.as === 'form');
    if (own === undefined) return general;
    const { form, refused: troubles } = own.tally;
    const owner: Refusal['data'] = form === null ? {} : { tenant: form.name, month: form.month, formTenant: form.tenantId };
    const [first] = troubles;
    if (first === undefined) return { code: general.code, data: { ...general.data, ...owner } };
    const { row, column, found, code, data } = first;
    return { code, data: { file: own.sheet.file, sheet: own.sheet.sheet, row, column, found, ...data, ...owner } };
  };
}

/** What goes without its note: a disk that is full as well is told with the next write, and a base that nothing is written to till a manager decides. */
const UNNOTED: ReadonlySet<string> = new Set(['DISK_FULL', 'BASE_BUSY', 'HISTORY_UNTRUSTED']);

/** The refusal itself is what the user is told. */
function writeNotes(base: Base, actor: Actor, write: (tx: Tx) => void): void {
  const noted = inTx(base, actor, (tx) => ok(write(tx)));
  if (!noted.ok && !UNNOTED.has(noted.refusal.code)) throw new Error(`refusal not noted: ${noted.refusal.code}`);
}

interface Noted {
  readonly parking: Parking;
  /** The batch that took the others: undoing it takes back what was parked with it. */
  readonly batchId: number | null;
}

const NOTHING_NOTED: Noted = { parking: NOTHING_PARKED, batchId: null };

/** Keeps the bytes of what was refused or parked, and the note; no record changes. */
function noteRefused(
  { base, actor, request }: Importing,
  refusal: RefusalOf,
  indexes: readonly number[],
  { parking, batchId }: Noted,
): void {
  if (request.isDryRun || indexes.length === 0) return;
  writeNotes(base, actor, (tx) => {
    for (const index of indexes) {
      const file = request.files[index];
      if (file === undefined) continue;
      const fileId = keepFile(tx, file.bytes);
      const months = parking.files.get(index);
      const note = JSON.stringify(refusal(index));
      const isParked = months !== undefined;
      noteIntake(tx, { fileId, name: file.name, outcome: isParked ? 'parked' : 'refused', batchId: isParked ? batchId : null, note });
      const { tenant, account, onDifference, renamedFrom = null } = request.choices;
      const renamed = { renamedFrom: file.renamedFrom ?? renamedFrom };
      const options = { tenant, account, onDifference, ...file.owner, ...renamed, takesGoodRows: request.takesGoodRows };
      for (const month of months ?? [])
        parkFile(tx, { fileId, name: file.name, month, options, wouldChange: parking.effects.get(month) ?? [] });
    }
  });
}

function refused(importing: Importing, refusal: Refusal, sheets: readonly SheetResult[], excluded?: ReadonlySet<number>): ImportOutcome {
  // What somebody may not take is not kept either, nor what only the disk or another program stood against: nothing is wrong with it.
  const isKept = refusal.code !== 'SHEET_NOT_ALLOWED' && !UNNOTED.has(refusal.code);
  const indexes = isKept ? [...importing.request.files.keys()].filter((index) => excluded?.has(index) !== true) : [];
  noteRefused(importing, createRefusalLookup(sheets, refusal), indexes, NOTHING_NOTED);
  return { ok: false, value: { refusal, sheets, parking: NOTHING_PARKED } };
}

/** The files that are to be parked: some row of theirs wanted to change a closed month, and nobody has to say that it waits, or somebody has. */
function parkingFor({ request }: Importing, input: AttemptInput, sheets: readonly SheetResult[]): Parking {
  const mayPark = (index: number): boolean => !request.takesGoodRows || request.parks?.has(index) === true;
  const held = Map.groupBy(
    sheets.filter(({ sheet }) => mayPark(sheet.fileIndex)),
    ({ sheet }) => sheet.fileIndex,
  );
  const files = new Map(
    [...held].flatMap(([index, own]): [number, string[]][] => {
      const months = closedMonthsOf(own);
      return months.length === 0 ? [] : [[index, months]];
    }),
  );
  const effects = new Map(
    closedMonthsOf(sheets).map((month) => {
      const effect = request.wouldChange(input, month);
      return [month, effect.ok ? effect.value : []];
    }),
  );
  return { files, effects };
}

/** The good rows are in; a file whose other rows are of a closed month is parked for them, where it is to wait. */
function parkLeftOut(importing: Importing, input: AttemptInput, sheets: readonly SheetResult[], batchId: number): Parking {
  const months = closedMonthsOf(sheets);
  if (months.length === 0) return NOTHING_PARKED;
  const parking = parkingFor(importing, input, sheets);
  const refusal: Refusal = { code: 'MONTH_CLOSED', data: { month: months.join('、') } };
  noteRefused(importing, createRefusalLookup(sheets, refusal), [...parking.files.keys()], { parking, batchId });
  return parking;
}

/** The refusal of files that a closed month holds back; `kept`: how many of them wait, none of a trial. */
function closedRefusal(sheets: readonly SheetResult[], parking: Parking, kept: number): Refusal {
  const waiting = kept === 0 ? {} : { kept };
  const wouldChange = [...parking.effects.values()].flat();
  return { code: 'MONTH_CLOSED', data: { month: closedMonthsOf(sheets).join('、'), wouldChange, ...waiting } };
}

/** Nothing is taken: the files are kept for the months that are closed. Where others can be taken without them, that is tried first. */
function park(importing: Importing, sheets: readonly SheetResult[], parking: Parking): ImportOutcome {
  const isKept = !isForOthers(importing, parking) && !importing.request.isDryRun;
  const refusal = closedRefusal(sheets, parking, isKept ? parking.files.size : 0);
  if (isKept) {
    const all = [...importing.request.files.keys()];
    noteRefused(importing, createRefusalLookup(sheets, refusal), all, { parking, batchId: null });
  }
  return { ok: false, value: { refusal, sheets, parking } };
}

/** Whether only some of the files are held back, and the others are to be taken without them. */
function isForOthers({ request }: Importing, { files }: Parking): boolean {
  return request.parksAlone === true && files.size > 0 && files.size < request.files.length;
}

/** Why the caller may not take one of these sheets; null where it may take all. */
function notAllowed({ caller }: ImportRequest, sheets: readonly ReadSheet[]): Refusal | null {
  return caller === undefined ? null : findRefusedSheet(caller, sheets);
}

interface Tried {
  readonly result: AttemptResult;
  readonly isKept: boolean;
}

/** Whether there is something to keep: not where every row that was read has been left out. */
function isWorthKeeping({ sheets }: AttemptResult, leftOut: ReadonlySet<string>): boolean {
  return leftOut.size === 0 || sheets.some(({ tally }) => tally.added + tally.changed + tally.same > 0);
}

function tryOnce({ base, actor, request }: Importing, input: AttemptInput): Result<Tried> {
  let rejected: AttemptResult | null = null;
  const done = inTx(
    base,
    actor,
    (tx) => {
      const barred = notAllowed(request, input.sheets);
      if (barred !== null) return { ok: false, refusal: barred };
      const result = attemptImport(tx, input);
      if (result.sheets.every(({ tally }) => tally.refused.length === 0) && isWorthKeeping(result, input.leftOut)) return ok(result);
      rejected = result;
      return refuse('IMPORT_REFUSED');
    },
    { rehearse: request.isDryRun },
  );
  if (done.ok) return ok({ result: done.value, isKept: true });
  return rejected === null ? done : ok({ result: rejected, isKept: false });
}

/** Refused rows of all tries, put back beside what was taken. */
function withRefused(taken: AttemptResult, refusedBefore: readonly AttemptResult[]): SheetResult[] {
  return taken.sheets.map((one, at) => {
    const before = refusedBefore.flatMap((result) => result.sheets[at]?.tally ?? []);
    const form = one.tally.form ?? before.find((tally) => tally.form !== null)?.form ?? null;
    return { ...one, tally: { ...one.tally, refused: before.flatMap(({ refused: troubles }) => troubles), form } };
  });
}

function unreadable(
  request: ImportRequest,
  sheets: readonly ReadSheet[],
  unknown: readonly { readonly fileIndex: number; readonly refusal: Refusal }[],
): Refusal | null {
  const first = unknown[0];
  if (first) return first.refusal;
  return sheets.length === 0 ? { code: 'FILE_NO_SHEET_KNOWN', data: { file: request.files[0]?.name ?? '' } } : null;
}

/** Where everything refused is one thing about forms: a single cell, or that they differ from what was taken. */
function formTrouble(sheets: readonly SheetResult[]): Refusal | null {
  const all = sheets.flatMap(({ sheet, tally }) => tally.refused.map((trouble) => ({ sheet, trouble })));
  const [first, ...others] = all;
  if (first?.sheet.as !== 'form') return null;
  const { sheet, trouble } = first;
  if (others.some((one) => one.trouble.code !== 'FORM_DIFFERS') || (others.length > 0 && trouble.code !== 'FORM_DIFFERS')) return null;
  const { row, column, found, code, data } = trouble;
  return { code, data: { file: sheet.file, sheet: sheet.sheet, row, column, found, ...data } };
}

/** The refusal that stands for all refused rows: a sheet's own trouble, else that rows were refused. */
function summary(sheets: readonly SheetResult[]): Refusal {
  const whole = findWholeTrouble(sheets);
  const rows = sheets.reduce((sum, { tally }) => sum + new Set(tally.refused.map((one) => one.row)).size, 0);
  const ofForm = formTrouble(sheets);
  if (ofForm !== null) return ofForm;
  if (whole === null) return { code: 'IMPORT_REFUSED', data: { rows } };
  const { sheet, trouble } = whole;
  return { code: trouble.code, data: { ...trouble.data, file: sheet.file, sheet: sheet.sheet } };
}

/** Nothing is taken: parked where only a closed month stands in the way of reading it, else refused. */
function giveUp(importing: Importing, input: AttemptInput, sheets: readonly SheetResult[]): ImportOutcome {
  if (closedMonthsOf(sheets).length === 0 || findWholeTrouble(sheets) !== null)
    return refused(importing, summary(sheets), sheets, input.excluded);
  const parking = parkingFor(importing, input, sheets);
  if (parking.files.size > 0) return park(importing, sheets, parking);
  const refusal = closedRefusal(sheets, parking, 0);
  const outcome = refused(importing, refusal, sheets, input.excluded);
  return outcome.ok ? outcome : { ok: false, value: { ...outcome.value, parking } };
}

function take(importing: Importing, input: AttemptInput): ImportOutcome {
  const { request } = importing;
  const before: AttemptResult[] = [];
  const leftOut = new Set<string>(request.leftOut);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const refusedBefore = input.sheets.map((_, at) => before.flatMap((one) => one.sheets[at]?.tally.refused ?? []));
    const tried = tryOnce(importing, { ...input, leftOut, refusedBefore });
    if (!tried.ok) return refused(importing, tried.refusal, [], input.excluded);
    const { result, isKept } = tried.value;
    const sheets = withRefused(result, before);
    if (isKept) {
      const parking = parkLeftOut(importing, input, sheets, result.batchId);
      const left = [...result.formsLeftOut].filter((index) => !parking.files.has(index));
      noteRefused(importing, createRefusalLookup(sheets, { code: 'IMPORT_REFUSED', data: { rows: 0 } }), left, NOTHING_NOTED);
      return { ok: true, value: { batchId: request.isDryRun ? null : result.batchId, sheets, parking } };
    }
    const rows = listRefusedRows(result);
    if (!request.takesGoodRows || rows.size === 0 || findWholeTrouble(result.sheets) !== null)
      return giveUp(importing, input, withRefused(result, [...before, result]));
    before.push(result);
    for (const row of rows) leftOut.add(row);
  }
  return refused(importing, { code: 'IMPORT_REFUSED', data: { rows: leftOut.size } }, before.at(-1)?.sheets ?? [], input.excluded);
}

function rowStep(place: SheetRun['place'], seen: number, sheets: readonly ReadSheet[]) {
  const sheet = sheets.find((one) => one.fileIndex === place.fileIndex && one.sheet === place.sheet);
  return { phase: 'apply', name: `${place.file} ${place.sheet}`, done: seen, all: sheet === undefined ? seen : countRows(sheet) } as const;
}

/** Takes the files; where asked for, those that a closed month holds back are parked and the others taken without them. */
function takeAround(importing: Importing, input: AttemptInput): ImportOutcome {
  const outcome = take(importing, input);
  if (outcome.ok || !isForOthers(importing, outcome.value.parking)) return outcome;
  const { sheets, parking, refusal } = outcome.value;
  const held = parking.files;
  const others = { ...input, excluded: new Set(held.keys()), sheets: input.sheets.filter((sheet) => !held.has(sheet.fileIndex)) };
  const rest = take(importing, others);
  const batchId = rest.ok ? rest.value.batchId : null;
  noteRefused(importing, createRefusalLookup(sheets, refusal), [...held.keys()], { parking, batchId });
  const all = [...rest.value.sheets, ...sheets.filter(({ sheet }) => held.has(sheet.fileIndex))];
  return rest.ok
    ? { ok: true, value: { ...rest.value, sheets: all, parking } }
    : { ok: false, value: { ...rest.value, sheets: all, parking } };
}

/**
 * Takes files in as one batch. Refuses SHEET_NOT_ALLOWED with nothing changed; and, with nothing changed but the kept bytes and the note: every FILE_… and SHEET_… trouble,
 * IMPORT_REFUSED where rows are refused and the good ones were not asked for, MONTH_CLOSED (the file is parked).
 */
export async function importFiles(base: Base, actor: Actor, request: ImportRequest): Promise<ImportOutcome> {
  const importing: Importing = { base, actor, request };
  const read = await readAll(request);
  if (!read.ok) return refused(importing, read.refusal, []);
  const { sheets, unknown } = read.value;
  const trouble = notAllowed(request, sheets) ?? unreadable(request, sheets, unknown) ?? findDifferingMonth(sheets, request.monthOf);
  if (trouble !== null) return refused(importing, trouble, []);
  const input: AttemptInput = {
    files: request.files,
    sheets,
    rules: request.rules,
    choices: request.choices,
    leftOut: new Set(),
    onSheet: (sheet, done, all) => request.onProgress?.({ phase: 'apply', name: `${sheet.file} ${sheet.sheet}`, done, all }),
    onRows: ({ place, seen }) => request.onProgress?.(rowStep(place, seen, sheets)),
  };
  return takeAround(importing, input);
}

/** Keeps the bytes of files that were not taken, each with its refusal; those without one are passed over. */
export function noteUntaken(base: Base, actor: Actor, given: readonly (TakenFile & { readonly refusal: Refusal | null })[]): void {
  const files = given.flatMap(({ name, bytes, refusal }) => (refusal === null ? [] : [{ name, bytes, refusal }]));
  if (files.length === 0) return;
  writeNotes(base, actor, (tx) => {
    for (const { name, bytes, refusal } of files)
      noteIntake(tx, { fileId: keepFile(tx, bytes), name, outcome: 'refused', batchId: null, note: JSON.stringify(refusal) });
  });
}
