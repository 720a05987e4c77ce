// A text to send by WeChat: made, put on the clipboard, and shown, so that it can be read before it is sent.
import { Button } from 'antd';
import { useState } from 'react';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { useCommand } from '../../ui/api.tsx';
import { CopiedWords } from '../../ui/CopiedWords.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { getLanguage } from '../../ui/i18n.ts';
import { useNotices } from '../../ui/notices.tsx';
import { sayPaper } from './print-messages.ts';

type MessageInput = Parameters<LivebaseClient['paper']['words']>[0];
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What is said, in the language of the window. */
export type WordsOf = Without<MessageInput, 'language'>;

/** A button that makes the text, copies it and shows it. */
export function SendWords({ words, label }: { readonly words: WordsOf; readonly label: string }) {
  const language = getLanguage();
  const notices = useNotices();
  const { run, isBusy } = useCommand('paper.words');
  const [shown, setShown] = useState<{ readonly text: string; readonly isCopied: boolean } | null>(null);
  const send = async (): Promise<void> => {
    await notices.settle(await run({ ...words, language }), async (value) =>
      setShown({ text: value.text, isCopied: await copyText(value.text) }),
    );
  };
  return (
    <>
      <Button loading={isBusy} onClick={() => void send()}>
        {label}
      </Button>
      {shown === null ? null : (
        <CopiedWords
          text={shown.text}
          wasCopied={shown.isCopied}
          words={{
            title: sayPaper('sendTitle'),
            copied: sayPaper('copied'),
            notCopied: sayPaper('notCopied'),
            again: sayPaper('copyAgain'),
          }}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}
