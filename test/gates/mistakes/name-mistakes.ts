// Mistakes of names: another field of the same object, another word of the same words, another choice of the same list.
import { Visitor, type ESTree } from 'vite';
import { applyEdits, canParse, lineAt, parseSource, type Candidate, type Edit, type ParsedSource, type Span } from './mistake.ts';
import { addListMistakes } from './list-mistakes.ts';
import { addOperatorMistakes } from './operator-mistakes.ts';

/** Names by the place they are used in, such as the fields of one object. */
type Uses = Map<string, { readonly kind: string; readonly spans: Span[] }>;

function use(uses: Uses, kind: string, place: string, span: Span): void {
  const key = `${kind} ${place}`;
  const known = uses.get(key) ?? { kind, spans: [] };
  known.spans.push({ start: span.start, end: span.end });
  uses.set(key, known);
}

function isTextLiteral(node: ESTree.Node | null | undefined): node is ESTree.StringLiteral {
  return node?.type === 'Literal' && typeof node.value === 'string';
}

/** Collects where names of the same place stand. */
function collectUses({ program, read }: ParsedSource): Uses {
  const uses: Uses = new Map();
  new Visitor({
    MemberExpression: ({ object, property, computed }) => {
      if (!computed && object.type === 'Identifier') use(uses, 'other field', object.name, property);
    },
    CallExpression: ({ callee, arguments: words }) => {
      if (callee.type === 'Identifier' && isTextLiteral(words[0])) use(uses, 'other word', callee.name, words[0]);
    },
    BinaryExpression: ({ left, right }) => {
      if (isTextLiteral(right)) use(uses, 'other choice', read(left), right);
    },
    Property: ({ key, value }) => {
      if (isTextLiteral(value)) use(uses, 'other choice', read(key), value);
    },
    JSXAttribute: ({ name, value }) => {
      if (isTextLiteral(value)) use(uses, 'other choice', read(name), value);
    },
  }).visit(program);
  return uses;
}

function addNameMistakes(source: ParsedSource): void {
  for (const { kind, spans } of collectUses(source).values()) {
    const names = [...new Set(spans.map((span) => source.read(span)))];
    for (const { start, end } of spans)
      for (const text of names) if (text !== source.read({ start, end })) source.add(kind, { start, end, text });
  }
}

/** Lists every mistake that can be made in a file, each of which can still be parsed. */
export function listMistakes(file: string, text: string): Candidate[] {
  const found: Candidate[] = [];
  const add = (kind: string, ...edits: readonly Edit[]): void => {
    const [first] = edits;
    if (first !== undefined) found.push({ kind, line: lineAt(text, first.start), edits });
  };
  const source = parseSource(file, text, add);
  addOperatorMistakes(source);
  addListMistakes(source);
  addNameMistakes(source);
  return found;
}

/** Lists the mistakes that can be made on one line and leave a text that can be parsed. */
export function listMistakesAt(file: string, text: string, line: number): Candidate[] {
  return listMistakes(file, text).filter((one) => one.line === line && canParse(file, applyEdits(text, one.edits)));
}
