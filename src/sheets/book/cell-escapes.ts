// Escapes in a workbook's texts: `_x000D_` is the character of that number (ECMA-376 part 1, ST_Xstring).

/** The text that such a text shows, also where XML itself could not hold a character of it. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    : text;
}
