// Text of known width for places that don't grow: how wide it prints in the sans, and what of it fits.

const WIDE = new Set('WMmw@%&'.split(''));
const NARROW = new Set("ijlftrI.,:;'|!()[] ".split(''));

/** Ems that a character takes at most, a little generous. */
function emsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (character === '…') return 1;
  if (code >= 0x1100 && !(code >= 0x2010 && code <= 0x2027)) return 1;
  if (WIDE.has(character)) return 0.95;
  if (NARROW.has(character)) return 0.42;
  if (character >= '0' && character <= '9') return 0.56;
  return character >= 'A' && character <= 'Z' ? 0.72 : 0.63;
}

/** Points that a text takes at a type size. */
export function widthOf(text: string, type: number): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * type;
}

/** The text, or its beginning with `…`, in at most `width` points; '' where not even one character fits. */
export function cutTo(text: string, width: number, type: number): string {
  if (widthOf(text, type) <= width) return text;
  const room = width - type;
  let [kept, used] = ['', 0];
  for (const character of text) {
    used += emsOf(character) * type;
    if (used > room) break;
    kept += character;
  }
  if (kept !== '') return `${kept.trimEnd()}…`;
  const [first = ''] = text;
  return widthOf(first, type) <= width ? first : '';
}

/** The beginning of a text that fits one line: words and numbers stay whole where they can, Chinese breaks anywhere. */
function lineOf(text: string, width: number, type: number): string {
  let [kept, used, whole] = ['', 0, 0];
  for (const character of text) {
    used += emsOf(character) * type;
    const isInWord = /[!-~]$/.test(kept) && /[!-~]/.test(character);
    if (!isInWord) whole = kept.length;
    if (used > width) return isInWord && whole > 0 ? kept.slice(0, whole) : kept;
    kept += character;
  }
  return kept;
}

/** The text in lines of at most `width` points; what the last line can't hold is cut. */
export function wrapLines(
  text: string,
  place: { readonly width: number; readonly type: number; readonly lines: number },
): readonly string[] {
  const { width, type, lines } = place;
  const found: string[] = [];
  let rest = text;
  while (rest !== '' && found.length < lines - 1 && widthOf(rest, type) > width) {
    const kept = lineOf(rest, width, type);
    if (kept === '') break;
    found.push(kept.trimEnd());
    rest = rest.slice(kept.length).trimStart();
  }
  return rest === '' ? found : [...found, cutTo(rest, width, type)];
}
