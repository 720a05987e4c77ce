// The `<f>` element of a cell: its formula as text, and the same element with another formula or another area.
import { decodeCharacters } from '../xml/xml-reader.ts';
import { escapeText, getTextOfNode } from '../book/xml-edit.ts';
import type { ScannedFormula } from './scan-formulas.ts';

/** The formula that a `<f>` holds, decoded; empty for one that only points to a shared formula. */
export function getFormulaText(text: string, formula: ScannedFormula): string {
  const inner = text.slice(formula.openTo, formula.closeFrom);
  if (!inner.includes('<')) return decodeCharacters(inner);
  return getTextOfNode(text, { ...formula, name: 'f', raw: 'f', isEmpty: false, attributes: [], children: [] });
}

/** The element with another formula; `isPlain`: no longer part of a shared one. All other attributes stay. */
export function withFormula(text: string, formula: ScannedFormula, changed: string, isPlain: boolean): string {
  const tag = text.slice(formula.from, formula.openTo);
  const open = isPlain ? withoutAttributes(tag, 't|si|ref') : tag;
  return closed(open, escapeText(changed));
}

/** The element of a shared formula's beginning, made into one that only points to it. */
export function rewriteAsFollower(text: string, formula: ScannedFormula): string {
  const open = withoutAttributes(text.slice(formula.from, formula.openTo), 'ref');
  return open.endsWith('/>') ? open : `${open.slice(0, -1)}/>`;
}

/** The element with other values for some of the attributes that it has. */
export function withAttributes(element: string, changes: ReadonlyMap<string, string>): string {
  const end = element.indexOf('>');
  let open = element.slice(0, end);
  for (const [name, value] of changes)
    open = open.replace(
      new RegExp(String.raw`(\s${name}\s*=\s*)(["'])[^"']*\2`),
      (_, before: string, quote: string) => `${before}${quote}${value}${quote}`,
    );
  return open + element.slice(end);
}

function withoutAttributes(tag: string, names: string): string {
  return tag.replace(new RegExp(String.raw`\s(?:${names})\s*=\s*(?:"[^"]*"|'[^']*')`, 'g'), '');
}

function closed(open: string, inner: string): string {
  if (open === '<f>') return `<f>${inner}</f>`;
  const raw = /^<([^\s/>]+)/.exec(open)?.[1] ?? 'f';
  const start = open.endsWith('/>') ? `${open.slice(0, -2).trimEnd()}>` : open;
  return `${start}${inner}</${raw}>`;
}
