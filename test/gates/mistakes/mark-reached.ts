// Marks places of the page, so that a test which reaches one is heard of: the page writes `reached:N` to the console, once each time it is loaded.
import { Visitor, type ESTree } from 'vite';
import { applyEdits, parseSource, type Edit, type Span } from './mistake.ts';

/** A place that is asked about, by its offset in a file. */
export interface Place {
  readonly id: number;
  readonly offset: number;
}

/** How the page's console begins what it says of a place. */
export const REACHED = 'reached:';

interface Stretch extends Span {
  /** What stands before and behind a mark here. */
  readonly around: readonly [before: string, behind: string];
}

/** Lists the statements and the bodies of arrow functions: wherever a mark can stand. */
function listStretches(program: ESTree.Program): Stretch[] {
  const found: Stretch[] = [];
  const addAll = (statements: readonly Span[]): void => {
    for (const { start, end } of statements) found.push({ start, end, around: ['', '; '] });
  };
  new Visitor({
    Program: ({ body }) => addAll(body),
    BlockStatement: ({ body }) => addAll(body),
    SwitchCase: ({ consequent }) => addAll(consequent),
    ArrowFunctionExpression: ({ expression, body }) => {
      if (expression) found.push({ start: body.start, end: body.end, around: ['(', ', '] });
    },
  }).visit(program);
  return found;
}

const mark = (id: number): string =>
  `(globalThis.reachedPlaces ??= new Set()).has(${id}) || (globalThis.reachedPlaces.add(${id}), console.debug('${REACHED}${id}'))`;

/** Answers the source with a mark before the smallest statement or arrow function's body around each place. */
export function markReached(file: string, text: string, places: readonly Place[]): string {
  const { program } = parseSource(file, text, () => {});
  const stretches = listStretches(program);
  const around = Map.groupBy(places, ({ offset }) =>
    stretches
      .filter(({ start, end }) => start <= offset && offset <= end)
      .toSorted((a, b) => a.end - a.start - (b.end - b.start))
      .at(0),
  );
  const edits = [...around].flatMap(([stretch, here]): Edit[] => {
    const marks = here.map(({ id }) => mark(id));
    if (stretch === undefined) return [{ start: 0, end: 0, text: `${marks.join('; ')};\n` }];
    const [before, behind] = stretch.around;
    const starts = { start: stretch.start, end: stretch.start, text: `${before}${marks.join(before === '' ? '; ' : ', ')}${behind}` };
    return before === '' ? [starts] : [starts, { start: stretch.end, end: stretch.end, text: ')' }];
  });
  return applyEdits(text, edits);
}
