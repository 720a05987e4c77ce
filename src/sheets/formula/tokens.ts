// The tokens of a formula as a workbook stores it, with their places: nothing is lost, all texts together are the formula.
import { matchPrefixAt, parseReferenceAt, parseSimpleCellAt, type Reference } from './references.ts';

export type TokenKind =
  | 'space'
  | 'string'
  | 'number'
  | 'boolean'
  | 'error'
  | 'reference'
  /** A name, with its sheet or book where it has one: `Rate`, `Sheet1!Rate`, `[1]!Rate`. */
  | 'name'
  /** The name of a function, directly before its `(`. */
  | 'function'
  /** `Table1[[#This Row],[x]]`, `[@x]`: kept as it is. */
  | 'structured'
  | 'operator'
  | 'open'
  | 'close'
  /** `,` between arguments or areas. */
  | 'comma'
  /** `{` and `}` of an array, and the `;` between its rows. */
  | 'array'
  /** A character that belongs to no formula. */
  | 'unknown';

/** One token; `text` is `formula.slice(from, to)`. `reference` is set for references only. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly reference: Reference | null;
}

const SPACE = /[ \r\n\t\u00A0]+/y;
const STRING = /"(?:[^"]|"")*"/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const ERROR = /#(?:N\/A|DIV\/0!|REF!|[A-Za-z_]+[!?]|GETTING_DATA)/y;
/** What follows `#REF!` where a sheet is gone: `#REF!$A$1`. */
const LOST_CELLS = /\$?[A-Za-z]{0,3}\$?\d{1,7}(?::\$?[A-Za-z]{0,3}\$?\d{1,7})?/y;
const NAME = /[\p{L}_\\\u00A1-\u{10FFFF}][\p{L}\p{N}\p{M}_.\\?\u00A1-\u{10FFFF}]*/uy;
const OPERATOR = /<>|<=|>=|[<>#]/y;

function textAt(pattern: RegExp, formula: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(formula)?.[0] ?? '';
}

/** The end of the bracket that opens at `at`; `'` takes the next character as it is. An unclosed one ends with the formula. */
function bracketEnd(formula: string, at: number): number {
  let depth = 0;
  for (let place = at; place < formula.length; place += 1) {
    const character = formula[place];
    if (character === "'") place += 1;
    else if (character === '[') depth += 1;
    else if (character === ']') depth -= 1;
    if (depth === 0) return place + 1;
  }
  return formula.length;
}

interface Step {
  readonly kind: TokenKind;
  readonly length: number;
  readonly reference: Reference | null;
}

type Found = readonly [kind: TokenKind, length: number];

function errorAt(formula: string, at: number, prefix: number): Found | null {
  const code = textAt(ERROR, formula, at + prefix);
  if (code === '') return null;
  const lost = code === '#REF!' ? textAt(LOST_CELLS, formula, at + prefix + code.length) : '';
  return ['error', prefix + code.length + lost.length];
}

/** A name, function, boolean, structured reference, or an error behind a sheet. */
function wordAt(formula: string, at: number): Found | null {
  const prefix = matchPrefixAt(formula, at).length;
  const lost = errorAt(formula, at, prefix);
  if (lost !== null) return lost;
  const length = prefix + textAt(NAME, formula, at + prefix).length;
  const next = formula[at + length];
  if (length === prefix) return next === '[' && prefix === 0 ? ['structured', bracketEnd(formula, at) - at] : null;
  if (next === '(') return ['function', length];
  if (next === '[') return ['structured', bracketEnd(formula, at + length) - at];
  return [prefix === 0 && /^(?:true|false)$/i.test(formula.slice(at, at + length)) ? 'boolean' : 'name', length];
}

/** Signs that are whole tokens by themselves. */
const SIGNS: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['(', { kind: 'open', length: 1, reference: null }],
  [')', { kind: 'close', length: 1, reference: null }],
  [',', { kind: 'comma', length: 1, reference: null }],
  ...['{', '}', ';'].map((sign): [string, Step] => [sign, { kind: 'array', length: 1, reference: null }]),
  ...['+', '-', '*', '/', '^', '&', '=', '%', ':', '@'].map((sign): [string, Step] => [
    sign,
    { kind: 'operator', length: 1, reference: null },
  ]),
]);

function otherAt(formula: string, at: number): Found {
  const operator = textAt(OPERATOR, formula, at).length;
  return operator > 0 ? ['operator', operator] : ['unknown', (formula.codePointAt(at) ?? 0) > 0xffff ? 2 : 1];
}

function plainAt(formula: string, at: number): Found | null {
  const code = formula.charCodeAt(at);
  // Neither a blank nor a quote: most characters.
  if (code > 34 && code !== 0xa0) return null;
  const space = textAt(SPACE, formula, at).length;
  if (space > 0) return ['space', space];
  const string = textAt(STRING, formula, at).length;
  return string > 0 ? ['string', string] : null;
}

/** What may follow a word that has no sheet before it, is no area and no table. */
const PLAIN_END = /[,)+\-*/^&=<>%]/;

function step([kind, length]: Found): Step {
  return { kind, length, reference: null };
}

function isPlainEnd(formula: string, at: number): boolean {
  return at >= formula.length || PLAIN_END.test(formula[at] ?? '');
}

/** A function, a cell or a number that an operator follows: most of all tokens. Null for whatever else begins here. */
function simpleAt(formula: string, at: number): Step | null {
  const code = formula.charCodeAt(at);
  if (code >= 48 && code <= 57) {
    const digits = textAt(NUMBER, formula, at).length;
    return isPlainEnd(formula, at + digits) ? step(['number', digits]) : null;
  }
  const cell = code > 127 ? null : parseSimpleCellAt(formula, at);
  if (cell !== null) return isPlainEnd(formula, cell.end) ? { kind: 'reference', length: cell.end - at, reference: cell.reference } : null;
  const length = code === 36 ? 0 : textAt(NAME, formula, at).length;
  return length > 0 && formula[at + length] === '(' ? step(['function', length]) : null;
}

function thingAt(formula: string, at: number): Step {
  const found = parseReferenceAt(formula, at);
  if (found !== null) return { kind: 'reference', length: found.end - at, reference: found.reference };
  const word = wordAt(formula, at);
  if (word !== null) return step(word);
  const number = textAt(NUMBER, formula, at).length;
  return step(number > 0 ? ['number', number] : otherAt(formula, at));
}

/** What begins at `at`. */
function stepAt(formula: string, at: number): Step {
  const sign = SIGNS.get(formula[at] ?? '');
  if (sign !== undefined) return sign;
  const plain = plainAt(formula, at);
  return plain === null ? (simpleAt(formula, at) ?? thingAt(formula, at)) : step(plain);
}

/** The tokens of a formula (with or without its leading `=`), in order and without gaps. Never refuses: what it cannot read is `unknown`. */
export function tokensOf(formula: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < formula.length) {
    const { kind, length, reference } = stepAt(formula, at);
    tokens.push({ kind, text: formula.slice(at, at + length), from: at, to: at + length, reference });
    at += length;
  }
  return tokens;
}
