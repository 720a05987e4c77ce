// Tables for a terminal: columns aligned by what the characters take there, Chinese ones being two wide.

/** Characters that take two columns of a terminal: CJK, full-width forms and the like. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** Columns of a terminal that the text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

function padded(text: string, width: number, isNumber: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return isNumber ? blanks + text : text + blanks;
}

/** Lines of a table; columns of numbers are set to the right. */
export function formatTableLines(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const columns = head.map((title, at) => {
    const cells = rows.map((row) => row[at] ?? '');
    return {
      width: Math.max(widthOf(title), ...cells.map(widthOf)),
      isNumber: cells.length > 0 && cells.every((cell) => /^-?[\d.]*$|^—$/.test(cell)),
    };
  });
  return [head, ...rows].map((row) =>
    columns
      .map(({ width, isNumber }, at) => padded(row[at] ?? '', width, isNumber))
      .join('  ')
      .trimEnd(),
  );
}
