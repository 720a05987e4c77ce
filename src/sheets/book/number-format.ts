// Number format codes: those known by number alone, and what a code's unquoted letters mean.

/** Codes that files name by number only (ECMA-376 part 1, 18.8.30): the general ones, and those of Chinese programs. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [0, 'General'],
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [5, '"¥"#,##0;"¥"\\-#,##0'],
  [6, '"¥"#,##0;[Red]"¥"\\-#,##0'],
  [7, '"¥"#,##0.00;"¥"\\-#,##0.00'],
  [8, '"¥"#,##0.00;[Red]"¥"\\-#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'mm-dd-yy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'm/d/yy h:mm'],
  [27, 'yyyy"年"m"月"'],
  [28, 'm"月"d"日"'],
  [29, 'm"月"d"日"'],
  [30, 'm-d-yy'],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'],
  [33, 'h"时"mm"分"ss"秒"'],
  [34, '上午/下午h"时"mm"分"'],
  [35, '上午/下午h"时"mm"分"ss"秒"'],
  [36, 'yyyy"年"m"月"'],
  [37, '#,##0;\\-#,##0'],
  [38, '#,##0;[Red]\\-#,##0'],
  [39, '#,##0.00;\\-#,##0.00'],
  [40, '#,##0.00;[Red]\\-#,##0.00'],
  [41, '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ '],
  [42, '_ "¥"* #,##0_ ;_ "¥"* \\-#,##0_ ;_ "¥"* "-"_ ;_ @_ '],
  [43, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '],
  [44, '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ '],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
  [50, 'yyyy"年"m"月"'],
  [51, 'm"月"d"日"'],
  [52, 'yyyy"年"m"月"'],
  [53, 'm"月"d"日"'],
  [54, 'm"月"d"日"'],
  [55, '上午/下午h"时"mm"分"'],
  [56, '上午/下午h"时"mm"分"ss"秒"'],
  [57, 'yyyy"年"m"月"'],
  [58, 'm"月"d"日"'],
]);

/** The code of a format that is known by its number; `General` for a number nobody knows. */
export function getBuiltInCode(id: number): string {
  return BUILT_IN.get(id) ?? 'General';
}

/** What stands unquoted in a code: no literals, escaped or padding characters, colours, conditions, locales. Elapsed time (`[h]`) stays. */
function bareCode(code: string): string {
  return code.replace(/"[^"]*"?|[\\_*](?:[\ud800-\udbff][\udc00-\udfff]|[^])|\[(?!(?:h+|m+|s+)\])[^\]]*\]?/gi, ' ');
}

/** Whether numbers are shown as dates or times. The first section tells, as it does for positive numbers. */
export function isDateCode(code: string): boolean {
  const [section = ''] = bareCode(code).split(';');
  return (
    !/^\s*(?:general|g\/通用格式)\s*$/i.test(section) &&
    /[ymdhs]|a{3}/i.test(section.replace(/general|g\/通用格式/gi, ' ').replace(/e[+-]/gi, ' '))
  );
}

/** Whether numbers are shown times 100. */
export function isPercentCode(code: string): boolean {
  const [section = ''] = bareCode(code).split(';');
  return section.includes('%');
}

/** A piece of a code: quoted words, an escaped character, padding, a bracket, digits with what belongs to them, another character. */
const PIECE = /"([^"]*)"?|[\\!]([^])|[_*][^]|\[[^\]]*\]?|([#0?.,]+)|([^])/gu;

/**
 * What a code writes beside a positive number, blanks aside. `isScaled`: the number is shown in another size than it has, by a comma behind its
 * digits or by a point that is only drawn.
 */
export function readShownWords(code: string): { readonly words: string; readonly isScaled: boolean } {
  let words = '';
  let isScaled = false;
  for (const [, quoted, escaped, digits, bare] of code.matchAll(PIECE)) {
    if (bare === ';') break;
    if (digits?.endsWith(',') === true || escaped === '.') isScaled = true;
    words += quoted ?? (escaped === '.' ? '' : escaped) ?? (bare !== undefined && /\p{Script=Han}/u.test(bare) ? bare : '');
  }
  return { words: words.replaceAll(/\s/gu, ''), isScaled };
}

/** Whether whatever is typed in is kept as text. */
export function isTextCode(code: string): boolean {
  return code.trim() === '@';
}
