// Use case: staged files are tried, or taken. Both go the same way through the importer; a try is rolled back.
import { ok, refuse } from '../../../domain/values/result.ts';
import type { Refusal, Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import type { Actor } from '../../core/db/tx.ts';
import type { Trouble } from '../recognise/layout.ts';
import { packTroubles } from '../recognise/packed-troubles.ts';
import type { SheetResult } from '../attempt.ts';
import type { Difference } from '../context.ts';
import { noteUnreadable } from '../import-files.ts';
import type { ImportOutcome, ImportRequest } from '../import-files.ts';
import { importNamedFiles } from '../import-request.ts';
import { besideOf, gather, wishOf } from './gather.ts';
import { dropStaging, keepStaging, stagingOf } from './staging.ts';
import type { IntakeChoices, StagedFile, StagedSheet, Staging } from './staging.ts';

/** What becomes of a file. `ready`: it is taken as it is. */
export type FileFate = 'ready' | 'refused' | 'parked' | 'taken_before' | 'left_out' | 'unreadable' | 'twin' | 'unknown';

/** What becomes of a sheet's rows. Long lists are cut; `refusedRows` and `differing` count all that were named by the importer. */
export interface SheetPreview {
  readonly sheet: string;
  readonly kind: string;
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly refusedRows: number;
  readonly refused: readonly Trouble[];
  readonly notes: readonly Refusal[];
  readonly differences: readonly Difference[];
  /** Whose a form is and what it comes to; null for any other sheet. */
  readonly form: FormPreview | null;
}

/** A form as it reads: `tenant` is null where it could not be told whose it is. Money in fen. */
export interface FormPreview {
  readonly tenant: number | null;
  readonly name: string;
  readonly uscc: string;
  readonly month: string;
  readonly lines: number;
  readonly paid: number;
  readonly retail: number | null;
}

/** What becomes of a file. */
export interface FilePreview {
  readonly index: number;
  readonly file: string;
  readonly fate: FileFate;
  readonly refusal: Refusal | null;
  readonly sheets: readonly SheetPreview[];
}

/** A closed month that files want to change. `files` are places in the staging. */
export interface ClosedMonth {
  readonly month: string;
  readonly files: readonly number[];
  readonly wouldChange: readonly string[];
}

/** What a try or an import came to. `refusal`: why nothing is taken; `batch`: null for a try. */
export interface Preview {
  readonly files: readonly FilePreview[];
  readonly closed: readonly ClosedMonth[];
  readonly refusal: Refusal | null;
  readonly batch: number | null;
}

/** So many refused cells of a sheet are answered at once: the others are asked for by rows. */
const NAMED_TROUBLES = 500;

function formPreview({ sheet, tally }: SheetResult): FormPreview | null {
  if (sheet.as !== 'form') return null;
  const { locked, rows, zero, retail } = sheet.form;
  return {
    tenant: tally.form?.tenantId ?? null,
    name: tally.form?.name ?? locked.name.found,
    uscc: locked.uscc.found,
    month: tally.form?.month ?? locked.month.found,
    lines: rows.length + (zero === null ? 0 : 1),
    paid: rows.reduce((sum, row) => sum + row.paid, 0),
    retail,
  };
}

function sheetPreview(result: SheetResult): SheetPreview {
  const { sheet, read, tally } = result;
  const { added, changed, same, refused, notes, differences } = tally;
  return {
    sheet: sheet.sheet,
    kind: sheet.kind,
    read,
    added,
    changed,
    same,
    refusedRows: new Set(refused.map(({ row }) => row)).size,
    refused: refused.slice(0, NAMED_TROUBLES),
    notes,
    differences,
    form: formPreview(result),
  };
}

/** One way a staging was tried. */
interface Tried {
  readonly staging: Staging;
  readonly choices: IntakeChoices;
  /** Places in the staging of the files that the importer was given. */
  readonly places: readonly number[];
  readonly outcome: ImportOutcome;
}

function fateOf({ choices, outcome }: Tried, file: StagedFile, at: { readonly index: number; readonly given: number }): FileFate {
  const beside = besideOf(file, at.index, choices);
  if (beside !== null) return beside;
  const own = outcome.value.sheets.filter(({ sheet }) => sheet.fileIndex === at.given);
  const refused = own.flatMap(({ tally }) => tally.refused);
  if (outcome.value.parking.files.has(at.given)) return 'parked';
  // A form is taken whole or not at all: good rows of it are no reply.
  const isWhole = own.some(({ sheet }) => sheet.as === 'form') || refused.some(({ row }) => row === 0);
  if (refused.length > 0 && (!choices.takesGoodRows || isWhole)) return 'refused';
  return file.takenBefore !== null && file.sheets.every(({ edits, leftOut }) => edits.length + leftOut.length === 0)
    ? 'taken_before'
    : 'ready';
}

function filePreview(tried: Tried, file: StagedFile, index: number): FilePreview {
  const given = tried.places.indexOf(index);
  const own = tried.outcome.value.sheets.filter(({ sheet }) => given >= 0 && sheet.fileIndex === given);
  return { index, file: file.name, fate: fateOf(tried, file, { index, given }), refusal: file.refusal, sheets: own.map(sheetPreview) };
}

function closedMonths({ outcome, places }: Tried): ClosedMonth[] {
  const { parking, sheets } = outcome.value;
  return [...parking.effects].map(([month, wouldChange]) => {
    const ofMonth = sheets.filter(({ tally }) => tally.refused.some(({ code, data }) => code === 'MONTH_CLOSED' && data.month === month));
    const files = [...new Set(ofMonth.flatMap(({ sheet }) => places[sheet.fileIndex] ?? []))];
    return { month, files, wouldChange };
  });
}

/** Keeps with each sheet which rows were refused; sheets that were not reached stay as they were. */
function withTroubles({ staging, choices, places, outcome }: Tried): Staging {
  const files = staging.files.map((file, index) => {
    const given = places.indexOf(index);
    const sheets = file.sheets.map((sheet): StagedSheet => {
      const result = outcome.value.sheets.find(
        (one) => given >= 0 && one.sheet.fileIndex === given && one.sheet.sheet === sheet.packed.name,
      );
      return result === undefined ? sheet : { ...sheet, troubles: packTroubles(result.tally.refused), rechecked: [] };
    });
    return { ...file, sheets };
  });
  return { ...staging, choices, files };
}

function previewOf(tried: Tried): Preview {
  const { staging, outcome } = tried;
  return {
    files: staging.files.map((file, index) => filePreview(tried, file, index)),
    closed: closedMonths(tried),
    refusal: outcome.ok ? null : outcome.value.refusal,
    batch: outcome.ok ? outcome.value.batchId : null,
  };
}

/** How staged files are asked to be tried or taken. */
export interface IntakeRequest {
  readonly staging: string;
  readonly choices: IntakeChoices;
  readonly onProgress?: ImportRequest['onProgress'] | undefined;
}

const NOTHING: ImportOutcome = {
  ok: false,
  value: { refusal: { code: 'FILE_NO_SHEET_KNOWN', data: { file: '' } }, sheets: [], parking: { files: new Set(), effects: new Map() } },
};

async function tryOrTake(base: Base, actor: Actor, request: IntakeRequest, isDryRun: boolean): Promise<Result<Tried>> {
  const { choices, onProgress } = request;
  const staging = stagingOf(base, request.staging);
  if (staging === null) return refuse('STAGING_UNKNOWN', { staging: request.staging });
  const gathered = gather(staging, choices);
  const wish = { ...wishOf(gathered, choices), isDryRun, ...(onProgress ? { onProgress } : {}) };
  const outcome = gathered.files.length === 0 ? NOTHING : await importNamedFiles(base, actor, wish);
  const tried: Tried = { staging, choices, places: gathered.places, outcome };
  keepStaging(base, withTroubles(tried));
  return ok(tried);
}

/** Tries the staged files and takes everything back: what each would come to. Refuses STAGING_UNKNOWN; all else stands in the preview. */
export async function previewStaged(base: Base, actor: Actor, request: IntakeRequest): Promise<Result<Preview>> {
  const tried = await tryOrTake(base, actor, request, true);
  return tried.ok ? ok(previewOf(tried.value)) : tried;
}

/**
 * Takes the staged files as one batch and forgets them. Files for closed months only are parked, files that can't be read are kept
 * with their refusal. What is refused stays staged, with all that was typed.
 */
export async function commitStaged(base: Base, actor: Actor, request: IntakeRequest): Promise<Result<Preview>> {
  const tried = await tryOrTake(base, actor, request, false);
  if (!tried.ok) return tried;
  const { staging, outcome, places, choices } = tried.value;
  const areAllParked = places.length > 0 && places.every((_, given) => outcome.value.parking.files.has(given));
  if (outcome.ok || areAllParked) {
    const unreadable = staging.files.filter((file, index) => besideOf(file, index, choices) === 'unreadable');
    noteUnreadable(
      base,
      actor,
      unreadable.flatMap(({ name, bytes, refusal }) => (refusal === null ? [] : [{ name, bytes, refusal }])),
    );
    dropStaging(base, staging.id);
  }
  return ok(previewOf(tried.value));
}
