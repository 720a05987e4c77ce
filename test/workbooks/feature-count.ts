// Counts what two workbooks can be compared by (cells, styles, formulas, merges, names, rules, drawings, print settings, parts …), each a line of text: kept or lost.
import { SaxesParser } from 'saxes';
import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import type { ExpectedFill } from '../../src/sheets/second-reader/second-reading.ts';

/** A feature: what it is of, and how it reads. */
export type Features = ReadonlyMap<string, number>;

/** Elements that are only containers or hold what is told elsewhere; their attributes count as features of their own. */
const PLAIN = /\.(?:xml|vml|rels)$/i;
/** Attributes that say where or how many, which growth and new strings change. */
const COUNTS = new Set(['count', 'uniqueCount', 'spans', 'fullCalcOnLoad']);

/** All features of a workbook, with how often each occurs. Values of cells and results of formulas are left out: they are what is filled. */
export function featuresOf(workbook: Uint8Array): Features {
  const features = new Map<string, number>();
  const add = (feature: string): void => void features.set(feature, (features.get(feature) ?? 0) + 1);
  for (const [part, bytes] of Object.entries(unzipSync(workbook))) {
    if (part.endsWith('/') || part.endsWith('calcChain.xml')) continue;
    add(`part ${part}`);
    if (PLAIN.test(part)) featuresOfPart(part, decoded(bytes), add);
    else add(`bytes ${part} ${bytes.length} ${checksum(bytes)}`);
  }
  return features;
}

function decoded(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum = (sum * 31 + byte) % 4_294_967_291;
  return sum;
}

interface Open {
  readonly name: string;
  readonly attributes: string;
  readonly texts: string[];
  readonly cell: string | null;
}

/** Every element is a feature with its attributes and text; of cells only address, style and formula. */
function featuresOfPart(part: string, text: string, add: (feature: string) => void): void {
  const open: Open[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', () => undefined);
  parser.on('opentag', ({ name, attributes }) => {
    const local = name.slice(name.indexOf(':') + 1);
    const isCell = local === 'c' && (open[0]?.name ?? '').endsWith('worksheet');
    const own = Object.entries(attributes).filter(
      ([key]) => !COUNTS.has(key) && local !== 'dimension' && !(isCell && ['t', 'ph', 'cm', 'vm'].includes(key)),
    );
    open.push({
      name,
      attributes: own.map(([key, value]) => `${key}=${value}`).join(' '),
      texts: [],
      cell: isCell ? (attributes['r'] ?? '') : (open.at(-1)?.cell ?? null),
    });
  });
  const addText = (piece: string): void => void open.at(-1)?.texts.push(piece);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const local = closed.name.slice(closed.name.indexOf(':') + 1);
    const isValue = closed.cell !== null && ['v', 'is', 't', 'r', 'rPr'].includes(local);
    if (isValue || (closed.cell !== null && local !== 'c' && local !== 'f')) return;
    const place = closed.cell !== null && local === 'f' ? ` in ${closed.cell}` : '';
    add(`${part} ${closed.name}${place} ${closed.attributes} ${closed.texts.join('').trim()}`.trimEnd());
  });
  parser.write(text).close();
}

/** Features of the blank that the filled workbook does not have; with grown lists only those that growth does not touch are held against it, by number. */
export function lostFeatures(blank: Uint8Array, filled: Uint8Array, { growths }: Pick<ExpectedFill, 'growths'>): readonly string[] {
  const [before, after] = [featuresOf(blank), featuresOf(filled)];
  if (growths.length === 0) return [...before].filter(([feature, count]) => (after.get(feature) ?? 0) < count).map(([feature]) => feature);
  const kinds = (features: Features): ReadonlyMap<string, number> => {
    const byKind = new Map<string, number>();
    for (const [feature, count] of features) {
      const kind = feature.split(' ').slice(0, 2).join(' ');
      byKind.set(kind, (byKind.get(kind) ?? 0) + count);
    }
    return byKind;
  };
  const now = kinds(after);
  // Caches of charts whose series grew are dropped, and with the calculation chain what names it.
  const mayGo = /Cache|ptCount|\b\w*:?(?:pt|v|lvl|formatCode)$|Content_Types|\.rels/;
  return [...kinds(before)]
    .filter(([kind, count]) => (now.get(kind) ?? 0) < count && !mayGo.test(kind))
    .map(([kind, count]) => `${kind} (${count} → ${now.get(kind) ?? 0})`);
}

/** `node test/workbooks/feature-count.ts BLANK FILLED`: how many features were kept, and which were lost. */
function main([blank, filled]: readonly string[]): void {
  if (blank === undefined || filled === undefined) throw new Error('two workbooks: the blank and the filled one');
  const before = featuresOf(readFileSync(blank));
  const lost = lostFeatures(readFileSync(blank), readFileSync(filled), { growths: [] });
  const total = [...before.values()].reduce((sum, count) => sum + count, 0);
  for (const feature of lost) console.log(`lost ${feature}`);
  console.log(`${total} features, ${lost.length} lost`);
}

if (process.argv[1] === import.meta.filename) main(process.argv.slice(2));
