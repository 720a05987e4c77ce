// A file of ours as lines that a person can read and a test compares: pages of a PDF, parts of a workbook, files of a zip, text.
import { zipParts } from '../zip-parts.ts';
import { listPdfLines } from './pdf-lines.ts';

/** Parts that say the same in every workbook, and the texts, which stand in their cells. */
const USUAL = /^(?:_rels\/|\[Content_Types\]|docProps\/|xl\/theme\/|xl\/_rels\/|xl\/sharedStrings)/;

const STARTS =
  /<(?=(?:row|cols?|sheetPr|sheetViews|mergeCells|pageSetup|pageMargins|headerFooter|dataValidations?|cellXfs|xf|font|fill|border|numFmt|definedName|sheet|conditionalFormatting|sheetProtection|rowBreaks)\b)/g;
const CELL = /<c r="(\w+)"(?: s="(\d+)")?(?: t="(\w+)")?(?:\/>|>(?:<f[^>]*>([^<]*)<\/f>)?(?:<v>([^<]*)<\/v>)?<\/c>)/g;

/** A part of a workbook, an element of interest a line; a cell is its place, style, formula and value. */
function listXmlLines(text: string, texts: readonly string[]): string[] {
  return text
    .replaceAll(CELL, (...[, place = '', style = '0', type = '', formula = '', value = '']: string[]) => {
      const shown = type === 's' ? (texts[Number(value)] ?? '?') : value;
      return ` ${place}:${style}${formula === '' ? '' : ` =${formula}`}${shown === '' ? '' : ` ${shown}`};`;
    })
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(STARTS, '\n<')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('<?xml'));
}

/** The texts that cells share. */
function listSharedTexts(part: Buffer | undefined): string[] {
  return [...(part?.toString('utf8') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, text = '']) => text.replaceAll(/<[^>]*>/g, ''));
}

function startsWith(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.subarray(0, word.length)).toString('latin1') === word;
}

/** Snapshots are one line of data that other files hold. */
function cutLine(line: string): string {
  return line.length > 1000 ? `${line.slice(0, 1000)}…` : line;
}

/** Workbooks and papers within a file are other files' copies, which are listed whole where they are made. */
function mostLinesOf(part: string): number {
  return /\.(?:xlsx|pdf)$/.test(part) ? 4 : Number.POSITIVE_INFINITY;
}

/** Lists a file's content. Files within are named and indented. */
export function listFileLines(name: string, bytes: Uint8Array): string[] {
  if (startsWith(bytes, '%PDF-1') && bytes.byteLength > 100) return listPdfLines(bytes);
  if (startsWith(bytes, 'PK\u0003\u0004') && bytes.byteLength > 100) {
    const parts = zipParts(bytes);
    const texts = listSharedTexts(parts.get('xl/sharedStrings.xml'));
    const linesOf = (part: string, content: Buffer): string[] =>
      part.endsWith('.xml')
        ? listXmlLines(content.toString('utf8'), texts)
        : listFileLines(part, content).slice(0, mostLinesOf(part)).map(cutLine);
    return [...parts]
      .filter(([part]) => !USUAL.test(part))
      .flatMap(([part, content]) => [`${part}:`, ...linesOf(part, content).map((line) => `  ${line}`)]);
  }
  return Buffer.from(bytes).toString('utf8').split(/\r?\n/);
}
