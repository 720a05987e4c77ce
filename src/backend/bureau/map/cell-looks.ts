// How a cell looks, as far as a drawing of the form needs it: bold, aligned, bordered, filled.
import type { Book } from '../../../sheets/book/book-model.ts';
import { hasPart, parsePartRoot, findRelatedPart } from '../../../sheets/book/parts.ts';
import { attributeOf, childOf, type XmlNode } from '../../../sheets/book/xml-edit.ts';

/** A style's looks; `align` null: by what the cell holds. `fill` is `#rrggbb`, null for none and for colours of the theme. */
export interface CellLook {
  readonly isBold: boolean;
  readonly align: 'left' | 'center' | 'right' | null;
  readonly hasBorder: boolean;
  readonly fill: string | null;
}

const PLAIN: CellLook = { isBold: false, align: null, hasBorder: false, fill: null };
const SIDES = new Set(['left', 'right', 'top', 'bottom']);

function childrenOf(root: XmlNode, list: string, name: string): readonly XmlNode[] {
  return childOf(root, list)?.children.filter((node) => node.name === name) ?? [];
}

function isBoldFont(font: XmlNode | undefined): boolean {
  const bold = font === undefined ? null : childOf(font, 'b');
  return bold !== null && !['0', 'false'].includes(attributeOf(bold, 'val')?.value ?? '1');
}

function hasLine(border: XmlNode | undefined): boolean {
  return border?.children.some((side) => SIDES.has(side.name) && (attributeOf(side, 'style')?.value ?? 'none') !== 'none') ?? false;
}

function fillColour(fill: XmlNode | undefined): string | null {
  const pattern = fill === undefined ? null : childOf(fill, 'patternFill');
  if (pattern === null || attributeOf(pattern, 'patternType')?.value !== 'solid') return null;
  const colour = childOf(pattern, 'fgColor');
  const rgb = colour === null ? undefined : attributeOf(colour, 'rgb')?.value;
  return rgb !== undefined && /^[0-9A-Fa-f]{8}$/.test(rgb) ? `#${rgb.slice(2).toLowerCase()}` : null;
}

function alignmentOf(xf: XmlNode): CellLook['align'] {
  const alignment = childOf(xf, 'alignment');
  const said = alignment === null ? undefined : attributeOf(alignment, 'horizontal')?.value;
  if (said === 'left' || said === 'center' || said === 'right') return said;
  return said === 'centerContinuous' || said === 'distributed' ? 'center' : null;
}

/** The looks of a workbook's styles, by their numbers. */
export function listCellLooks(book: Book): (style: number) => CellLook {
  const part = findRelatedPart(book, book.workbookPart, 'styles');
  if (part === null || !hasPart(book, part)) return () => PLAIN;
  const root = parsePartRoot(book, part);
  const [fonts, fills, borders] = [
    childrenOf(root, 'fonts', 'font'),
    childrenOf(root, 'fills', 'fill'),
    childrenOf(root, 'borders', 'border'),
  ];
  const looks = childrenOf(root, 'cellXfs', 'xf').map((xf): CellLook => {
    const number = (name: string): number => Number(attributeOf(xf, name)?.value ?? '0');
    return {
      isBold: isBoldFont(fonts[number('fontId')]),
      align: alignmentOf(xf),
      hasBorder: hasLine(borders[number('borderId')]),
      fill: fillColour(fills[number('fillId')]),
    };
  });
  return (style) => looks[style] ?? PLAIN;
}
