// The parts of an opened workbook: their texts as they stand by now, their relationships, and the names the workbook defines.
// The shared strings of a workbook: their texts, and where each stands.
import { type ZipArchive, type ZipEntry, inflateEntry, findEntry } from '../zip/zip-read.ts';
import type { Book, BookName, BookRelation } from './book-model.ts';
import { type PartText, decodePart } from './part-text.ts';
import { type XmlNode, attributeOf, childOf, parseXml, getTextOfNode, createOpenedNode, createTroubleFacts } from './xml-edit.ts';
import { MAIN_SPACES, RELATION_SPACES } from '../xml/xml-spaces.ts';
import { type Result, ok, refuse } from '../result.ts';
import type { XmlScope } from '../xml/xml-names.ts';
import { isShown, decodeEscapes } from '../xml/xml-text.ts';
import { TOKEN, createXmlReader, createLastingScope, readNextToken, readTokenText } from '../xml/xml-reader.ts';

const blankTexts = new WeakMap<ZipArchive, Map<ZipEntry, PartText>>();

/** Keeps a text of the blank that was read while opening, so that nothing is inflated twice. */
export function keepBlankText(archive: ZipArchive, entry: ZipEntry, text: PartText): void {
  const texts = blankTexts.get(archive) ?? new Map<ZipEntry, PartText>();
  texts.set(entry, text);
  blankTexts.set(archive, texts);
}

/** A part's text in the blank and how it is encoded. @throws Error for a part that is no text: opening found that out. */
export function getBlankText(archive: ZipArchive, entry: ZipEntry): PartText {
  const known = blankTexts.get(archive)?.get(entry);
  if (known !== undefined) return known;
  const text = decodePart(inflateEntry(archive, entry));
  if (text === null) throw new Error(`${entry.name} is no text`);
  keepBlankText(archive, entry, text);
  return text;
}

/** The name of a part as the zip writes it; as given (without a leading slash) where there is no such part. */
export function getPartName(archive: ZipArchive, name: string): string {
  return findEntry(archive, name)?.name ?? name.replace(/^\//, '');
}

/** A part's text as changed, else as in the blank. @throws Error where there is no such part. */
export function getPartText(book: Book, part: string): string {
  const entry = findEntry(book.archive, part);
  const changed = book.changed.get(entry?.name ?? part);
  if (typeof changed === 'string') return changed;
  if (changed === null || entry === undefined) throw new Error(`no part ${part}`);
  return getBlankText(book.archive, entry).text;
}

/** Whether there is such a part, and it was not taken out. */
export function hasPart(book: Book, part: string): boolean {
  const name = getPartName(book.archive, part);
  return book.changed.has(name) ? book.changed.get(name) !== null : findEntry(book.archive, name) !== undefined;
}

/** Whether there is such a part and it is not empty: those that nothing needs may be. */
export function hasContent(book: Book, part: string): boolean {
  return hasPart(book, part) && (book.changed.has(getPartName(book.archive, part)) || findEntry(book.archive, part)?.size !== 0);
}

/** The workbook with these parts changed, added, or (null) taken out. A text as the blank has it is no change. */
export function withParts(book: Book, changes: Book['changed']): Book {
  const changed = new Map(book.changed);
  for (const [part, text] of changes) {
    const entry = findEntry(book.archive, part);
    const name = entry?.name ?? getPartName(book.archive, part);
    const isAsBefore = entry === undefined ? text === null : getBlankText(book.archive, entry).text === text;
    if (isAsBefore) changed.delete(name);
    else changed.set(name, text);
  }
  return { ...book, changed };
}

/**
 * Keeps what was made of a part's text for as long as that text stands: the newest of each part of a workbook and of all that became of it.
 * `make` is asked again once the text is another.
 */
export function cacheByPartText<T>(): (book: Pick<Book, 'archive'>, part: string, text: string, make: () => T) => T {
  const kept = new WeakMap<ZipArchive, Map<string, { readonly text: string; readonly value: T }>>();
  return ({ archive }, part, text, make) => {
    const ofBook = kept.get(archive) ?? new Map<string, { readonly text: string; readonly value: T }>();
    kept.set(archive, ofBook);
    const known = ofBook.get(part);
    if (known !== undefined && known.text === text) return known.value;
    const value = make();
    ofBook.set(part, { text, value });
    return value;
  };
}

/** The root of a part that opening has found well-formed. @throws Error where it no longer is: a step wrote bad XML. */
export function parsePartRoot(book: Book, part: string, options: Parameters<typeof parseXml>[1] = {}): XmlNode {
  const parsed = parseXml(getPartText(book, part), { ...options, part });
  if (!parsed.ok) throw new Error(`${part}: ${String(parsed.refusal.data['detail'])}`);
  return parsed.value;
}

/** The name of the part with the relationships of `part`; `''` is the package itself. */
export function relationsPartOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

const keptRelations = cacheByPartText<readonly BookRelation[]>();

/** The relationships of a part (`''`: of the package), in their order; none where it has no such part. */
export function relationsOf(book: Book, part: string): readonly BookRelation[] {
  const name = getPartName(book.archive, relationsPartOf(part));
  if (!hasPart(book, name)) return [];
  return keptRelations(book, name, getPartText(book, name), () =>
    parsePartRoot(book, name, { home: RELATION_SPACES })
      .children.filter((node) => node.name === 'Relationship')
      .map((node) => relationOf(book, part, node)),
  );
}

function relationOf(book: Book, part: string, node: XmlNode): BookRelation {
  const value = (name: string): string => attributeOf(node, name)?.value ?? '';
  const isExternal = value('TargetMode') === 'External';
  const target = isExternal ? value('Target') : targetOf(book.archive, part, value('Target'));
  return { id: value('Id'), kind: value('Type').replace(/^.*\//s, ''), target, isExternal };
}

/** The part that `target` means, seen from `part`; `..` never leaves the package. */
function targetOf(archive: ZipArchive, part: string, target: string): string {
  const [path = ''] = target.split('#');
  const steps = path.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  const name = steps.join('/');
  const entry = findEntry(archive, name) ?? findEntry(archive, withoutPercents(name));
  return entry?.name ?? name;
}

/** A name with its `%20` and the like decoded; as it is where they are none. */
function withoutPercents(name: string): string {
  return /%[0-9a-f]{2}/i.test(name)
    ? Buffer.from(
        name.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
        'latin1',
      ).toString('utf8')
    : name;
}

/** The target of the first relationship of `part` of this kind that lies inside the package, or null. */
export function findRelatedPart(book: Book, part: string, kind: string): string | null {
  return relationsOf(book, part).find((relation) => relation.kind === kind && !relation.isExternal)?.target ?? null;
}

const keptNames = cacheByPartText<readonly BookName[]>();

/** The names that the workbook defines, built-in ones (`_xlnm.Print_Area`) too, in their order. */
export function namesOf(book: Book): readonly BookName[] {
  const text = getPartText(book, book.workbookPart);
  return keptNames(book, book.workbookPart, text, () => {
    const list = childOf(parsePartRoot(book, book.workbookPart), 'definedNames');
    return (list?.children ?? [])
      .filter((node) => node.name === 'definedName')
      .map((node) => ({
        name: attributeOf(node, 'name')?.value ?? '',
        formula: getTextOfNode(text, node),
        sheet: sheetIndex(attributeOf(node, 'localSheetId')?.value),
      }));
  });
}

function sheetIndex(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text.trim()) ? Number(text) : null;
}

/**
 * What the workbook reaches for outside of itself: linked files, connections, queries, other programs, each as a person would know it.
 * They are kept, never followed.
 */
export function listOutsideLinks(book: Book): readonly string[] {
  const found = new Set<string>();
  for (const { kind, target, isExternal } of relationsOf(book, book.workbookPart)) {
    if (isExternal) continue;
    if (kind === 'externalLink') for (const link of linksOf(book, target)) found.add(link);
    if (kind === 'connections' && hasContent(book, target)) for (const name of namedIn(book, target, 'connection')) found.add(name);
  }
  for (const { part } of book.sheets)
    for (const source of [part, ...tablesOf(book, part)]) {
      const query = findRelatedPart(book, source, 'queryTable');
      if (query !== null && hasContent(book, query)) found.add(attributeOf(parsePartRoot(book, query), 'name')?.value ?? query);
    }
  return [...found];
}

function tablesOf(book: Book, part: string): readonly string[] {
  return relationsOf(book, part)
    .filter(({ kind, isExternal }) => kind === 'table' && !isExternal)
    .map(({ target }) => target);
}

function linksOf(book: Book, part: string): readonly string[] {
  const files = relationsOf(book, part)
    .filter(({ isExternal }) => isExternal)
    .map(({ target }) => target);
  if (files.length > 0 || !hasContent(book, part)) return files;
  const link = childOf(parsePartRoot(book, part), 'ddeLink');
  return link === null ? [part] : [`${attributeOf(link, 'ddeService')?.value ?? ''}|${attributeOf(link, 'ddeTopic')?.value ?? ''}`];
}

function namedIn(book: Book, part: string, name: string): readonly string[] {
  return parsePartRoot(book, part, { home: MAIN_SPACES })
    .children.filter((node) => node.name === name)
    .map((node) => attributeOf(node, 'name')?.value ?? part);
}

/** The shared strings as they stand in `text`. */
export interface SharedStrings {
  readonly part: string;
  readonly text: string;
  readonly texts: readonly string[];
  /** Where each `<si>` begins and ends. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** The root's opening tag. */
  readonly root: XmlNode;
  /** The namespaces in force between the strings. */
  readonly scope: XmlScope;
}

const kept = cacheByPartText<SharedStrings>();

/** The shared strings of a workbook, or null where it has no such part. */
export function stringsOf(book: Book): SharedStrings | null {
  const part = findRelatedPart(book, book.workbookPart, 'sharedStrings');
  if (part === null || !hasPart(book, part)) return null;
  const text = getPartText(book, part);
  return kept(book, part, text, () => {
    const read = scanStrings(text, part);
    if (!read.ok) throw new Error(String(read.refusal.data['detail']));
    return read.value;
  });
}

/** Keeps what opening has read. */
export function keepStrings(book: Pick<Book, 'archive'>, strings: SharedStrings): void {
  kept(book, strings.part, strings.text, () => strings);
}

/** Reads the shared strings in `text`; phonetic readings are no part of a text. Refuses WB_DAMAGED. */
export function scanStrings(text: string, part: string): Result<SharedStrings> {
  const reader = createXmlReader(text, MAIN_SPACES);
  const texts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let shown = '';
  let opening: { readonly root: XmlNode; readonly scope: XmlScope } | null = null;
  for (;;) {
    const kind = readNextToken(reader);
    if (kind === TOKEN.OPEN) {
      if (reader.outer === 0) opening = { root: createOpenedNode(reader), scope: createLastingScope(reader.tagScope) };
      if (reader.outer !== 1 || reader.name !== 'si') continue;
      from.push(reader.from);
      to.push(reader.at);
      shown = '';
      if (reader.isEmpty) texts.push('');
    } else if (kind === TOKEN.TEXT || kind === TOKEN.CDATA) {
      if (isShown(reader.names, reader.depth, 1)) shown += readTokenText(reader, kind);
    } else if (kind === TOKEN.CLOSE) {
      if (reader.outer !== 1 || reader.name !== 'si') continue;
      texts.push(decodeEscapes(shown));
      to[to.length - 1] = reader.at;
    } else if (kind === TOKEN.BROKEN) return refuse('WB_DAMAGED', { detail: createTroubleFacts(reader, part) });
    else if (kind === TOKEN.END) break;
  }
  if (opening === null || opening.root.name !== 'sst') return refuse('WB_DAMAGED', { detail: `${part}: root` });
  return ok({ part, text, texts, from, to, ...opening });
}
