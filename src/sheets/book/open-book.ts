// Opens a bureau's blank: what it is, whether it is whole, and which parts are its sheets. Whatever can't be filled is refused here.
import { type SheetRefusal, type Result, ok, refuse } from '../result.ts';
import { LARGEST_FILE } from '../read/read-table.ts';
import { type ZipArchive, type ZipEntry, findEntry, openZip, unpack, unpackWhole } from '../zip/zip-read.ts';
import { decodeEscapes } from '../xml/xml-text.ts';
import type { Book, BookRelation, BookSheet } from './book-model.ts';
import { judgeStart, createKindRefusal } from './file-kind.ts';
import { decodePart } from './part-text.ts';
import { hasPart, keepBlankText, getPartText, findRelatedPart, relationsOf, relationsPartOf, keepStrings, scanStrings } from './parts.ts';
import { scanSheet } from './sheet-scan.ts';
import { keepScan, scanOf } from './sheet-view.ts';
import { type XmlNode, attributeOf, childOf, linkIdOf, parseXml, createTroubleFacts } from './xml-edit.ts';
import { OTHER_PACKAGES } from '../read/file-starts.ts';
import { TOKEN, createXmlReader, readNextToken } from '../xml/xml-reader.ts';
import { CONTENT_TYPE_SPACES, MAIN_SPACES, RELATION_SPACES } from '../xml/xml-spaces.ts';

const MOST_SHEETS = 1_000;
const CONTENT_TYPES = '[Content_Types].xml';
const IS_XML = /\.(xml|rels|vml)$/i;
/** Parts whose inside is nobody's business: they may be encoded or built in ways that no spreadsheet reads. */
const IS_FOREIGN = /^customXml\/(?!_rels\/)[^/]*$|\.vml$/i;
/** Workbook packages of other kinds, by the content type of their main part. */
const OTHER_TYPES: readonly (readonly [type: RegExp, kind: string])[] = [
  [/sheet\.binary/i, 'xlsb'],
  [/template\.macroEnabled/i, 'xltm'],
  [/spreadsheetml\.template/i, 'xltx'],
  [/addin\.macroEnabled/i, 'xlam'],
];

/**
 * Opens the workbook in `bytes` (.xlsx or .xlsm; macros are carried along, never run). Every part has been inflated and checked by then.
 * Refuses WB_XLS, WB_ENCRYPTED, WB_KIND (`kind`), WB_DAMAGED (`detail`: part, what, place), WB_TOO_BIG (`detail`: part, found, limit), WB_SIGNED.
 */
export async function openBook(bytes: Uint8Array): Promise<Result<Book>> {
  if (bytes.length > LARGEST_FILE) return refuse('WB_TOO_BIG', { detail: `${bytes.length} > ${LARGEST_FILE} B` });
  const other = judgeStart(bytes);
  if (other !== null) return { ok: false, refusal: other };
  const archive = openZip(bytes);
  if (!archive.ok) return { ok: false, refusal: asWorkbookRefusal(archive.refusal) };
  const trouble = await readParts(archive.value);
  if (trouble !== null) return { ok: false, refusal: trouble };
  const book = findWorkbook(bytes, archive.value);
  if (!book.ok) return book;
  const broken = judgeParts(book.value) ?? judgeStrings(book.value) ?? judgeRelations(book.value);
  return broken === null ? book : { ok: false, refusal: broken };
}

/** What reading zips refuses with, in this form's words. */
function asWorkbookRefusal({ code, data }: SheetRefusal): SheetRefusal {
  const part = String(data['part'] ?? '');
  const tooMuch =
    data['parts'] === undefined
      ? `${String(data['found'])} > ${String(data['limit'])} B`
      : `parts: ${String(data['parts'])} > ${String(data['limit'])}`;
  const facts = code === 'FILE_BOMB' ? [part, tooMuch] : [part, String(data['what'] ?? '')];
  const detail = facts.filter((fact) => fact !== '').join(': ');
  if (code === 'FILE_BOMB') return { code: 'WB_TOO_BIG', data: { detail } };
  if (code === 'FILE_ENCRYPTED') return { code: 'WB_ENCRYPTED', data: {} };
  return damaged(code === 'FILE_TRUNCATED' ? 'zip end' : code === 'FILE_ZIP_NAMES' ? `${detail}: name` : detail);
}

function damaged(detail: string): SheetRefusal {
  return { code: 'WB_DAMAGED', data: { detail } };
}

/** Inflates every part, whatever it is, so that a damaged one is known; keeps the texts of XML, which has no DTD. */
async function readParts(archive: ZipArchive): Promise<SheetRefusal | null> {
  for (const entry of archive.entries.values()) {
    if (!IS_XML.test(entry.name)) {
      const trouble = await unpack(archive, entry, () => true);
      if (trouble !== null) return asWorkbookRefusal(trouble);
      continue;
    }
    const bytes = unpackWhole(archive, entry);
    if (!bytes.ok) return asWorkbookRefusal(bytes.refusal);
    const refusal = keepText(archive, entry, bytes.value);
    if (refusal !== null) return refusal;
  }
  return null;
}

function keepText(archive: ZipArchive, entry: ZipEntry, bytes: Buffer): SheetRefusal | null {
  const text = decodePart(bytes);
  const start = bytes.toString('latin1', 0, 4096).replaceAll('\0', '');
  if (/<!DOCTYPE/.test(start)) return damaged(`${entry.name}: DTD`);
  if (text !== null) keepBlankText(archive, entry, text);
  return text === null && !IS_FOREIGN.test(entry.name) ? damaged(`${entry.name}: encoding`) : null;
}

/** Tells the workbook part and its sheets, once it is sure that this is a workbook, and one that may be filled. */
function findWorkbook(bytes: Uint8Array, archive: ZipArchive): Result<Book> {
  const empty: Book = {
    blank: bytes,
    archive,
    extension: 'xlsx',
    workbookPart: 'xl/workbook.xml',
    sheets: [],
    date1904: false,
    changed: new Map(),
  };
  const types = contentTypes(empty);
  if (!types.ok) return types;
  const roots = parseRelations(empty, '');
  if (!roots.ok) return roots;
  const document = roots.value.find(({ kind, isExternal }) => kind === 'officeDocument' && !isExternal);
  const workbookPart = document?.target ?? 'xl/workbook.xml';
  const other = judgeKind(archive, workbookPart, types.value);
  if (other !== null) return { ok: false, refusal: other };
  if (document === undefined) return refuse('WB_DAMAGED', { detail: `${relationsPartOf('')}: officeDocument` });
  if (isSigned(empty, roots.value)) return refuse('WB_SIGNED');
  const type = types.value.get(workbookPart.toLowerCase()) ?? '';
  return readWorkbook({ ...empty, workbookPart, extension: /macroEnabled/i.test(type) ? 'xlsm' : 'xlsx' });
}

function judgeKind(archive: ZipArchive, workbookPart: string, types: ReadonlyMap<string, string>): SheetRefusal | null {
  const type = types.get(workbookPart.toLowerCase()) ?? '';
  const byType = OTHER_TYPES.find(([pattern]) => pattern.test(type));
  if (byType !== undefined) return createKindRefusal(byType[1]);
  if (/\.bin$/i.test(workbookPart) || archive.entries.has('xl/workbook.bin')) return createKindRefusal('xlsb');
  const byPart = OTHER_PACKAGES.find(([name]) => archive.entries.has(name));
  if (byPart !== undefined && (workbookPart.toLowerCase() === byPart[0] || findEntry(archive, workbookPart) === undefined))
    return createKindRefusal(byPart[1]);
  if (findEntry(archive, workbookPart) !== undefined) return null;
  return archive.entries.has(CONTENT_TYPES.toLowerCase()) ? damaged(`${workbookPart}: missing`) : createKindRefusal('zip');
}

/** Filling a workbook breaks a signature over its package; one over its macros stays as it is. */
function isSigned(book: Book, roots: readonly BookRelation[]): boolean {
  if (roots.some(({ kind, target }) => kind === 'origin' && hasPart(book, target))) return true;
  return [...book.archive.entries.keys()].some((name) => name.startsWith('_xmlsignatures/'));
}

/** The content types of single parts, by their names in lower case; none where the package does not list them. */
function contentTypes(book: Book): Result<ReadonlyMap<string, string>> {
  if (!hasPart(book, CONTENT_TYPES)) return ok(new Map());
  const root = parseXml(getPartText(book, CONTENT_TYPES), { home: CONTENT_TYPE_SPACES, part: CONTENT_TYPES });
  if (!root.ok) return root;
  const value = (node: XmlNode, name: string): string => attributeOf(node, name)?.value ?? '';
  const overrides = root.value.children.filter(({ name }) => name === 'Override');
  return ok(new Map(overrides.map((node) => [value(node, 'PartName').replace(/^\//, '').toLowerCase(), value(node, 'ContentType')])));
}

/** The relationships of a part whose XML has not been checked yet; an id that stands twice is none. */
function parseRelations(book: Book, part: string): Result<readonly BookRelation[]> {
  const name = relationsPartOf(part);
  if (!hasPart(book, name)) return ok([]);
  const root = parseXml(getPartText(book, name), { home: RELATION_SPACES, part: name });
  if (!root.ok) return root;
  const relations = relationsOf(book, part);
  const ids = new Set(relations.map(({ id }) => id));
  return ids.size === relations.length ? ok(relations) : refuse('WB_DAMAGED', { detail: `${name}: Id` });
}

function readWorkbook(book: Book): Result<Book> {
  const { workbookPart } = book;
  const root = parseXml(getPartText(book, workbookPart), { part: workbookPart });
  if (!root.ok) return root;
  if (root.value.name !== 'workbook') return refuse('WB_DAMAGED', { detail: `${workbookPart}: root` });
  const relations = parseRelations(book, workbookPart);
  if (!relations.ok) return relations;
  const listed = (childOf(root.value, 'sheets')?.children ?? []).filter(({ name }) => name === 'sheet');
  if (listed.length === 0 || listed.length > MOST_SHEETS)
    return refuse('WB_DAMAGED', { detail: `${workbookPart}: sheets ${listed.length}` });
  const sheets = sheetsOf(book, listed, relations.value);
  if (!sheets.ok) return sheets;
  const properties = childOf(root.value, 'workbookPr');
  const date1904 = /^(1|true|on)$/.test(properties === null ? '' : (attributeOf(properties, 'date1904')?.value ?? ''));
  return ok({ ...book, sheets: sheets.value, date1904 });
}

/** A module sheet of old Excel (`r:id=""`): it has no part, and keeps its place since names count sheets. */
const NO_PART: BookRelation = { id: '', kind: 'module', target: '', isExternal: false };

function sheetsOf(book: Book, listed: readonly XmlNode[], relations: readonly BookRelation[]): Result<readonly BookSheet[]> {
  const sheets: BookSheet[] = [];
  for (const [index, node] of listed.entries()) {
    const name = decodeEscapes(attributeOf(node, 'name')?.value ?? '');
    const id = linkIdOf(node);
    const relation = id === '' ? NO_PART : relations.find((one) => one.id === id);
    if (relation === undefined || relation.isExternal) return refuse('WB_DAMAGED', { detail: `${book.workbookPart}: ${name} ${id ?? ''}` });
    if (relation !== NO_PART && !hasPart(book, relation.target)) return refuse('WB_DAMAGED', { detail: `${relation.target}: missing` });
    if (sheets.some((other) => other.name.toLowerCase() === name.toLowerCase()))
      return refuse('WB_DAMAGED', { detail: `${book.workbookPart}: ${name} twice` });
    if (relation !== NO_PART && sheets.some(({ part }) => part === relation.target))
      return refuse('WB_DAMAGED', { detail: `${relation.target}: twice` });
    const state = attributeOf(node, 'state')?.value;
    sheets.push({
      index,
      name,
      part: relation.target,
      state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
      kind: relation.kind === 'worksheet' ? 'worksheet' : 'other',
    });
  }
  return ok(sheets);
}

/** Every XML part must be well-formed, sheets also make sense; what was read of these is kept. The strings are read as a whole later. */
function judgeParts(book: Book): SheetRefusal | null {
  const strings = findRelatedPart(book, book.workbookPart, 'sharedStrings');
  const worksheets = new Set(book.sheets.filter(({ kind }) => kind === 'worksheet').map(({ part }) => part));
  for (const { name, size } of book.archive.entries.values()) {
    if (name === strings) continue;
    if (!worksheets.has(name)) {
      const isJudged = IS_XML.test(name) && !IS_FOREIGN.test(name) && (size > 0 || isNeeded(book, name));
      const refusal = isJudged ? judgeXml(book, name) : null;
      if (refusal !== null) return refusal;
      continue;
    }
    const scan = scanSheet(getPartText(book, name), name);
    if (!scan.ok) return scan.refusal;
    keepScan(book, name, scan.value);
  }
  return null;
}

function judgeXml(book: Book, part: string): SheetRefusal | null {
  const text = getPartText(book, part);
  const reader = createXmlReader(text, MAIN_SPACES);
  let kind = readNextToken(reader);
  while (kind !== TOKEN.END && kind !== TOKEN.BROKEN) kind = readNextToken(reader);
  return kind === TOKEN.BROKEN ? damaged(createTroubleFacts(reader, part)) : null;
}

/** Every cell that names a shared string must find it. */
function judgeStrings(book: Book): SheetRefusal | null {
  const part = findRelatedPart(book, book.workbookPart, 'sharedStrings');
  const hasStrings = part !== null && hasPart(book, part);
  const strings = hasStrings ? scanStrings(getPartText(book, part), part) : null;
  if (strings !== null && !strings.ok) return strings.refusal;
  if (strings !== null) keepStrings(book, strings.value);
  const count = strings?.value.texts.length ?? 0;
  for (const { index, part: sheet, kind } of book.sheets) {
    const highest = kind === 'worksheet' ? scanOf(book, index).highestString : -1;
    if (highest >= count) return damaged(`${sheet}: string ${highest}`);
  }
  return null;
}

/** Kinds of parts without which nothing here can be read right. */
const NEEDED_KINDS: ReadonlySet<string> = new Set(['worksheet', 'chartsheet', 'dialogsheet', 'sharedStrings', 'styles']);

/** Whether a part that holds nothing at all is in the way: the workbook, its styles and strings, and all that tells where parts are. */
function isNeeded(book: Book, name: string): boolean {
  if (name === book.workbookPart || name.endsWith('.rels') || name.toLowerCase() === CONTENT_TYPES.toLowerCase()) return true;
  return [book.workbookPart, ...book.sheets.map(({ part }) => part)].some(
    (part) =>
      part !== '' &&
      relationsOf(book, part).some(({ kind, target, isExternal }) => !isExternal && target === name && NEEDED_KINDS.has(kind)),
  );
}

/** What nothing can be read without must be where workbook and sheets point; the rest may be missing. */
function judgeRelations(book: Book): SheetRefusal | null {
  for (const part of [book.workbookPart, ...book.sheets.map((sheet) => sheet.part)]) {
    if (part === '') continue;
    const relations = parseRelations(book, part);
    if (!relations.ok) return relations.refusal;
    const lost = relations.value.find(({ kind, target, isExternal }) => !isExternal && NEEDED_KINDS.has(kind) && !hasPart(book, target));
    if (lost !== undefined) return damaged(`${relationsPartOf(part)}: ${lost.id} ${lost.target}`);
  }
  return null;
}
