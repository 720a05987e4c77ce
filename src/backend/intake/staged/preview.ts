// Use case: staged files are tried, or taken. Both go the same way through the importer; a try is rolled back.
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Asked } from '../../../contract/core/method.ts';
import type { intakeMethods } from '../../../contract/intake/intake.ts';
import type { CommitAnswer, IntakeChoices, Preview, PreviewedFile } from '../../../contract/intake/intake-shapes.ts';
import type { Caller, OpenCall } from '../../core/rpc/call.ts';
import type { SheetResult } from '../attempt.ts';
import { type ImportOutcome, noteUntaken, NOTHING_PARKED, createRefusalLookup } from '../import-files.ts';
import { importNamedFiles } from '../import-request.ts';
import { findBarringSheet, besideOf, gather, wishOf } from './gather.ts';
import { dropStaging, keepStaging, type Rechecked, type StagedFile, type StagedSheet, type Staging, stagingOf } from './staging.ts';

type FileFate = PreviewedFile['fate'];
type SheetPreview = PreviewedFile['sheets'][number];

/** So many refused cells of a sheet are answered at once: the others are asked for by rows. */
const NAMED_TROUBLES = 500;

function formPreview({ sheet, tally }: SheetResult): SheetPreview['form'] {
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
  const { added, changed, same, refused, notes, differences, differing } = tally;
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
    differing,
    form: formPreview(result),
  };
}

/** One way a staging was tried. */
interface Tried {
  readonly caller: Caller;
  readonly staging: Staging;
  readonly choices: IntakeChoices;
  /** Places in the staging of the files that the importer was given. */
  readonly places: readonly number[];
  readonly outcome: ImportOutcome;
}

function fateOf({ caller, choices, outcome }: Tried, file: StagedFile, at: { readonly index: number; readonly given: number }): FileFate {
  const beside = besideOf(file, at.index, choices, caller);
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

function filePreview(tried: Tried, file: StagedFile, index: number): PreviewedFile {
  const given = tried.places.indexOf(index);
  const own = tried.outcome.value.sheets.filter(({ sheet }) => given >= 0 && sheet.fileIndex === given);
  const fate = fateOf(tried, file, { index, given });
  const refusal = fate === 'not_allowed' ? findBarringSheet(file, tried.caller) : file.refusal;
  return { index, file: file.name, fate, refusal, sheets: own.map(sheetPreview) };
}

function closedMonths({ outcome, places }: Tried): Preview['closed'] {
  const { parking, sheets } = outcome.value;
  return [...parking.effects].map(([month, wouldChange]) => {
    const ofMonth = sheets.filter(({ tally }) => tally.refused.some(({ code, data }) => code === 'MONTH_CLOSED' && data.month === month));
    const files = [...new Set(ofMonth.flatMap(({ sheet }) => places[sheet.fileIndex] ?? []))];
    return { month, files, wouldChange };
  });
}

/** Rows that a person worked on stay in sight: corrected ones with what is wrong now, those left out with what was. */
function workedOn(sheet: StagedSheet, refused: SheetResult['tally']['refused']): Rechecked[] {
  const out = new Set(sheet.leftOut);
  const now = Map.groupBy(refused, ({ row }) => row);
  const before = new Map(sheet.rechecked.map(({ row, troubles }) => [row, troubles]));
  const corrected = [...new Set(sheet.edits.map(({ row }) => row))].filter((row) => !out.has(row));
  const leftOut = sheet.leftOut.map((row): Rechecked => ({ row, troubles: before.get(row) ?? sheet.troubles?.get(row) ?? [] }));
  return [...corrected.map((row) => ({ row, troubles: now.get(row) ?? [] })), ...leftOut.filter(({ troubles }) => troubles.length > 0)];
}

/** Why the form in a file was refused, once it is known whose it is. */
function formRefusalOf(sheets: readonly SheetResult[], given: number): StagedFile['formRefusal'] {
  const own = sheets.filter(({ sheet, tally }) => sheet.fileIndex === given && tally.form !== null && tally.refused.length > 0);
  return own.length === 0 ? null : createRefusalLookup(own, { code: 'IMPORT_REFUSED', data: {} })(given);
}

/** Keeps with each sheet which rows were refused; sheets that were not reached stay as they were. */
function withTroubles({ staging, choices, places, outcome }: Tried): Staging {
  const files = staging.files.map((file, index) => {
    const given = places.indexOf(index);
    const sheets = file.sheets.map((sheet): StagedSheet => {
      const result = outcome.value.sheets.find(
        (one) => given >= 0 && one.sheet.fileIndex === given && one.sheet.sheet === sheet.packed.name,
      );
      if (result === undefined) return sheet;
      const { refused } = result.tally;
      const inRows = refused.filter(({ row }) => row > 0);
      return { ...sheet, troubles: Map.groupBy(inRows, ({ row }) => row), rechecked: workedOn(sheet, refused) };
    });
    return { ...file, sheets, formRefusal: given < 0 ? file.formRefusal : formRefusalOf(outcome.value.sheets, given) };
  });
  return { ...staging, choices, files };
}

function previewOf(tried: Tried): Preview {
  const { staging, outcome } = tried;
  return {
    files: staging.files.map((file, index) => filePreview(tried, file, index)),
    closed: closedMonths(tried),
    tenants: outcome.value.sheets.flatMap(({ tally }) => tally.tenants),
    facts: outcome.value.sheets.flatMap(({ sheet, tally }) => tally.facts.map((one) => ({ ...one, file: sheet.file, sheet: sheet.sheet }))),
    refusal: outcome.ok ? null : outcome.value.refusal,
  };
}

type IntakeRequest = Asked<typeof intakeMethods.preview>;

/** What a try comes to where no file can be taken: that the caller may not, or that no sheet is known. */
function nothingOf(staging: Staging, choices: IntakeChoices, caller: Caller): ImportOutcome {
  const barred = staging.files.find((file, index) => besideOf(file, index, choices, caller) === 'not_allowed');
  const refusal = (barred === undefined ? null : findBarringSheet(barred, caller)) ?? {
    code: 'FILE_NO_SHEET_KNOWN' as const,
    data: { file: '' },
  };
  return { ok: false, value: { refusal, sheets: [], parking: NOTHING_PARKED } };
}

async function tryOrTake({ base, actor, onProgress }: OpenCall, request: IntakeRequest, isDryRun: boolean): Promise<Result<Tried>> {
  const { choices } = request;
  const staging = stagingOf(base, request.staging);
  if (staging === null) return refuse('STAGING_UNKNOWN', { staging: request.staging });
  const gathered = gather(staging, choices, actor);
  const wish = { ...wishOf(gathered, choices), isDryRun, onProgress, caller: actor };
  const outcome = gathered.files.length === 0 ? nothingOf(staging, choices, actor) : await importNamedFiles(base, actor, wish);
  const tried: Tried = { caller: actor, staging, choices, places: gathered.places, outcome };
  keepStaging(base, withTroubles(tried));
  return ok(tried);
}

/** Tries the staged files and takes everything back: what each would come to. Refuses STAGING_UNKNOWN; all else stands in the preview. */
export async function previewStaged(call: OpenCall, request: IntakeRequest): Promise<Result<Preview>> {
  const tried = await tryOrTake(call, request, true);
  return tried.ok ? ok(previewOf(tried.value)) : tried;
}

/**
 * Takes the staged files as one batch and forgets them. Files for closed months only are parked, files that can't be read are kept
 * with their refusal. What is refused stays staged, with all that was typed.
 */
export async function commitStaged(call: OpenCall, request: IntakeRequest): Promise<CommitAnswer> {
  const tried = await tryOrTake(call, request, false);
  if (!tried.ok) return { ok: false, refusal: tried.refusal, files: [] };
  const { staging, outcome, places, choices } = tried.value;
  const areAllParked = places.length > 0 && places.every((_, given) => outcome.value.parking.files.has(given));
  if (outcome.ok || areAllParked) {
    const beside = staging.files.filter((file, index) =>
      ['unreadable', 'left_out'].includes(besideOf(file, index, choices, call.actor) ?? ''),
    );
    noteUntaken(
      call.base,
      call.actor,
      beside.map(({ name, bytes, refusal, formRefusal }) => ({ name, bytes, refusal: refusal ?? formRefusal })),
    );
    dropStaging(call.base, staging.id);
  }
  const { files, closed, refusal } = previewOf(tried.value);
  const batch = outcome.ok ? outcome.value.batchId : null;
  return batch === null
    ? { ok: false, refusal: refusal ?? { code: 'IMPORT_REFUSED', data: {} }, files }
    : { ok: true, value: { batch, files, closed } };
}
