// Phone numbers in a text, each once: what tells a list that lets people be called from one that does not.

/** A mobile number or one with its area, as people and programs write them; longer rows of digits are none. */
const PHONES = /(?<![\d.])(?:(?:\+|00)?86[\s-]?)?(1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|0\d{2,3}[\s-]\d{7,8})(?![\d.]*\d)/g;

/** The digits of every phone number in a text. */
export function listPhones(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(PHONES)].map(([, number = '']) => number.replaceAll(/\D/g, '')));
}
