// A formula's text as a tree, by the precedence of spreadsheets: minus before ^, % before ^, comparisons last.
import { matchPrefixAt, parsePrefix, type Reference, type SheetPart } from './references.ts';
import { parseTableReference, type TableReference } from './table-references.ts';
import { type Token, type TokenKind, tokensOf } from './tokens.ts';
import type { Scalar } from './values.ts';

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>=' | ':' | ' ' | ',';

/** A formula's tree. `unsupported` is what cannot be calculated here, with the reason. */
export type FormulaNode =
  | { readonly kind: 'literal'; readonly value: Scalar }
  | { readonly kind: 'array'; readonly rows: readonly (readonly Scalar[])[] }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'table'; readonly reference: TableReference }
  | { readonly kind: 'name'; readonly sheet: SheetPart | null; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly (FormulaNode | null)[] }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: FormulaNode; readonly right: FormulaNode }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '%' | '@'; readonly operand: FormulaNode }
  | { readonly kind: 'unsupported'; readonly why: Unsupported };

/** Why a formula is not calculated: what is outside of this workbook or of this engine. */
export type Unsupported = 'syntax' | 'structured' | 'external' | 'depth';

/** How deep brackets and calls may nest; spreadsheets allow 64. */
const DEEPEST = 200;

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
  why: Unsupported | null;
}

const LEVELS: readonly (readonly BinaryOperator[])[] = [['=', '<>', '<', '>', '<=', '>='], ['&'], ['+', '-'], ['*', '/'], ['^']];
const STARTS_REFERENCE: ReadonlySet<TokenKind> = new Set<TokenKind>(['reference', 'name', 'function', 'open', 'structured', 'error']);

function fail(reader: Reader, why: Unsupported): FormulaNode {
  reader.why ??= why;
  return { kind: 'unsupported', why };
}

function skipSpaces(reader: Reader): void {
  while (reader.tokens[reader.at]?.kind === 'space') reader.at += 1;
}

function peek(reader: Reader): Token | undefined {
  skipSpaces(reader);
  return reader.tokens[reader.at];
}

/** Takes the next token if it is of this kind and, where given, this text. */
function take(reader: Reader, kind: TokenKind, text?: string): Token | null {
  const token = peek(reader);
  if (token === undefined || token.kind !== kind || (text !== undefined && token.text !== text)) return null;
  reader.at += 1;
  return token;
}

function isWanted(operators: readonly BinaryOperator[], text: string): BinaryOperator | undefined {
  return operators.find((operator) => operator === text);
}

function binary(reader: Reader, level: number): FormulaNode {
  const operators = LEVELS[level];
  if (operators === undefined) return unary(reader);
  let left = binary(reader, level + 1);
  for (;;) {
    const token = peek(reader);
    const operator = token?.kind === 'operator' ? isWanted(operators, token.text) : undefined;
    if (operator === undefined || reader.why !== null) return left;
    reader.at += 1;
    left = { kind: 'binary', operator, left, right: binary(reader, level + 1) };
  }
}

function unary(reader: Reader): FormulaNode {
  const signs: ('-' | '+' | '@')[] = [];
  for (;;) {
    const token = peek(reader);
    const sign = token?.kind === 'operator' ? (['-', '+', '@'] as const).find((one) => one === token.text) : undefined;
    if (sign === undefined) break;
    reader.at += 1;
    signs.push(sign);
  }
  let node = range(reader);
  let percents = 0;
  while (take(reader, 'operator', '%') !== null) {
    node = { kind: 'unary', operator: '%', operand: node };
    percents += 1;
  }
  if (signs.length + percents > DEEPEST) return fail(reader, 'depth');
  return signs.reduceRight<FormulaNode>((operand, operator) => ({ kind: 'unary', operator, operand }), node);
}

/** `A1:INDEX(…)` and intersections by a space: they bind before all else. */
function range(reader: Reader): FormulaNode {
  let left = primary(reader);
  for (;;) {
    const hasSpace = reader.tokens[reader.at]?.kind === 'space';
    const next = peek(reader);
    if (next === undefined || reader.why !== null) return left;
    if (next.kind === 'operator' && next.text === ':') {
      reader.at += 1;
      left = { kind: 'binary', operator: ':', left, right: primary(reader) };
    } else if (hasSpace && STARTS_REFERENCE.has(next.kind)) left = { kind: 'binary', operator: ' ', left, right: primary(reader) };
    else return left;
  }
}

function bracketed(reader: Reader): FormulaNode {
  let node = binary(reader, 0);
  while (take(reader, 'comma') !== null) node = { kind: 'binary', operator: ',', left: node, right: binary(reader, 0) };
  return take(reader, 'close') === null ? fail(reader, 'syntax') : node;
}

function call(reader: Reader, text: string): FormulaNode {
  if (take(reader, 'open') === null || matchPrefixAt(text, 0) !== '') return fail(reader, 'external');
  const name = text.toUpperCase().replace(/^(?:_XLFN\.|_XLWS\.)+/, '');
  const args: (FormulaNode | null)[] = [];
  if (take(reader, 'close') !== null) return { kind: 'call', name, args };
  for (;;) {
    const next = peek(reader);
    args.push(next?.kind === 'comma' || next?.kind === 'close' ? null : binary(reader, 0));
    if (reader.why !== null) return { kind: 'unsupported', why: reader.why };
    if (take(reader, 'comma') !== null) continue;
    return take(reader, 'close') === null ? fail(reader, 'syntax') : { kind: 'call', name, args };
  }
}

function errorCode(text: string): string {
  return /#(?:REF!|[^!?]*[!?]|N\/A)/i.exec(text)?.[0].toUpperCase() ?? text.toUpperCase();
}

function stringOf(text: string): string {
  return text.slice(1, -1).replaceAll('""', '"');
}

function literal(reader: Reader): Scalar | undefined {
  const minus = take(reader, 'operator', '-') !== null;
  if (!minus) take(reader, 'operator', '+');
  const token = peek(reader);
  reader.at += 1;
  if (token?.kind === 'number') return minus ? -Number(token.text) : Number(token.text);
  if (token?.kind === 'string') return stringOf(token.text);
  if (token?.kind === 'boolean') return token.text.toUpperCase() === 'TRUE';
  return token?.kind === 'error' ? { error: errorCode(token.text) } : undefined;
}

function array(reader: Reader): FormulaNode {
  const rows: Scalar[][] = [[]];
  for (;;) {
    const value = literal(reader);
    if (value === undefined) return fail(reader, 'syntax');
    rows.at(-1)?.push(value);
    if (take(reader, 'comma') !== null) continue;
    if (take(reader, 'array', ';') !== null) rows.push([]);
    else break;
  }
  const isWhole = take(reader, 'array', '}') !== null && rows.every((row) => row.length === rows[0]?.length);
  return isWhole ? { kind: 'array', rows } : fail(reader, 'syntax');
}

function nameNode(text: string): FormulaNode {
  const prefix = matchPrefixAt(text, 0);
  const sheet = parsePrefix(prefix);
  return { kind: 'name', sheet, name: text.slice(prefix.length) };
}

function primary(reader: Reader): FormulaNode {
  const token = peek(reader);
  if (token === undefined || reader.depth > DEEPEST) return fail(reader, token === undefined ? 'syntax' : 'depth');
  reader.at += 1;
  switch (token.kind) {
    case 'number':
      return { kind: 'literal', value: Number(token.text) };
    case 'string':
      return { kind: 'literal', value: stringOf(token.text) };
    case 'boolean':
      return { kind: 'literal', value: token.text.toUpperCase() === 'TRUE' };
    case 'error':
      return { kind: 'literal', value: { error: errorCode(token.text) } };
    case 'reference':
      return token.reference === null ? fail(reader, 'syntax') : { kind: 'reference', reference: token.reference };
    case 'name':
      return nameNode(token.text);
    case 'structured': {
      const reference = parseTableReference(token.text);
      return reference === null ? fail(reader, 'structured') : { kind: 'table', reference };
    }
    case 'array':
      return token.text === '{' ? array(reader) : fail(reader, 'syntax');
    case 'open':
    case 'function': {
      reader.depth += 1;
      const node = token.kind === 'open' ? bracketed(reader) : call(reader, token.text);
      reader.depth -= 1;
      return node;
    }
    default:
      return fail(reader, 'syntax');
  }
}

/** The tree of a formula, with or without its leading `=`. What it cannot read is one `unsupported` node. */
export function parseFormula(formula: string): FormulaNode {
  const reader: Reader = { tokens: tokensOf(formula), at: 0, depth: 0, why: null };
  take(reader, 'operator', '=');
  let node = binary(reader, 0);
  while (take(reader, 'comma') !== null) node = { kind: 'binary', operator: ',', left: node, right: binary(reader, 0) };
  if (reader.why === null && peek(reader) !== undefined) fail(reader, 'syntax');
  return reader.why === null ? node : { kind: 'unsupported', why: reader.why };
}
