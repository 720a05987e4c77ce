// Mistakes of lists: columns, fields, arguments and parts of a page that are swapped or forgotten.
import { Visitor, type ESTree } from 'vite';
import { swapSpans, type ParsedSource, type Span } from './mistake.ts';

/** Answers a stretch with the comma behind or before it. */
function withComma(text: string, { start, end }: Span): Span {
  const behind = /^\s*,/.exec(text.slice(end))?.[0].length ?? 0;
  if (behind > 0) return { start, end: end + behind };
  const before = /,\s*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return { start: start - before, end };
}

function addForgotten({ text, add }: ParsedSource, kind: string, item: Span): void {
  add(kind, { ...withComma(text, item), text: '' });
}

function addElements(source: ParsedSource, { elements }: ESTree.ArrayExpression): void {
  for (const [index, element] of elements.entries()) {
    if (element === null) continue;
    addForgotten(source, 'forgotten element', element);
    const next = elements[index + 1] ?? null;
    if (next !== null && next.type === element.type) source.add('swapped elements', ...swapSpans(source.read, element, next));
  }
}

/** Creates the edit that gives a property another value. */
function revalue(source: ParsedSource, { key, value, shorthand }: ESTree.ObjectProperty, text: string) {
  return shorthand
    ? { start: value.start, end: value.end, text: `${source.read(key)}: ${text}` }
    : { start: value.start, end: value.end, text };
}

function addProperties(source: ParsedSource, { properties }: ESTree.ObjectExpression): void {
  for (const [index, one] of properties.entries()) {
    addForgotten(source, 'forgotten field', one);
    const next = properties[index + 1];
    if (one.type !== 'Property' || next?.type !== 'Property' || one.method || next.method || one.value.type !== next.value.type) continue;
    const [first, second] = [source.read(one.value), source.read(next.value)];
    if (first !== second) source.add('swapped fields', revalue(source, one, second), revalue(source, next, first));
  }
}

const BLANK = /^\s*$/;

function addChildren(source: ParsedSource, children: readonly ESTree.JSXChild[]): void {
  const shown = children.filter((child) => !(child.type === 'JSXText' && BLANK.test(child.value)));
  for (const [index, child] of shown.entries()) {
    if (child.type === 'JSXElement' || child.type === 'JSXExpressionContainer')
      source.add('forgotten part', { start: child.start, end: child.end, text: '' });
    const next = shown[index + 1];
    if (next !== undefined && next.type === child.type) source.add('swapped parts', ...swapSpans(source.read, child, next));
  }
}

function addAttributes(source: ParsedSource, attributes: readonly ESTree.JSXAttributeItem[]): void {
  for (const [index, one] of attributes.entries()) {
    if (one.type !== 'JSXAttribute') continue;
    source.add('forgotten attribute', { start: one.start, end: one.end, text: '' });
    const next = attributes[index + 1];
    if (next?.type !== 'JSXAttribute' || one.value === null || next.value === null || one.value.type !== next.value.type) continue;
    source.add('swapped attributes', ...swapSpans(source.read, one.value, next.value));
  }
}

/** Notes the mistakes of arrays, objects, elements of the page and texts with values. */
export function addListMistakes(source: ParsedSource): void {
  new Visitor({
    ArrayExpression: (node) => addElements(source, node),
    ObjectExpression: (node) => addProperties(source, node),
    JSXElement: ({ children }) => addChildren(source, children),
    JSXFragment: ({ children }) => addChildren(source, children),
    JSXOpeningElement: ({ attributes }) => addAttributes(source, attributes),
    TemplateLiteral: ({ expressions }) => {
      for (const [index, one] of expressions.entries()) {
        const next = expressions[index + 1];
        if (next !== undefined) source.add('swapped values of a text', ...swapSpans(source.read, one, next));
      }
    },
  }).visit(source.program);
}
