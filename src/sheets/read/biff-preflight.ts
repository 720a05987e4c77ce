// Walks the records of an old .xls before anything parses them: password, macros, cut-off sheets, how many cells.
import { type SheetRefusal, type Result, ok, refuse } from '../result.ts';
import { READ_LIMITS } from './read-budget.ts';

/** What a BIFF stream says about itself. */
export interface BiffFacts {
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
export function judgeBiff(stream: Buffer): Result<BiffFacts> {
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
