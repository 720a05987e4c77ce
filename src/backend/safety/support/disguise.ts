// Values as a support copy holds them: keyed pseudonyms, and amounts by one secret factor. The key is random and kept nowhere.
import { createHmac, randomBytes } from 'node:crypto';
import {
  BASE_KINDS,
  CASE_KINDS,
  EVENT_KINDS,
  GOODS_CLASSES,
  HOST_GRADES,
  PAPER_KINDS,
  PLATFORMS,
  STUDIO_KINDS,
  TENANT_CATEGORIES,
} from '../../../domain/base/catalogue.ts';
import type { Treatment } from '../../../contract/records/field.ts';
import { PAYMENT_METHODS } from '../../../contract/records/kinds/payment.ts';
import { addUsccCheckDigit } from '../../../domain/decode/uscc.ts';
import type { SqlValue } from '../../core/db/rows.ts';

/** Words that a copy may hold: the trade's own. */
export const COPY_WORDS: ReadonlySet<string> = new Set([
  ...TENANT_CATEGORIES,
  ...STUDIO_KINDS,
  ...BASE_KINDS,
  ...EVENT_KINDS,
  ...CASE_KINDS,
  ...HOST_GRADES,
  ...PAPER_KINDS,
  ...PLATFORMS,
  ...GOODS_CLASSES,
  ...PAYMENT_METHODS,
]);

/** Letters that a credit code may have, none a digit: no pseudonym looks like a number of somebody's. */
const LETTERS = 'ABCDEFGHJKLMNPQRTUWXY';
/** No place has this region, so no code that was ever issued begins so. */
export const PSEUDONYM_USCC = '91000000MA';
const SAID = '—';
/** Hours, ids, rules, codes of figures: what the program itself writes. */
const PLAIN = /^(?:[\x20-\x7e一二三四五六日周至全天休息节假工作次；，、]){0,500}$/;
const SHORT_LENGTH = 7;
const FACTOR_BITS = 30n;
const FACTOR_ONE = 1n << FACTOR_BITS;

/** Of kind and value: how the pseudonym begins, and how many letters follow. */
const SHAPES: Readonly<Partial<Record<Treatment, readonly [string, number]>>> = {
  name: ['N-', 9],
  short: ['', SHORT_LENGTH],
  code: ['C-', 11],
  handle: ['H-', 9],
  phone: ['T-', 9],
  uscc: [PSEUDONYM_USCC, 7],
  word: ['W-', 9],
};

/** One disguise: what it makes of values. Two copies have nothing in common. */
export interface Disguise {
  /** The value in the copy. Rows of one sum hand in the same `sum`, one after the other. */
  readonly of: (treatment: Treatment, value: SqlValue, sum: string | null) => SqlValue;
}

function lettersOf(digest: Buffer, length: number): string {
  let rest = BigInt(`0x${digest.toString('hex')}`);
  let text = '';
  while (text.length < length) {
    text += LETTERS.charAt(Number(rest % BigInt(LETTERS.length)));
    rest /= BigInt(LETTERS.length);
  }
  return text;
}

/** Between 1.2 and 5.2: no amount becomes nothing, and sums stay within what the program reckons with. */
function secretFactor(): bigint {
  const part = BigInt(`0x${randomBytes(4).toString('hex')}`);
  return (FACTOR_ONE * 12n) / 10n + part;
}

function scaled(value: bigint, factor: bigint): bigint {
  const product = value * factor * 2n + (value < 0n ? -FACTOR_ONE : FACTOR_ONE);
  return product / (FACTOR_ONE * 2n);
}

/** A new disguise, by a key and a factor that are random and end with it. */
export function createDisguise(): Disguise {
  const key = randomBytes(32);
  const factor = secretFactor();
  /** What the rows of each sum came to so far. */
  const sums = new Map<string, bigint>();

  function pseudonym(treatment: Treatment, value: SqlValue): string {
    const [start, length] = SHAPES[treatment] ?? ['', SHORT_LENGTH];
    const digest = createHmac('sha256', key)
      .update(JSON.stringify([treatment, value]))
      .digest();
    const text = start + lettersOf(digest, length);
    return treatment === 'uscc' ? addUsccCheckDigit(text) : text;
  }

  /** The row's part of its sum, so that the sum is the sum scaled, whatever rounding does to each row. */
  function amount(value: number, sum: string | null): number {
    if (sum === null) return Number(scaled(BigInt(value), factor));
    const before = sums.get(sum) ?? 0n;
    const after = before + BigInt(value);
    sums.set(sum, after);
    return Number(scaled(after, factor) - scaled(before, factor));
  }

  return {
    of(treatment, value, sum) {
      if (treatment === 'keep') return value;
      if (value === null || treatment === 'none') return null;
      if (treatment === 'said') return SAID;
      if (treatment === 'money') return amount(Number(value), sum);
      if (treatment === 'word') return COPY_WORDS.has(String(value)) ? value : pseudonym('word', value);
      if (treatment === 'plain') return PLAIN.test(String(value)) ? value : '';
      return value === '' ? '' : pseudonym(treatment, value);
    },
  };
}
