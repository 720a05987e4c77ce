// Every single damage to a text of XML, and what the second reader says of it, in a line.
import type { SecondReading } from '../../src/sheets/second-reader/second-reading.ts';

/** A damage: what it is, and the part's text with it. */
export type Damage = readonly [what: string, text: string];

function otherValue(value: string): string {
  return /\d$/.test(value) ? value.slice(0, -1) + String((Number(value.at(-1)) + 1) % 10) : `${value}x`;
}

/** Each value and text changed, each attribute, empty element and leaf taken out; one at a time. */
export function listDamages(text: string): readonly Damage[] {
  const cut = (from: number, to: number, put = ''): string => text.slice(0, from) + put + text.slice(to);
  const attributes = [...text.matchAll(/\s[\w:]+=("|')([^"']*)\1/g)].map((match): Damage => {
    const [whole, , value = ''] = match;
    const to = match.index + whole.length;
    return [`value${whole}`, cut(to - 1 - value.length, to - 1, otherValue(value))];
  });
  const texts = [...text.matchAll(/>([^<>]*[^<>\s][^<>]*)</g)].map((match): Damage => {
    const [, value = ''] = match;
    return [`text ${value}`, cut(match.index + 1, match.index + 1 + value.length, otherValue(value))];
  });
  const gone = [...text.matchAll(/<[^<>?]*\/>|<([\w:]+)(?:\s[^<>]*)?>[^<>]*<\/\1>|\s[\w:]+=("|')[^"']*\2/g)].map((match): Damage => [
    `without ${match[0].trim()}`,
    cut(match.index, match.index + match[0].length),
  ]);
  return [...attributes, ...texts, ...gone];
}

/** Each difference with its part, its cell, and both sides. */
export function describeReading(reading: SecondReading): string {
  if (reading.ok) return 'ok';
  return reading.differences.map(({ part, cell, detail }) => `[${part} ${cell}] ${detail.replaceAll(/\s+/g, ' ')}`).join(' ');
}
