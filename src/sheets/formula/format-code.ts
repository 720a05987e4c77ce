// The code of a number format as sections and parts: `#,##0.00;[Red]-0`, `yyyy"年"m"月"`.

export type DatePart = 'y' | 'm' | 'd' | 'h' | 's' | 'a' | 'minute' | 'noon';

export type FormatPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'digit'; readonly text: '0' | '#' | '?' }
  | { readonly kind: 'point' | 'comma' | 'percent' | 'general' | 'text' }
  | { readonly kind: 'exponent'; readonly hasPlus: boolean }
  | { readonly kind: 'date'; readonly part: DatePart; readonly length: number; readonly isTotal: boolean; readonly text: string };

/** When a section is used: `[>=100]`. */
export interface FormatCondition {
  readonly operator: string;
  readonly than: number;
}

export interface FormatSection {
  readonly parts: readonly FormatPart[];
  readonly condition: FormatCondition | null;
}

/** The sections' texts: `;` in quotes, behind a backslash or `!`, or in brackets ends none. */
function sectionTexts(code: string): readonly string[] {
  return code.match(/(?:"[^"]*"?|[\\!_*][^]|\[[^\]]*\]?|[^;"])*(?:;|$)/g)?.map((text) => text.replace(/;$/, '')) ?? [];
}

const PIECE =
  /"([^"]*)"?|[\\!]([^])|_([^])|\*([^])|\[([^\]]*)\]|(General|G\/通用格式)|(AM\/PM|A\/P|上午\/下午)|(E[+-])|(y+|m+|d+|h+|s+|aaaa?|e+)|([0#?])|([.,%@])|([^])/giy;

type Bracket = { readonly parts: readonly FormatPart[]; readonly condition?: FormatCondition } | null;

function bracketOf(inside: string): Bracket {
  const condition = /^(>=|<=|<>|>|<|=)(-?\d+(?:\.\d+)?(?:E[+-]?\d+)?)$/i.exec(inside);
  if (condition !== null) return { parts: [], condition: { operator: condition[1] ?? '', than: Number(condition[2]) } };
  if (/^(?:h+|m+|s+)$/i.test(inside)) {
    const letter = inside[0]?.toLowerCase();
    const part = letter === 'h' ? 'h' : letter === 's' ? 's' : 'minute';
    return { parts: [{ kind: 'date', part, length: inside.length, isTotal: true, text: inside }] };
  }
  const currency = /^\$([^-]*)(?:-([0-9a-f]+))?$/i.exec(inside);
  if (currency !== null) return /^f[48]00$/i.test(currency[2] ?? '') ? null : { parts: [{ kind: 'literal', text: currency[1] ?? '' }] };
  return /^(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|[黑蓝青绿红白黄]色?|洋红|颜色 ?\d+)$/i.test(inside)
    ? { parts: [] }
    : null;
}

function dateOf(text: string): FormatPart {
  const letter = text[0]?.toLowerCase() ?? '';
  const part = (['y', 'm', 'd', 'h', 's', 'a'] as const).find((one) => one === letter) ?? 'y';
  return { kind: 'date', part, length: letter === 'e' ? 4 : text.length, isTotal: false, text };
}

function signOf(sign: string): FormatPart {
  return { kind: sign === '.' ? 'point' : sign === ',' ? 'comma' : sign === '%' ? 'percent' : 'text' };
}

function digitOf(text: string): FormatPart {
  return { kind: 'digit', text: text === '0' ? '0' : text === '#' ? '#' : '?' };
}

/** One part of a section out of its match; null for what is not known (eras, fractions, Chinese numerals). */
function partOf(match: RegExpExecArray): FormatPart | null {
  const [, quoted, escaped, space, fill, , general, noon, exponent, date, digit, sign, other = ''] = match;
  if (quoted !== undefined || escaped !== undefined) return { kind: 'literal', text: quoted ?? escaped ?? '' };
  if (space !== undefined) return { kind: 'literal', text: ' ' };
  if (fill !== undefined) return { kind: 'literal', text: '' };
  if (general !== undefined) return { kind: 'general' };
  if (noon !== undefined) return { kind: 'date', part: 'noon', length: noon.length, isTotal: false, text: noon };
  if (exponent !== undefined) return { kind: 'exponent', hasPlus: exponent.endsWith('+') };
  if (date !== undefined) return dateOf(date);
  if (digit !== undefined) return digitOf(digit);
  if (sign !== undefined) return signOf(sign);
  return /[a-z"\\]/i.test(other) ? null : { kind: 'literal', text: other };
}

/** `m` beside hours or seconds is minutes. */
function withMinutes(parts: readonly FormatPart[]): readonly FormatPart[] {
  const dates = parts.filter((part) => part.kind === 'date');
  return parts.map((part) => {
    if (part.kind !== 'date' || part.part !== 'm' || part.length > 2) return part;
    const place = dates.indexOf(part);
    const isMinute = dates[place - 1]?.part === 'h' || dates[place + 1]?.part === 's';
    return isMinute ? { ...part, part: 'minute' } : part;
  });
}

function sectionOf(text: string): FormatSection | null {
  const parts: FormatPart[] = [];
  let condition: FormatCondition | null = null;
  let hasSlash = false;
  for (let at = 0; at < text.length;) {
    PIECE.lastIndex = at;
    const match = PIECE.exec(text);
    if (match === null) return null;
    at = PIECE.lastIndex;
    hasSlash ||= match[0] === '/';
    if (match[5] === undefined) {
      const part = partOf(match);
      if (part === null) return null;
      parts.push(part);
    } else {
      const bracket = bracketOf(match[5]);
      if (bracket === null) return null;
      parts.push(...bracket.parts);
      condition = bracket.condition ?? condition;
    }
  }
  const isFraction = hasSlash && parts.some(({ kind }) => kind === 'digit') && !parts.some(({ kind }) => kind === 'date');
  return isFraction ? null : { parts: withMinutes(parts), condition };
}

/** The sections of a format code; null where something in it is not known here. */
export function sectionsOf(code: string): readonly FormatSection[] | null {
  const texts =
    code === ''
      ? []
      : sectionTexts(code.endsWith(';') ? code : `${code};`).filter((_, index, all) => index < all.length - 1 || all.length === 1);
  const sections: FormatSection[] = [];
  for (const text of texts) {
    const section = sectionOf(text);
    if (section === null) return null;
    sections.push(section);
  }
  return sections;
}
