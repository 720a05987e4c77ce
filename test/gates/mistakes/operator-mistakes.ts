// Mistakes of figures and conditions: off by one, the wrong comparison, a forgotten null, a condition turned round, the wrong unit, a forgotten call.
import { Visitor, type ESTree } from 'vite';
import { swapSpans, type ParsedSource, type Span } from './mistake.ts';

const OTHER_OPERATOR: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '&&': '||',
  '||': '&&',
};

/** A method that is easily taken for another. */
const OTHER_METHOD: Readonly<Record<string, string>> = {
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  round: 'floor',
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  padStart: 'padEnd',
  find: 'findLast',
  indexOf: 'lastIndexOf',
};

/** Methods that a list or a text goes through, and that are easily forgotten. */
const FORGOTTEN = new Set(['filter', 'toSorted', 'toReversed', 'trim', 'slice', 'toLowerCase', 'flat']);

function isText(node: ESTree.Node): boolean {
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
}

/** Notes another operator between two operands. */
function addOperator({ text, add }: ParsedSource, operator: string, left: Span, right: Span): void {
  const other = OTHER_OPERATOR[operator];
  const start = text.indexOf(operator, left.end);
  if (other !== undefined && start >= 0 && start < right.start) add('operator', { start, end: start + operator.length, text: other });
}

function addBinary(source: ParsedSource, { operator, left, right }: ESTree.BinaryExpression): void {
  if (!(operator === '+' && (isText(left) || isText(right)))) addOperator(source, operator, left, right);
  if (operator === '*' || operator === '/') source.add('unit', { start: left.end, end: right.end, text: '' });
}

function addLogical(source: ParsedSource, node: ESTree.LogicalExpression): void {
  const { operator, left, right } = node;
  addOperator(source, operator, left, right);
  source.add(operator === '??' ? 'forgotten null' : 'forgotten condition', { start: left.end, end: right.end, text: '' });
  if (operator !== '??') source.add('forgotten condition', { start: left.start, end: right.start, text: '' });
}

function addCall(source: ParsedSource, { callee, arguments: words, end }: ESTree.CallExpression): void {
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (next !== undefined && next.type === word.type) source.add('swapped arguments', ...swapSpans(source.read, word, next));
  }
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
  const { property, object } = callee;
  const other = OTHER_METHOD[property.name];
  if (other !== undefined) source.add('other method', { start: property.start, end: property.end, text: other });
  if (FORGOTTEN.has(property.name)) source.add('forgotten step', { start: object.end, end, text: '' });
}

function addNegation({ read, add }: ParsedSource, test: ESTree.Expression): void {
  add('condition turned round', { start: test.start, end: test.end, text: `!(${read(test)})` });
}

/** Notes the mistakes of operators, conditions, numbers and calls. */
export function addOperatorMistakes(source: ParsedSource): void {
  const { add, program } = source;
  const inTypes = new Set<number>();
  new Visitor({
    TSLiteralType: ({ literal }) => void inTypes.add(literal.start),
    BinaryExpression: (node) => addBinary(source, node),
    LogicalExpression: (node) => addLogical(source, node),
    CallExpression: (node) => addCall(source, node),
    IfStatement: ({ test }) => addNegation(source, test),
    ConditionalExpression: ({ test, consequent, alternate }) => {
      addNegation(source, test);
      add('one branch', { start: test.start, end: alternate.end, text: source.read(consequent) });
    },
    UnaryExpression: ({ operator, start, argument }) => {
      if (operator === '!') add('condition turned round', { start, end: argument.start, text: '' });
    },
    Literal: ({ value, start, end }) => {
      if (typeof value !== 'number' || inTypes.has(start)) return;
      add('off by one', { start, end, text: String(value + 1) });
      if (value > 0) add('off by one', { start, end, text: String(value - 1) });
      if (value >= 100 && value % 10 === 0) add('unit', { start, end, text: String(value / 10) });
    },
    Property: ({ value }) => {
      if (value.type === 'Literal' && typeof value.value === 'boolean')
        add('other choice', { start: value.start, end: value.end, text: String(!value.value) });
    },
    ExpressionStatement: ({ expression, start, end }) => {
      const call = expression.type === 'AwaitExpression' ? expression.argument : expression;
      if (call.type === 'CallExpression') add('forgotten call', { start, end, text: ';' });
    },
  }).visit(program);
}
