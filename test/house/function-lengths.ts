// The functions of a parsed file and how many lines each takes. Pure.

/** A function's first line, counted from 1, and how many lines it takes. */
export interface FunctionLength {
  readonly line: number;
  readonly lines: number;
}

const IS_FUNCTION = /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

/** Every function in a syntax tree of `text`, callbacks of one expression aside: those are part of a line. */
export function functionsIn(tree: unknown, text: string): readonly FunctionLength[] {
  const found: FunctionLength[] = [];
  const lineOf = (place: number): number => text.slice(0, place).split('\n').length;
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    if (isNode(value) && IS_FUNCTION.test(value.type) && !('expression' in value && value.expression === true))
      found.push({ line: lineOf(value.start), lines: lineOf(value.end) - lineOf(value.start) + 1 });
    Object.values(value).forEach(look);
  };
  look(tree);
  return found;
}
