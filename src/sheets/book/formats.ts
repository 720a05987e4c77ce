// Cell formats by their number in the styles part: number format, and whether a cell is locked.
import type { Book, CellFormat } from './book-model.ts';
import { getBuiltInCode, isDateCode, isPercentCode, isTextCode } from './number-format.ts';
import { hasPart, cacheByPartText, parsePartRoot, getPartText, findRelatedPart } from './parts.ts';
import { type XmlNode, attributeOf, childOf } from './xml-edit.ts';

const kept = cacheByPartText<readonly CellFormat[]>();
const PLAIN: CellFormat = { code: 'General', isDate: false, isPercent: false, isText: false, isLocked: true };

/** The format with this number; a plain one where the workbook has no such number. */
export function formatOf(book: Book, style: number): CellFormat {
  const part = findRelatedPart(book, book.workbookPart, 'styles');
  if (part === null || !hasPart(book, part)) return PLAIN;
  return kept(book, part, getPartText(book, part), () => readFormats(parsePartRoot(book, part)))[style] ?? PLAIN;
}

function readFormats(root: XmlNode): readonly CellFormat[] {
  const codes = new Map<number, string>();
  for (const node of childrenOf(root, 'numFmts', 'numFmt'))
    codes.set(numberIn(node, 'numFmtId'), attributeOf(node, 'formatCode')?.value ?? '');
  const parents = childrenOf(root, 'cellStyleXfs', 'xf');
  return childrenOf(root, 'cellXfs', 'xf').map((node) => {
    const id = numberIn(node, 'numFmtId');
    const code = codes.get(id) ?? getBuiltInCode(id);
    const isLocked = lockedBy(node, parents[numberIn(node, 'xfId')] ?? null);
    return { code, isDate: isDateCode(code), isPercent: isPercentCode(code), isText: isTextCode(code), isLocked };
  });
}

function childrenOf(root: XmlNode, list: string, name: string): readonly XmlNode[] {
  return childOf(root, list)?.children.filter((node) => node.name === name) ?? [];
}

/** A cell's own protection counts, else that of its named style, unless the cell says that it uses none (`applyProtection`). Default: locked. */
function lockedBy(node: XmlNode, parent: XmlNode | null): boolean {
  const own = childOf(node, 'protection');
  const applies = attributeOf(node, 'applyProtection')?.value;
  const protection = own ?? (applies === '1' || applies === 'true' || parent === null ? null : childOf(parent, 'protection'));
  const locked = protection === null ? undefined : attributeOf(protection, 'locked')?.value;
  return !(locked === '0' || locked === 'false' || locked === 'off');
}

function numberIn(node: XmlNode, name: string): number {
  const text = attributeOf(node, name)?.value ?? '';
  return /^\s*\d+\s*$/.test(text) ? Number(text) : 0;
}
