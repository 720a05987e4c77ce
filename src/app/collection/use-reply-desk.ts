// One reply while it is worked on: where the cursor is, what is being asked, and the ways between the sheet and the fields.
import { formatIn } from '../ui/i18n.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CollectionRow, Reply } from '../../contract/collection/collection.ts';
import type { Cell } from '../ui/grid/grid-keys.ts';
import { useUnsaved } from '../ui/leave-guard.tsx';
import { type Outcome, useCommand } from '../ui/api.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useDownload, useSaveFile } from '../ui/save-file.ts';
import type { CellMarks } from './ReplySheetRows.tsx';
import { placeOf, type ReplyCell, replyLines } from './reply-cells.ts';
import { sayReply, sayReplyField } from './reply-messages.ts';
import { useIsReadOnly } from './read-only.ts';
import { type Questions, useQuestions } from './use-questions.ts';
import { useSendWords } from './use-send-text.tsx';

/** Saves the copy to send back, and copies the words to send with it. Answers whether the words are on the clipboard; null where there is no copy. */
function useHandOver(reply: Reply, send: (text: string) => Promise<boolean>) {
  const notices = useNotices();
  const save = useSaveFile();
  const { run, isBusy } = useCommand('collection.returnCopy');
  const handOver = async (): Promise<boolean | null> => {
    const outcome = await run({ reply: reply.id });
    if (!outcome.ok) {
      notices.failed(outcome);
      return null;
    }
    // The words first: the browser gives the clipboard only while the page is in front, and a dialog of the system may come.
    const isCopied = await send(outcome.value.words);
    await save(outcome.value);
    return isCopied;
  };
  return { handOver, isBusy };
}

/** The commands on a reply. */
function useReply(reply: Reply, questions: Questions) {
  const notices = useNotices();
  const { send, dialog } = useSendWords();
  const { handOver, isBusy: isHanding } = useHandOver(reply, send);
  const query = useCommand('collection.query');
  const accepting = useCommand('collection.accept');
  const { download } = useDownload('collection.file');
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const { id, name } = reply;
  const ask = async (): Promise<void> => {
    const words = questions.words.trim();
    const answer = await query.run({
      reply: id,
      cells: questions.asked.map((one) => ({ ...one, question: one.question.trim() })),
      words: words === '' ? null : words,
    });
    setOutcome(answer);
    if (!answer.ok) return;
    questions.clear();
    const isCopied = await handOver();
    if (isCopied !== null) notices.done(sayReply(isCopied ? 'askedDone' : 'askedOnly', { name }));
  };
  const accept = async (): Promise<void> => {
    const answer = await accepting.run({ replies: [id], words: null });
    setOutcome(answer);
    if (answer.ok) notices.done(sayReply('accepted', { name }));
  };
  const saveReceived = (): Promise<void> => download({ reply: id });
  return {
    outcome,
    dialog,
    ask,
    accept,
    saveReceived,
    returnAgain: async (): Promise<void> => void (await handOver()),
    isBusy: query.isBusy || accepting.isBusy || isHanding,
  };
}

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
