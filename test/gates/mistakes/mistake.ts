// A realistic mistake in the sources, and what a source is while mistakes are looked for in it.
import { parseSync, type ESTree } from 'vite';

/** A stretch of a text, by offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What stands in place of a stretch. */
export interface Edit extends Span {
  readonly text: string;
}

/** One mistake that can be made in a file. `line` counts from 1. */
export interface Candidate {
  readonly kind: string;
  readonly line: number;
  readonly edits: readonly Edit[];
}

/** A source file, parsed. `add` notes a mistake that could be made. */
export interface ParsedSource {
  readonly text: string;
  readonly program: ESTree.Program;
  readonly read: (span: Span) => string;
  readonly add: (kind: string, ...edits: readonly Edit[]) => void;
}

/** Makes the edits in a text; they don't overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((changed, { start, end, text: instead }) => changed.slice(0, start) + instead + changed.slice(end), text);
}

/** Counts the line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Creates the edits that let two stretches change places; none where they say the same. */
export function swapSpans(read: (span: Span) => string, one: Span, two: Span): Edit[] {
  const [first, second] = [read(one), read(two)];
  return first === second
    ? []
    : [
        { start: one.start, end: one.end, text: second },
        { start: two.start, end: two.end, text: first },
      ];
}

/** Parses a source; throws where it is no TypeScript. */
export function parseSource(file: string, text: string, add: ParsedSource['add']): ParsedSource {
  const { program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  return { text, program, read: ({ start, end }) => text.slice(start, end), add };
}

/** True where a text can be parsed. */
export function canParse(file: string, text: string): boolean {
  return parseSync(file, text).errors.length === 0;
}
