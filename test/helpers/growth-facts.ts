// What can be compared of two workbooks whose lists grew: results of cells, merges, names, rules; read from files that LibreOffice wrote, or ours.
import type { Book } from '../../src/sheets/book/book-model.ts';
import { namesOf, getPartText } from '../../src/sheets/book/parts.ts';
import { allOf } from './grown-workbook.ts';

/** By sheet and address: a number, a text, or an error. */
export interface GrowthFacts {
  readonly results: Readonly<Record<string, string>>;
  readonly merges: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  /** By their formula with the areas of it, the cells that a rule covers, one by one. */
  readonly rules: Readonly<Record<string, readonly string[]>>;
}

const CELL = /<(?:\w+:)?c\s([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;

/** The facts of a book; results as stored in it. */
export function growthFacts(book: Book): GrowthFacts {
  const texts = book.sheets.map(({ part }) => getPartText(book, part));
  const first = texts[0] ?? '';
  return {
    results: Object.fromEntries(texts.flatMap((text, index) => resultsIn(text, index))),
    merges: allOf(first, /<mergeCell ref="([^"]*)"/g).toSorted(),
    names: Object.fromEntries(namesOf(book).map(({ name, formula }) => [name, plain(formula)])),
    rules: rulesIn(first),
  };
}

function resultsIn(text: string, sheet: number): readonly (readonly [string, string])[] {
  return [...text.matchAll(CELL)].flatMap(([, attributes = '', inner = '']) => {
    const address = /r="([^"]*)"/.exec(attributes)?.[1] ?? '';
    const result = /<(?:\w+:)?v>([^<]*)</.exec(inner)?.[1];
    return result === undefined
      ? []
      : [[`${sheet}!${address}`, String(Number(result) === Number(result) ? Number(result) : result)] as const];
  });
}

/** Formats and validations: a rule split in two by copying is still one. */
function rulesIn(text: string): Readonly<Record<string, readonly string[]>> {
  const rules = new Map<string, Set<string>>();
  const add = (kind: string, list: string, formula: string): void => {
    const text = plain(formula).replaceAll('&gt;', '>');
    // LibreOffice leaves the references of validations where they were: only their cells are compared.
    const key = `${kind} ${kind === 'format' ? text : text.replace(/^.*>/, '')}`;
    const cells = rules.get(key) ?? new Set();
    for (const cell of cellsOf(list)) cells.add(cell);
    rules.set(key, cells);
  };
  for (const [, list = '', inner = ''] of text.matchAll(
    /<conditionalFormatting\s[^>]*?sqref="([^"]*)"[^>]*>([\s\S]*?)<\/conditionalFormatting>/g,
  ))
    for (const formula of allOf(inner, /<formula>([^<]*)</g)) add('format', list, formula);
  for (const [, attributes = '', inner = ''] of text.matchAll(/<dataValidation\s([^>]*)>([\s\S]*?)<\/dataValidation>/g))
    add('validation', /sqref="([^"]*)"/.exec(attributes)?.[1] ?? '', allOf(inner, /<formula1>([^<]*)</g)[0] ?? '');
  return Object.fromEntries(
    [...rules].map(([key, cells]) => [key, [...cells].toSorted()] as const).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** Without quotes, marks and spaces; an area of one cell as that cell, which is how LibreOffice writes it. */
function plain(formula: string): string {
  return formula.replaceAll(/['$\s]/g, '').replaceAll(/\b([A-Z]+\d+):\1\b/g, '$1');
}

function cellsOf(list: string): readonly string[] {
  return list.split(' ').flatMap((area) => {
    const [, letter = '', top = '', , bottom = top] = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(area) ?? [];
    return Array.from({ length: Number(bottom) - Number(top) + 1 }, (_, index) => `${letter}${Number(top) + index}`);
  });
}

/** Where two sets of facts differ, each in a line; none where they are the same. */
export function differences(one: GrowthFacts, other: GrowthFacts): readonly string[] {
  const lines: string[] = [];
  for (const kind of ['results', 'names', 'rules'] as const) {
    const [left, right]: readonly Readonly<Record<string, unknown>>[] = [one[kind], other[kind]];
    for (const key of new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])) {
      const [a, b] = [JSON.stringify(left?.[key]), JSON.stringify(right?.[key])];
      if (a !== b) lines.push(`${kind} ${key}: ${a ?? 'none'} / ${b ?? 'none'}`);
    }
  }
  if (one.merges.join(' ') !== other.merges.join(' ')) lines.push(`merges: ${one.merges.join(' ')} / ${other.merges.join(' ')}`);
  return lines;
}
