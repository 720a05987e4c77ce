// A workbook's styles: each distinct look of a cell gets one number, in order of first use.
import { escapeAttribute } from '../xml/xml-text.ts';

/** Thickness of one edge. */
export type EdgeStyle = 'hair' | 'thin' | 'medium';

/** Edges of a cell; a missing one has no line. */
export interface CellBorder {
  readonly left?: EdgeStyle;
  readonly right?: EdgeStyle;
  readonly top?: EdgeStyle;
  readonly bottom?: EdgeStyle;
}

/** How a cell looks. Colours are `RRGGBB`; `format` is a number format code (`0.00`, `@` for text). */
export interface CellStyle {
  readonly font?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly fill?: string;
  readonly border?: CellBorder;
  readonly align?: 'left' | 'center' | 'right' | 'distributed';
  readonly vertical?: 'top' | 'center' | 'bottom';
  readonly wrap?: boolean;
  readonly shrink?: boolean;
  readonly indent?: number;
  readonly format?: string;
  /** False lets a person fill the cell though its sheet is protected. */
  readonly locked?: boolean;
}

/** Codes that every program knows by number (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_FORMATS: ReadonlyMap<string, number> = new Map([
  ['General', 0],
  ['0', 1],
  ['0.00', 2],
  ['#,##0', 3],
  ['#,##0.00', 4],
  ['0%', 9],
  ['0.00%', 10],
  ['@', 49],
]);
const FIRST_OWN_FORMAT = 164;
const DEFAULT_FONT: CellStyle = { font: '宋体', size: 11 };

/** Distinct texts, numbered in order of first use. */
function numbering(initial: readonly string[]): { numberOf(text: string): number; all(): readonly string[] } {
  const numbers = new Map(initial.map((text, index) => [text, index]));
  return {
    numberOf(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
    all: () => [...numbers.keys()],
  };
}

function fontXml(style: CellStyle): string {
  const color = style.color === undefined ? '' : `<color rgb="FF${style.color}"/>`;
  const name = escapeAttribute(style.font ?? DEFAULT_FONT.font ?? '');
  return `<font>${style.bold ? '<b/>' : ''}<sz val="${style.size ?? DEFAULT_FONT.size}"/>${color}<name val="${name}"/><charset val="134"/></font>`;
}

function fillXml(color: string | undefined): string {
  if (color === undefined) return '<fill><patternFill patternType="none"/></fill>';
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function borderXml(border: CellBorder | undefined): string {
  const edge = (name: 'left' | 'right' | 'top' | 'bottom'): string => {
    const style = border?.[name];
    return style === undefined ? `<${name}/>` : `<${name} style="${style}"><color auto="1"/></${name}>`;
  };
  return `<border>${edge('left')}${edge('right')}${edge('top')}${edge('bottom')}<diagonal/></border>`;
}

function alignmentXml(style: CellStyle): string {
  const attributes = [
    style.align === undefined ? '' : ` horizontal="${style.align}"`,
    style.vertical === undefined ? '' : ` vertical="${style.vertical}"`,
    style.wrap ? ' wrapText="1"' : '',
    style.indent ? ` indent="${style.indent}"` : '',
    style.shrink ? ' shrinkToFit="1"' : '',
  ].join('');
  return attributes === '' ? '' : `<alignment${attributes}/>`;
}

/** A conditional look: only what it changes of a cell. */
function differenceXml({ bold, color, fill }: CellStyle): string {
  const font =
    bold || color !== undefined ? `<font>${bold ? '<b/>' : ''}${color === undefined ? '' : `<color rgb="FF${color}"/>`}</font>` : '';
  const filled =
    fill === undefined
      ? ''
      : `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor rgb="FF${fill}"/></patternFill></fill>`;
  return `<dxf>${font}${filled}</dxf>`;
}

/** The styles one workbook uses. */
export interface StyleSheet {
  /** The number to write as a cell's `s`; `quoted` marks text that must never be retyped into a formula. */
  idOf(style: CellStyle | undefined, quoted?: boolean): number;
  /** The number of a conditional look. */
  lookIdOf(style: CellStyle): number;
  /** The part `xl/styles.xml`. */
  toXml(): string;
}

/** An empty style sheet: number 0 is the plain cell. */
export function createStyleSheet(): StyleSheet {
  const fonts = numbering([fontXml({})]);
  const fills = numbering([fillXml(undefined), '<fill><patternFill patternType="gray125"/></fill>']);
  const borders = numbering([borderXml(undefined)]);
  const formats = numbering([]);
  const looks = numbering(['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']);
  const differences = numbering([]);
  const byObject = new Map<CellStyle, number>();

  const formatId = (code: string): number => BUILT_IN_FORMATS.get(code) ?? FIRST_OWN_FORMAT + formats.numberOf(code);
  const lookOf = (style: CellStyle, quoted: boolean): number => {
    const format = formatId(style.format ?? 'General');
    const font = fonts.numberOf(fontXml(style));
    const fill = fills.numberOf(fillXml(style.fill));
    const border = borders.numberOf(borderXml(style.border));
    const inner = `${alignmentXml(style)}${style.locked === false ? '<protection locked="0"/>' : ''}`;
    const applied = [
      format === 0 ? '' : ' applyNumberFormat="1"',
      font === 0 ? '' : ' applyFont="1"',
      fill === 0 ? '' : ' applyFill="1"',
      border === 0 ? '' : ' applyBorder="1"',
      inner.includes('<alignment') ? ' applyAlignment="1"' : '',
      inner.includes('<protection') ? ' applyProtection="1"' : '',
      quoted ? ' quotePrefix="1"' : '',
    ].join('');
    const start = `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${applied}`;
    return looks.numberOf(inner === '' ? `${start}/>` : `${start}>${inner}</xf>`);
  };

  return {
    idOf(style, quoted = false) {
      if (quoted) return lookOf({ ...style, format: '@' }, true);
      if (style === undefined) return 0;
      const known = byObject.get(style);
      if (known !== undefined) return known;
      const id = lookOf(style, false);
      byObject.set(style, id);
      return id;
    },
    lookIdOf: (style) => differences.numberOf(differenceXml(style)),
    toXml: () =>
      styleSheetXml({
        fonts: fonts.all(),
        fills: fills.all(),
        borders: borders.all(),
        looks: looks.all(),
        formats: formats.all(),
        differences: differences.all(),
      }),
  };
}

interface StyleParts {
  readonly fonts: readonly string[];
  readonly fills: readonly string[];
  readonly borders: readonly string[];
  readonly looks: readonly string[];
  readonly formats: readonly string[];
  readonly differences: readonly string[];
}

function styleSheetXml({ fonts, fills, borders, looks, formats, differences }: StyleParts): string {
  const list = (tag: string, parts: readonly string[]): string => `<${tag} count="${parts.length}">${parts.join('')}</${tag}>`;
  const own = formats.map((code, index) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + index}" formatCode="${escapeAttribute(code)}"/>`);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    own.length === 0 ? '' : list('numFmts', own),
    list('fonts', fonts),
    list('fills', fills),
    list('borders', borders),
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    list('cellXfs', looks),
    '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>',
    differences.length === 0 ? '<dxfs count="0"/>' : list('dxfs', differences),
    '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>',
    '</styleSheet>',
  ].join('');
}
