// One reply while it is worked on: where the cursor is, what is being asked, and the ways between the sheet and the fields.
import { formatIn } from '../ui/i18n.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CollectionRow, Reply } from '../../contract/collection/collection-shapes.ts';
import type { Cell } from '../ui/grid/grid-keys.ts';
import { useUnsaved } from '../ui/leave-guard.tsx';
import type { CellMarks } from './ReplySheetRows.tsx';
import { placeOf, type ReplyCell, replyLines } from './reply-cells.ts';
import { sayReplyField } from './reply-messages.ts';
import { useIsReadOnly } from './read-only.ts';
import { useQuestions } from './use-questions.ts';
import { useReply } from './use-reply.ts';

/** A reply with the tenant's row of the board. */
export interface LookedReply {
  readonly row: CollectionRow;
  readonly reply: Reply;
  /** Whether it was opened to ask. */
  readonly asks: boolean;
}

/** Cells by what is to be seen of them. */
function useMarks(reply: Reply, marked: readonly { readonly cell: string }[]): CellMarks {
  return useMemo(() => {
    const queries = reply.steps.filter(({ state }) => state === 'queried');
    return {
      marked: new Set(marked.map(({ cell }) => cell)),
      asked: new Set(queries.at(-1)?.cells.map(({ cell }) => cell) ?? []),
      failed: new Set(reply.failing.flatMap(({ cells }) => cells)),
    };
  }, [reply, marked]);
}

/** The reply's state with where the cursor is and what is being asked. */
export function useReplyDesk({ reply, asks }: LookedReply) {
  const nameOf = formatIn(sayReplyField, 'zh-CN');
  const lines = useMemo(() => replyLines(reply.figures, (field) => nameOf(field)), [reply.figures, nameOf]);
  const questions = useQuestions(lines);
  const commands = useReply(reply, questions);
  const [place, setPlace] = useState<Cell>({ row: 0, column: 0 });
  const [isAnswering, setAnswering] = useState(false);
  const [isAccepting, setAccepting] = useState(false);
  const sheet = useRef<HTMLDivElement | null>(null);
  const asking = useRef<HTMLDivElement | null>(null);
  const marks = useMarks(reply, questions.asked);
  const isReadOnly = useIsReadOnly(reply);
  const canAct = reply.isNewest && !isReadOnly;
  useUnsaved(questions.isDirty);
  const toField = (cell: string | null): void => {
    // The field is there once what was just marked is drawn.
    window.setTimeout(() => {
      const own = cell === null ? null : asking.current?.querySelector<HTMLElement>(`[data-cell="${cell}"]`);
      (own ?? asking.current?.querySelector<HTMLElement>('textarea'))?.focus();
    }, 0);
  };
  useEffect(() => {
    if (asks && canAct) toField(null);
    // Only as it opens.
  }, []);
  const toCell = (cell: string): void => {
    const found = placeOf(lines, cell);
    if (found === null) return;
    setPlace(found.place);
    sheet.current?.focus();
  };
  const toSheet = (): void => sheet.current?.focus();
  const askAbout = (cell: ReplyCell): void => {
    if (!canAct || cell.cell === null) return;
    if (!questions.isMarked(cell.cell)) questions.toggle(cell);
    toField(cell.cell);
  };
  return {
    lines,
    questions,
    commands,
    place,
    setPlace,
    isAnswering,
    setAnswering,
    isAccepting,
    setAccepting,
    sheet,
    asking,
    marks,
    canAct,
    toField,
    toSheet,
    toCell,
    askAbout,
  };
}

export type ReplyDesk = ReturnType<typeof useReplyDesk>;
