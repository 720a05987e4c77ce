// What is done about one reply: asked back with its marked copy and words, accepted, its files saved.
import { useState } from 'react';
import type { Reply } from '../../contract/collection/collection-shapes.ts';
import { type Outcome, useCommand } from '../ui/api.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useSaveAsked, useSaveFile } from '../ui/save-file.ts';
import { sayReply } from './reply-messages.ts';
import type { Questions } from './use-questions.ts';
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
export function useReply(reply: Reply, questions: Questions) {
  const notices = useNotices();
  const saveAsked = useSaveAsked();
  const { send, dialog } = useSendWords();
  const { handOver, isBusy: isHanding } = useHandOver(reply, send);
  const query = useCommand('collection.query');
  const accepting = useCommand('collection.accept');
  const file = useCommand('collection.file');
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
  const saveReceived = (): Promise<void> => saveAsked(file.run({ reply: id }));
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
