// 统一社会信用代码 reckoned again for tests (GB 32100-2015), not by the program's own check.

export const CODE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Where the character that a code's first seventeen ask for stands. */
export function checkDigitOf(body: string): number {
  const sum = [...body].reduce((all, character, at) => all + CODE_CHARACTERS.indexOf(character) * (3 ** at % 31), 0);
  return (31 - (sum % 31)) % 31;
}
