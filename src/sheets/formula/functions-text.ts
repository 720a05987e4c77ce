// Functions on texts. Lengths and places count UTF-16 units, as spreadsheets do.
import { type Evaluation, giveUp, gridOf, iterateItems, matrixOf } from './evaluation.ts';
import {
  defineOnAreas,
  defineOnBoth,
  defineOnScalars,
  expectBoolean,
  expectNumber,
  expectText,
  type FunctionKind,
} from './function-kinds.ts';
import { formatNumber } from './number-format.ts';
import { parseNumberText } from './number-text.ts';
import { isScalar, type Scalar, toNumber, toText, type Value, VALUE_ERROR } from './values.ts';
import { findWildcard } from './wildcards.ts';

/** The longest text of a cell. */
const LONGEST = 32_767;

function checked(text: string): Scalar {
  return text.length > LONGEST ? VALUE_ERROR : text;
}

function count(value: Scalar | undefined, otherwise: number): number {
  return Math.trunc(expectNumber(value, otherwise));
}

const LEFT: FunctionKind = defineOnScalars('tn', 1, ([text, length]) => {
  const wanted = count(length, 1);
  return wanted < 0 ? VALUE_ERROR : expectText(text).slice(0, wanted);
});

const RIGHT: FunctionKind = defineOnScalars('tn', 1, ([text, length]) => {
  const wanted = count(length, 1);
  if (wanted < 0) return VALUE_ERROR;
  return wanted === 0 ? '' : expectText(text).slice(-wanted);
});

const MID: FunctionKind = defineOnScalars('tnn', 3, ([text, start, length]) => {
  const [from, wanted] = [count(start, 1), count(length, 0)];
  return from < 1 || wanted < 0 ? VALUE_ERROR : expectText(text).slice(from - 1, from - 1 + wanted);
});

const REPLACE: FunctionKind = defineOnScalars('tnnt', 4, ([text, start, length, other]) => {
  const [from, wanted, whole] = [count(start, 1), count(length, 0), expectText(text)];
  if (from < 1 || wanted < 0) return VALUE_ERROR;
  return checked(whole.slice(0, from - 1) + expectText(other) + whole.slice(from - 1 + wanted));
});

const SUBSTITUTE: FunctionKind = defineOnScalars('tttn', 3, ([text, old, other, which]) => {
  const [whole, wanted, instead] = [expectText(text), expectText(old), expectText(other)];
  if (wanted === '') return whole;
  if (which === undefined) return checked(whole.replaceAll(wanted, () => instead));
  if (count(which, 0) < 1) return VALUE_ERROR;
  const parts = whole.split(wanted);
  const place = count(which, 1);
  if (place >= parts.length) return whole;
  return checked(`${parts.slice(0, place).join(wanted)}${instead}${parts.slice(place).join(wanted)}`);
});

function finder(find: (wanted: string, text: string, start: number) => number): FunctionKind {
  return defineOnScalars('ttn', 2, ([wanted, text, start]) => {
    const [from, whole] = [count(start, 1), expectText(text)];
    if (from < 1 || from > whole.length + 1) return VALUE_ERROR;
    const place = find(expectText(wanted), whole, from - 1);
    return place === -1 ? VALUE_ERROR : place + 1;
  });
}

const REPT: FunctionKind = defineOnScalars('tn', 2, ([text, times]) => {
  const [wanted, whole] = [count(times, 0), expectText(text)];
  return wanted < 0 || wanted * whole.length > LONGEST ? VALUE_ERROR : whole.repeat(wanted);
});

/** All values of the arguments as texts, or the first error. */
function textsOf(args: readonly Value[], evaluation: Evaluation): readonly string[] | Scalar {
  const texts: string[] = [];
  const errors: Scalar[] = [];
  for (const arg of args)
    iterateItems(arg, evaluation, (value) => {
      const text = toText(value);
      if (typeof text === 'string') texts.push(text);
      else errors.push(text);
    });
  return errors[0] ?? texts;
}

function isTexts(value: readonly string[] | Scalar): value is readonly string[] {
  return Array.isArray(value);
}

function joined(args: readonly Value[], evaluation: Evaluation): Value {
  const texts = textsOf(args, evaluation);
  return isTexts(texts) ? checked(texts.join('')) : texts;
}

const TEXTJOIN: FunctionKind = defineOnBoth('tb(r)', 3, ([between, skipsEmpty, ...args], evaluation) => {
  const whole = expectBoolean(skipsEmpty, true)
    ? args
    : args.map((arg) => (isScalar(arg) ? arg : gridOf(matrixOf(arg, evaluation), evaluation)));
  const texts = textsOf(whole, evaluation);
  if (!isTexts(texts)) return texts;
  const kept = expectBoolean(skipsEmpty, true) ? texts.filter((text) => text !== '') : texts;
  return checked(kept.join(expectText(between)));
});

const TEXT: FunctionKind = defineOnScalars('st', 2, ([value = null, format], evaluation) => {
  const code = expectText(format);
  const number = typeof value === 'boolean' ? value : toNumber(value, evaluation.source.date1904);
  const shown = typeof number === 'number' ? number : expectText(toText(value));
  const text = formatNumber(shown, code, evaluation.source.date1904);
  if (text === null) return giveUp(evaluation, 'format', code);
  return typeof text === 'string' ? checked(text) : text;
});

const VALUE: FunctionKind = defineOnScalars('s', 1, ([value = null], evaluation) => {
  if (typeof value === 'boolean') return VALUE_ERROR;
  return typeof value === 'string' ? (parseNumberText(value, evaluation.source.date1904) ?? VALUE_ERROR) : (value ?? 0);
});

function mapped(run: (text: string) => Scalar): FunctionKind {
  return defineOnScalars('t', 1, ([text]) => run(expectText(text)));
}

/** The number of a text's first character; beyond ASCII it is that of the machine's own code page. */
const CODE: FunctionKind = defineOnScalars('t', 1, ([text], evaluation) => {
  const code = expectText(text).codePointAt(0);
  if (code === undefined) return VALUE_ERROR;
  return code < 128 ? code : giveUp(evaluation, 'language');
});

export const TEXT_FUNCTIONS: Readonly<Record<string, FunctionKind>> = {
  LEFT,
  RIGHT,
  MID,
  REPLACE,
  SUBSTITUTE,
  REPT,
  TEXT,
  VALUE,
  TEXTJOIN,
  FIND: finder((wanted, text, start) => text.indexOf(wanted, start)),
  SEARCH: finder(findWildcard),
  CODE,
  LEN: mapped((text) => text.length),
  TRIM: mapped((text) => text.replaceAll(/ +/g, ' ').replaceAll(/^ | $/g, '')),
  CLEAN: mapped((text) => text.replaceAll(/[\u0000-\u001F]/g, '')),
  UPPER: mapped((text) => text.toUpperCase()),
  LOWER: mapped((text) => text.toLowerCase()),
  EXACT: defineOnScalars('tt', 2, ([one, other]) => one === other),
  CONCATENATE: defineOnScalars('(t)', 1, (texts) => checked(texts.map((text) => expectText(text)).join(''))),
  CONCAT: defineOnAreas('(r)', 1, joined),
};
