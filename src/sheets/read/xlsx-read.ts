// Reads an xlsx: every sheet with its filled cells, streamed; what the package may not hold is refused first.
import { ok, refuse, type Result, type SheetRefusal } from '../result.ts';
import { copyText, createTextPool, type TextPool } from './cell-text.ts';
import { createBudget, createSpentRefusal, createTextRefusal, isSpent, READ_LIMITS } from './read-budget.ts';
import { type SheetContent, readSheetPart } from './read-sheet.ts';
import type { SheetTable, TableFile } from './table.ts';
import { findEntry, openZip, unpack, type ZipArchive, type ZipEntry } from '../zip/zip-read.ts';
import { type PartReader, readXmlPart } from '../xml/xml-part.ts';
import { decodeReferences } from '../xml/xml-names.ts';
import type { XmlReader } from '../xml/xml-reader.ts';
import { isShown, removeEscapes } from '../xml/xml-text.ts';
import { CONTENT_TYPE_SPACES, LINK_SPACES, MAIN_SPACES, RELATION_SPACES } from '../xml/xml-spaces.ts';
import { attribute, attributeIn } from '../xml/xml-attributes.ts';
import { OTHER_PACKAGES } from './file-starts.ts';

/** A workbook's parts, as far as reading cells needs them. */
interface WorkbookPackage {
  readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry }[];
  readonly strings: ZipEntry | null;
  readonly date1904: boolean;
}

interface Relationship {
  readonly id: string;
  /** The last word of its type: `worksheet`, `sharedStrings`. */
  readonly kind: string;
  /** Name of the target part, without a leading slash. */
  readonly target: string;
}

interface WorkbookSheet {
  readonly name: string;
  readonly relationship: string;
}

const MOST_SHEETS = 1_000;

/**
 * Finds the sheets, shared strings and date system of a workbook in a zip.
 * Refuses FILE_NOT_A_TABLE (`seems` what it is), FILE_XLSB, FILE_MACROS and whatever is wrong with the parts it reads.
 */
async function readPackage(archive: ZipArchive): Promise<Result<WorkbookPackage>> {
  const types = await readContentTypes(archive);
  if (!types.ok) return types;
  const roots = await readRelationships(archive, '');
  if (!roots.ok) return roots;
  const workbookName = roots.value.find((link) => link.kind === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const workbook = findEntry(archive, workbookName);
  const other = OTHER_PACKAGES.find(([name]) => archive.entries.has(name));
  if (types.value.some((type) => type.includes('sheet.binary')) || archive.entries.has('xl/workbook.bin')) return refuse('FILE_XLSB');
  if (other !== undefined && !archive.entries.has('xl/workbook.xml')) return refuse('FILE_NOT_A_TABLE', { seems: other[1] });
  if (workbook === undefined) {
    return archive.entries.has('[content_types].xml')
      ? refuse('FILE_DAMAGED', { part: workbookName, what: 'missing' })
      : refuse('FILE_NOT_A_TABLE', { seems: 'zip' });
  }
  const macros = macroPart(archive, types.value);
  if (macros !== null) return refuse('FILE_MACROS', { part: macros });
  return readWorkbook(archive, workbook);
}

async function readWorkbook(archive: ZipArchive, workbook: ZipEntry): Promise<Result<WorkbookPackage>> {
  const links = await readRelationships(archive, workbook.name);
  if (!links.ok) return links;
  const macros = links.value.find((link) => /vbaProject|Macrosheet$/i.test(link.kind));
  if (macros !== undefined) return refuse('FILE_MACROS', { part: macros.target });
  const listed: WorkbookSheet[] = [];
  let date1904 = false;
  let refusal: SheetRefusal | null = null;
  const trouble = await readXmlPart(archive, workbook, {
    get refusal() {
      return refusal;
    },
    open: (name, reader) => {
      const isRoot = reader.outer === 0;
      if ((isRoot && name !== 'workbook') || listed.length > MOST_SHEETS)
        refusal = { code: 'FILE_DAMAGED', data: { part: workbook.name, what: 'root' } };
      else if (reader.outer === 1 && name === 'workbookPr') date1904 = /^(1|true)$/.test(attribute(reader, 'date1904') ?? '');
      else if (reader.outer === 2 && name === 'sheet' && reader.names[1] === 'sheets') listed.push(readListedSheet(reader));
    },
    close: () => {},
    text: () => {},
  });
  if (trouble !== null) return { ok: false, refusal: trouble };
  const sheets = locateSheets(archive, workbook, links.value, listed);
  if (!sheets.ok) return sheets;
  const stringsName = links.value.find((link) => link.kind === 'sharedStrings')?.target;
  const strings = stringsName === undefined ? undefined : findEntry(archive, stringsName);
  if (stringsName !== undefined && strings === undefined) return refuse('FILE_DAMAGED', { part: stringsName, what: 'missing' });
  return ok({ sheets: sheets.value, strings: strings ?? null, date1904 });
}

function readListedSheet(reader: XmlReader): WorkbookSheet {
  return { name: removeEscapes(attribute(reader, 'name') ?? ''), relationship: attributeIn(reader, LINK_SPACES, 'id') ?? '' };
}

/** The worksheet parts in the workbook's order, hidden ones too; charts and dialogs hold no cells. */
function locateSheets(
  archive: ZipArchive,
  workbook: ZipEntry,
  links: readonly Relationship[],
  listed: readonly WorkbookSheet[],
): Result<WorkbookPackage['sheets']> {
  const sheets: { name: string; entry: ZipEntry }[] = [];
  const taken = new Set<ZipEntry>();
  for (const { name, relationship } of listed) {
    const link = links.find((candidate) => candidate.id === relationship);
    if (link === undefined) return refuse('FILE_DAMAGED', { part: workbook.name, what: 'relationship' });
    if (link.kind !== 'worksheet') continue;
    const entry = findEntry(archive, link.target);
    if (entry === undefined) return refuse('FILE_DAMAGED', { part: link.target, what: 'missing' });
    // One part shown as many sheets is how a small file becomes a large one.
    if (taken.has(entry)) return refuse('FILE_DAMAGED', { part: entry.name, what: 'twice' });
    taken.add(entry);
    sheets.push({ name, entry });
  }
  return listed.length === 0 ? refuse('FILE_DAMAGED', { part: workbook.name, what: 'no-sheets' }) : ok(sheets);
}

/** A part that runs code, by its name or its content type. */
function macroPart(archive: ZipArchive, types: readonly string[]): string | null {
  for (const [key, entry] of archive.entries) if (/(^|\/)vbaproject[^/]*\.bin$|^xl\/(intl)?macrosheets\//.test(key)) return entry.name;
  return types.some((type) => /ms-office\.vbaProject|macrosheet/i.test(type)) ? '[Content_Types].xml' : null;
}

/** The content types of single parts; empty where the package does not list them. */
async function readContentTypes(archive: ZipArchive): Promise<Result<readonly string[]>> {
  const entry = findEntry(archive, '[Content_Types].xml');
  const types: string[] = [];
  if (entry === undefined) return ok(types);
  const open = (name: string, reader: XmlReader): void => {
    if (name === 'Override') types.push(attribute(reader, 'ContentType') ?? '');
  };
  const trouble = await readXmlPart(archive, entry, { refusal: null, open, close: () => {}, text: () => {} }, CONTENT_TYPE_SPACES);
  return trouble === null ? ok(types) : { ok: false, refusal: trouble };
}

/** The relationships of the part called `source` (`''` the package itself) to parts inside the package. */
async function readRelationships(archive: ZipArchive, source: string): Promise<Result<readonly Relationship[]>> {
  const slash = source.lastIndexOf('/') + 1;
  const folder = source.slice(0, slash);
  const entry = findEntry(archive, `${folder}_rels/${source.slice(slash)}.rels`);
  const links: Relationship[] = [];
  if (entry === undefined) return ok(links);
  const open = (name: string, reader: XmlReader): void => {
    if (name !== 'Relationship' || attribute(reader, 'TargetMode') === 'External') return;
    const kind = (attribute(reader, 'Type') ?? '').replace(/^.*\//s, '');
    links.push({ id: attribute(reader, 'Id') ?? '', kind, target: resolveTarget(folder, attribute(reader, 'Target') ?? '') });
  };
  const trouble = await readXmlPart(archive, entry, { refusal: null, open, close: () => {}, text: () => {} }, RELATION_SPACES);
  return trouble === null ? ok(links) : { ok: false, refusal: trouble };
}

/** The part's name that `target` means, seen from `folder`; `..` never leaves the package. */
function resolveTarget(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

// The shared strings of a workbook: plain and rich text joined, phonetic readings left out.

interface StringsHandler extends PartReader {
  refusal: SheetRefusal | null;
}

/** How the strings begin that lists are full of, and how they end. */
const PLAIN_STARTS = ['<si><t>', '<si><t xml:space="preserve">'] as const;
const PLAIN_END = '</t></si>';

/** Hands plain strings to `take`, from where the reader stands as long as they are plain and all there, and moves the reader behind them. */
function takePlainStrings(reader: XmlReader, take: (text: string) => void): void {
  const { text, scope, names, depth } = reader;
  if (depth !== 1 || names[0] !== 'sst' || !MAIN_SPACES.has(scope.prefixes.get('') ?? '')) return;
  for (;;) {
    const start = text.startsWith(PLAIN_STARTS[0], reader.at) ? PLAIN_STARTS[0] : PLAIN_STARTS[1];
    if (!text.startsWith(start, reader.at)) return;
    const from = reader.at + start.length;
    const end = text.indexOf('<', from);
    const shown = end > 0 && text.startsWith(PLAIN_END, end) ? decodeReferences(text.slice(from, end)) : null;
    if (shown === null) return;
    take(shown);
    reader.at = end + PLAIN_END.length;
  }
}

/** Reads all shared strings into `strings`, in their order; answers null, or why the file is refused. */
async function readSharedStrings(archive: ZipArchive, entry: ZipEntry, pool: TextPool, strings: string[]): Promise<SheetRefusal | null> {
  let text = '';
  const add = (shown: string): void => {
    strings.push(copyText(pool, removeEscapes(shown)));
    if (pool.characters > READ_LIMITS.characters || strings.length > READ_LIMITS.strings)
      handler.refusal = createTextRefusal(pool.characters);
  };
  const handler: StringsHandler = {
    refusal: null,
    open: (name, reader) => {
      if (reader.outer === 1 && name === 'si') text = '';
      else if (reader.outer === 0 && name !== 'sst') handler.refusal = { code: 'FILE_DAMAGED', data: { part: entry.name, what: 'root' } };
      else reader.wantsText = reader.names[1] === 'si' && isShown(reader.names, reader.outer + 1, 1);
    },
    close: (name, reader) => {
      reader.wantsText = false;
      if (reader.outer === 1 && name === 'si') add(text);
    },
    ahead: (reader) => takePlainStrings(reader, add),
    text: (piece) => {
      text += piece;
      if (text.length > READ_LIMITS.cellCharacters) handler.refusal = createTextRefusal(text.length);
    },
  };
  return readXmlPart(archive, entry, handler);
}

/**
 * Reads the workbook in `bytes`, hidden sheets too. Numbers and dates come as stored, text as written.
 * Refuses what docs/rules/imports.md, Bad input, lists: FILE_TRUNCATED, FILE_DAMAGED, FILE_BOMB, FILE_ENCRYPTED, FILE_ZIP_NAMES, FILE_DTD,
 * FILE_MACROS, FILE_XLSB, FILE_ENCODING, FILE_TOO_MANY_CELLS, FILE_TOO_LARGE, FILE_NOT_A_TABLE.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Result<TableFile>> {
  const archive = openZip(bytes);
  if (!archive.ok) return archive;
  const workbook = await readPackage(archive.value);
  if (!workbook.ok) return workbook;
  const { date1904 } = workbook.value;
  const read = new Set<string>();
  const budget = createBudget();
  const pool = createTextPool();
  const strings: string[] = [];
  if (workbook.value.strings !== null) {
    const refusal = await readSharedStrings(archive.value, workbook.value.strings, pool, strings);
    if (refusal !== null) return { ok: false, refusal };
    read.add(workbook.value.strings.name);
  }
  const sheets: SheetTable[] = [];
  for (const { name, entry } of workbook.value.sheets) {
    const content: SheetContent = { rows: [], merged: [] };
    const refusal = await readSheetPart(archive.value, entry, { strings, pool, budget, date1904 }, content);
    if (refusal !== null) return { ok: false, refusal };
    read.add(entry.name);
    sheets.push({ name, rows: content.rows, merged: content.merged, date1904 });
  }
  if (isSpent(budget)) return { ok: false, refusal: createSpentRefusal(budget) };
  const refusal = await judgeOtherParts(archive.value, read);
  return refusal === null ? ok({ format: 'xlsx', sheets }) : { ok: false, refusal };
}

/** Parts that hold no cells have no effect, but a file is taken whole: their checksums must hold, and no XML may bring a DTD. */
async function judgeOtherParts(archive: ZipArchive, read: ReadonlySet<string>): Promise<SheetRefusal | null> {
  for (const entry of archive.entries.values()) {
    if (read.has(entry.name)) continue;
    let start = '';
    const refusal = await unpack(archive, entry, (piece) => {
      if (start === '') start = piece.toString('latin1', 0, 4096).replaceAll('\0', '');
      return true;
    });
    if (refusal !== null) return refusal;
    if (/\.(xml|rels|vml)$/i.test(entry.name) && /<!DOCTYPE/.test(start)) return { code: 'FILE_DTD', data: { part: entry.name } };
  }
  return null;
}
