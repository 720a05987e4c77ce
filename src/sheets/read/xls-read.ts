// Old .xls files: those of Excel 97 and later read here, older ones in a worker thread that has a memory limit and a deadline.
import { Worker } from 'node:worker_threads';
import { ok, refuse, type Result, type SheetRefusal } from '../result.ts';
import { readBiff8 } from './biff8-read.ts';
import { type OleFile, isOle, openOle } from './ole-read.ts';
import type { SheetTable, TableFile } from './table.ts';
import { READ_LIMITS } from './read-budget.ts';

/** What a BIFF stream says about itself. */
interface BiffFacts {
  readonly cells: number;
  /** 8 for Excel 97 and later; before that, text is in a code page. */
  readonly version: number;
}

const RECORD = { end: 0x0a, filePass: 0x2f, boundSheet: 0x85, manyNumbers: 0xbd } as const;
/** BOF of BIFF2, 3, 4 and 5 to 8. */
const BEGINNINGS = new Map([
  [0x0009, 2],
  [0x0209, 3],
  [0x0409, 4],
  [0x0809, 5],
]);
/** INTEGER, NUMBER, LABEL, BOOLERR, FORMULA, RK, LABELSST, RSTRING in their variants. */
const CELLS = new Set([0x02, 0x03, 0x04, 0x05, 0x06, 0x203, 0x204, 0x205, 0x206, 0x406, 0x27e, 0xfd, 0xd6]);

const MACRO_SHEETS = new Set([1, 6]);

/**
 * Checks that every substream that begins also ends and that every listed sheet is there.
 * Refuses FILE_ENCRYPTED, FILE_MACROS, FILE_TRUNCATED, FILE_DAMAGED and FILE_TOO_MANY_CELLS.
 */
function judgeBiff(stream: Buffer): Result<BiffFacts> {
  const beginnings = new Set<number>();
  const sheets: number[] = [];
  let cells = 0;
  let depth = 0;
  let version = 0;
  let at = 0;
  while (at + 4 <= stream.length) {
    const kind = stream.readUInt16LE(at);
    const size = stream.readUInt16LE(at + 2);
    if (at + 4 + size > stream.length) return cutOff(stream);
    const begins = BEGINNINGS.get(kind);
    if (begins !== undefined) {
      beginnings.add(at);
      depth += 1;
      if (version === 0) version = begins === 5 && size >= 2 && stream.readUInt16LE(at + 4) === 0x0600 ? 8 : begins;
    } else if (depth === 0) {
      // Behind the last end there is only filling.
      break;
    } else if (kind === RECORD.end) depth -= 1;
    else if (kind === RECORD.filePass) return refuse('FILE_ENCRYPTED', { part: '' });
    else if (kind === RECORD.boundSheet && size >= 6) {
      // Sheets of macros and Visual Basic modules are listed like tables, with another kind.
      if (MACRO_SHEETS.has(stream.readUInt8(at + 9))) return refuse('FILE_MACROS', { part: '' });
      sheets.push(stream.readUInt32LE(at + 4));
    } else if (kind === RECORD.manyNumbers) cells += Math.max(0, Math.floor((size - 6) / 6));
    else if (CELLS.has(kind)) cells += 1;
    at += 4 + size;
  }
  const trouble = judgeEnds(stream, depth, beginnings, sheets);
  if (trouble !== null) return { ok: false, refusal: trouble };
  return cells > READ_LIMITS.cells
    ? refuse('FILE_TOO_MANY_CELLS', { unit: 'cells', limit: READ_LIMITS.cells, found: cells })
    : ok({ cells, version });
}

function cutOff(stream: Buffer) {
  return refuse('FILE_TRUNCATED', { part: '', size: stream.length });
}

function judgeEnds(stream: Buffer, depth: number, beginnings: ReadonlySet<number>, sheets: readonly number[]): SheetRefusal | null {
  if (beginnings.size === 0) return { code: 'FILE_DAMAGED', data: { part: '', what: 'records' } };
  if (depth > 0 || sheets.some((place) => place >= stream.length)) return cutOff(stream).refusal;
  return sheets.every((place) => beginnings.has(place)) ? null : { code: 'FILE_DAMAGED', data: { part: '', what: 'sheet' } };
}

/**
 * What an .xls may take. `oldCells` is for the worker, whose library takes 550 bytes a cell (27,000 rows of 11: 163 MB of heap);
 * workbooks that old had at most 16,384 rows. `milliseconds` begin once the worker has loaded, which on a busy machine takes its time.
 */
export const XLS_LIMITS = { bytes: 40_000_000, oldCells: 150_000, loading: 60_000, milliseconds: 4_000, heapMegabytes: 120 } as const;

interface Deadlines {
  readonly loading: number;
  readonly milliseconds: number;
}

/** What the worker answers with; first that it is ready, before it reads. */
export type XlsAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'sheets'; readonly sheets: readonly SheetTable[] }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'damaged'; readonly what: string }
  | { readonly kind: 'too-many'; readonly unit: string; readonly limit: number; readonly found: number };

/**
 * Reads the workbook in a compound file, or in a bare BIFF stream. Dates come as serial numbers.
 * Refuses FILE_ENCRYPTED, FILE_MACROS, FILE_TRUNCATED, FILE_DAMAGED, FILE_TOO_MANY_CELLS, FILE_TOO_LARGE, FILE_TOO_SLOW and,
 * for other documents in compound files, FILE_NOT_A_TABLE.
 */
export async function readXls(bytes: Uint8Array): Promise<Result<TableFile>> {
  const stream = isOle(bytes) ? workbookStream(bytes) : ok(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!stream.ok) return stream;
  if (bytes.length > XLS_LIMITS.bytes) return refuse('FILE_TOO_LARGE', { unit: 'bytes', limit: XLS_LIMITS.bytes, found: bytes.length });
  const facts = judgeBiff(stream.value);
  if (!facts.ok) return facts;
  const { version, cells } = facts.value;
  if (version === 8) {
    const sheets = readBiff8(stream.value);
    return sheets.ok ? ok({ format: 'xls', sheets: sheets.value }) : sheets;
  }
  if (cells > XLS_LIMITS.oldCells) return refuse('FILE_TOO_MANY_CELLS', { unit: 'cells', limit: XLS_LIMITS.oldCells, found: cells });
  return parseInWorker(bytes);
}

/** The stream that holds the workbook, whole. */
function workbookStream(bytes: Uint8Array): Result<Buffer> {
  const file = openOle(bytes);
  if (!file.ok) return file;
  if (has(file.value, /^(EncryptedPackage|EncryptionInfo)$/)) return refuse('FILE_ENCRYPTED', { part: '' });
  // Files for both Excel 95 and 97 hold the older `Book` beside the newer `Workbook`.
  const streams = file.value.entries.filter((entry) => entry.isStream);
  const workbook = streams.find((entry) => /^workbook$/i.test(entry.name)) ?? streams.find((entry) => /^book$/i.test(entry.name));
  if (workbook === undefined) return refuse('FILE_NOT_A_TABLE', { seems: has(file.value, /^WordDocument$/) ? 'doc' : 'ole' });
  if (has(file.value, /^(_VBA_PROJECT_CUR|_VBA_PROJECT)$/)) return refuse('FILE_MACROS', { part: '_VBA_PROJECT' });
  return file.value.stream(workbook);
}

function has(file: OleFile, name: RegExp): boolean {
  return file.entries.some((entry) => name.test(entry.name));
}

function parseInWorker(bytes: Uint8Array): Promise<Result<TableFile>> {
  const worker = new Worker(new URL(import.meta.url.endsWith('.ts') ? './xls-worker.ts' : './xls-worker.js', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: XLS_LIMITS.heapMegabytes, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    stderr: true,
    stdout: true,
  });
  return answerOf(worker, XLS_LIMITS);
}

/**
 * Waits for a worker's answer: `loading` milliseconds until it is ready, `milliseconds` from then on, then it is ended. Out of memory and over
 * time are the file's doing, anything else it throws is a bug of ours.
 */
export async function answerOf(worker: Worker, limits: Deadlines): Promise<Result<TableFile>> {
  const { promise, resolve, reject } = Promise.withResolvers<Result<TableFile>>();
  const deadlineIn = (milliseconds: number): NodeJS.Timeout =>
    setTimeout(() => resolve(refuse('FILE_TOO_SLOW', { seconds: milliseconds / 1000 })), milliseconds);
  let deadline = deadlineIn(limits.loading);
  worker.on('message', (answer: XlsAnswer) => {
    if (answer.kind !== 'ready') return resolve(resultOf(answer));
    clearTimeout(deadline);
    deadline = deadlineIn(limits.milliseconds);
  });
  worker.once('error', (error: unknown) => {
    const isFull = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (isFull) resolve(refuse('FILE_TOO_MANY_CELLS', { unit: 'cells', limit: XLS_LIMITS.oldCells, found: null }));
    else reject(error);
  });
  worker.once('exit', (code) => reject(new Error(`the xls worker ended with ${code} and no answer`)));
  try {
    return await promise;
  } finally {
    clearTimeout(deadline);
    await worker.terminate();
  }
}

function resultOf(answer: Exclude<XlsAnswer, { kind: 'ready' }>): Result<TableFile> {
  switch (answer.kind) {
    case 'sheets':
      return ok({ format: 'xls', sheets: answer.sheets });
    case 'encrypted':
      return refuse('FILE_ENCRYPTED', { part: '' });
    case 'damaged':
      return refuse('FILE_DAMAGED', { part: '', what: answer.what });
    case 'too-many':
      return refuse('FILE_TOO_MANY_CELLS', { unit: answer.unit, limit: answer.limit, found: answer.found });
  }
}
