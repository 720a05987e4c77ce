// The parts of a workbook package: which part is what, by its relationships; macros, xlsb and other packages are told apart here.
import { type SheetRefusal, type Result, ok, refuse } from '../result.ts';
import { removeEscapes } from '../xml/xml-text.ts';
import { CONTENT_TYPE_SPACES, LINK_SPACES, RELATION_SPACES } from '../xml/xml-spaces.ts';
import { OTHER_PACKAGES } from './file-starts.ts';
import { readXmlPart } from '../xml/xml-part.ts';
import { attribute, attributeIn } from '../xml/xml-attributes.ts';
import type { XmlReader } from '../xml/xml-reader.ts';
import { type ZipArchive, type ZipEntry, findEntry } from '../zip/zip-read.ts';

/** A workbook's parts, as far as reading cells needs them. */
export interface WorkbookPackage {
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
export async function readPackage(archive: ZipArchive): Promise<Result<WorkbookPackage>> {
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
