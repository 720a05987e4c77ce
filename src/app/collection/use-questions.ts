// What is to be asked about a reply, until it is sent: cells with their question, and words for the whole.
import { useMemo, useState } from 'react';
import type { AskedCell } from '../../contract/collection/collection.ts';
import { placeOf, type ReplyCell, type ReplyLine } from './reply-cells.ts';

/** A cell that is marked. */
type Mark = Pick<AskedCell, 'label' | 'question'>;

/** The questions and how they are changed. */
export interface Questions {
  /** In the order of the sheet. */
  readonly asked: readonly AskedCell[];
  readonly words: string;
  readonly isDirty: boolean;
  readonly isMarked: (cell: string | null) => boolean;
  /** Marks a cell, or not any more. */
  readonly toggle: (cell: ReplyCell) => void;
  /** Marks cells; the first of them is asked the question, unless something stands there already. */
  readonly propose: (cells: readonly string[], question: string) => void;
  readonly setQuestion: (cell: string, question: string) => void;
  readonly remove: (cell: string) => void;
  readonly setWords: (words: string) => void;
  readonly clear: () => void;
}

/** The marks with those cells added; pure. A cell that the reply does not show is named by its address. */
export function withProposed(
  marks: ReadonlyMap<string, Mark>,
  lines: readonly ReplyLine[],
  cells: readonly string[],
  question: string,
): ReadonlyMap<string, Mark> {
  const next = new Map(marks);
  for (const [at, cell] of cells.entries()) {
    const label = placeOf(lines, cell)?.cell.label ?? cell;
    const stands = next.get(cell)?.question ?? '';
    const isAsked = at === 0 && !stands.includes(question);
    const text = isAsked ? [stands, question].filter((one) => one !== '').join('\n') : stands;
    next.set(cell, { label, question: text });
  }
  return next;
}

function inSheetOrder(marks: ReadonlyMap<string, Mark>, lines: readonly ReplyLine[]): readonly AskedCell[] {
  const rank = (cell: string): number => {
    const found = placeOf(lines, cell);
    return found === null ? Number.MAX_SAFE_INTEGER : found.place.row * 100 + found.place.column;
  };
  return [...marks].map(([cell, mark]) => ({ cell, ...mark })).toSorted((a, b) => rank(a.cell) - rank(b.cell));
}

/** The questions about one reply. */
export function useQuestions(lines: readonly ReplyLine[]): Questions {
  const [marks, setMarks] = useState<ReadonlyMap<string, Mark>>(new Map());
  const [words, setWords] = useState('');
  const asked = useMemo(() => inSheetOrder(marks, lines), [marks, lines]);
  const remove = (cell: string): void =>
    setMarks((now) => {
      const next = new Map(now);
      next.delete(cell);
      return next;
    });
  return {
    asked,
    words,
    isDirty: marks.size > 0 || words.trim() !== '',
    isMarked: (cell) => cell !== null && marks.has(cell),
    toggle: ({ cell, label }) => {
      if (cell === null) return;
      if (marks.has(cell)) remove(cell);
      else setMarks((now) => new Map(now).set(cell, { label, question: '' }));
    },
    propose: (cells, question) => setMarks((now) => withProposed(now, lines, cells, question)),
    setQuestion: (cell, question) =>
      setMarks((now) => {
        const mark = now.get(cell);
        return mark === undefined ? now : new Map(now).set(cell, { ...mark, question });
      }),
    remove,
    setWords,
    clear: () => {
      setMarks(new Map());
      setWords('');
    },
  };
}
