// Placeholders in a text: `{{ZB-2.06.month}}`, `{{ZB-2.08.month|亿元|4}}`, `{{head.报告期}}`, `{{#ZB-4}}` … `{{/ZB-4}}`.

/** What a placeholder asks for, as far as its text alone says. */
export type PlaceholderContent =
  /** A figure's address, or in a list's row one of its columns. */
  | { readonly kind: 'value'; readonly name: string; readonly unit: string | undefined; readonly decimals: number | undefined }
  | { readonly kind: 'head'; readonly field: string }
  | { readonly kind: 'listStart' | 'listEnd'; readonly table: string };

/** A placeholder and its place in the text; without content it is not understood, or never closed. */
export interface Placeholder {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly content: PlaceholderContent | null;
}

const OPEN = '{{';
const CLOSE = '}}';
const HEAD = 'head.';

function contentOf(inner: string): PlaceholderContent | null {
  const text = inner.trim();
  if (text.startsWith('#')) return { kind: 'listStart', table: text.slice(1).trim() };
  if (text.startsWith('/')) return { kind: 'listEnd', table: text.slice(1).trim() };
  if (text.startsWith(HEAD)) return { kind: 'head', field: text.slice(HEAD.length).trim() };
  const [name = '', unit, decimals, ...rest] = text.split('|').map((part) => part.trim());
  if (name === '' || unit === '' || rest.length > 0 || (decimals !== undefined && !/^[0-8]$/.test(decimals))) return null;
  return { kind: 'value', name, unit, decimals: decimals === undefined ? undefined : Number(decimals) };
}

/** Every placeholder of a text, from left to right. */
export function parsePlaceholders(text: string): readonly Placeholder[] {
  const found: Placeholder[] = [];
  for (let at = text.indexOf(OPEN); at >= 0;) {
    const close = text.indexOf(CLOSE, at + OPEN.length);
    const next = text.indexOf(OPEN, at + OPEN.length);
    const isClosed = close >= 0 && (next < 0 || close < next);
    const to = isClosed ? close + CLOSE.length : next >= 0 ? next : text.length;
    const content = isClosed ? contentOf(text.slice(at + OPEN.length, close)) : null;
    found.push({ from: at, to, text: text.slice(at, to), content });
    at = text.indexOf(OPEN, to);
  }
  return found;
}

/** Whether a text may hold a placeholder at all. */
export function canHoldPlaceholder(text: string): boolean {
  return text.includes(OPEN);
}

/** The text with every placeholder replaced by what `textOf` gives for it. */
export function replacePlaceholders(text: string, textOf: (placeholder: Placeholder) => string): string {
  let at = 0;
  let result = '';
  for (const placeholder of parsePlaceholders(text)) {
    result += text.slice(at, placeholder.from) + textOf(placeholder);
    at = placeholder.to;
  }
  return result + text.slice(at);
}
