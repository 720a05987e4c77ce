// A text to send by WeChat: made, put on the clipboard, and shown, so that it can be read before it is sent.
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { useClient, useTell } from '../../kit/api.tsx';
import { copyText } from '../../kit/copy-text.ts';
import { useLanguage, useWords } from '../../kit/i18n.ts';
import { useNotices } from '../../kit/notices.tsx';
import { paperWords } from './paper-words.ts';

type MessageInput = Parameters<LivebaseClient['paper']['words']>[0];
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What is said, in the language of the window. */
export type WordsOf = Without<MessageInput, 'language'>;

/** Lines of the box: those of the text, and some for lines that wrap. */
function rowsOf(text: string): number {
  return Math.min(16, text.split('\n').length + 3);
}

interface Shown {
  readonly text: string;
  readonly isCopied: boolean;
}

function useSending(words: WordsOf) {
  const client = useClient();
  const language = useLanguage();
  const notices = useNotices();
  const { run, isBusy } = useTell(client.paper.words);
  const [shown, setShown] = useState<Shown | null>(null);
  const put = async (text: string): Promise<void> => setShown({ text, isCopied: await copyText(text) });
  const send = async (): Promise<void> => {
    const told = await run({ ...words, language });
    if (told.ok) await put(told.value.text);
    else notices.failed(told);
  };
  return { shown, put, send, isBusy, close: () => setShown(null) };
}

/** A button that makes the text, copies it and shows it. */
export function SendWords({ words, label }: { readonly words: WordsOf; readonly label: string }) {
  const say = useWords(paperWords);
  const { shown, put, send, isBusy, close } = useSending(words);
  return (
    <>
      <Button loading={isBusy} onClick={() => void send()}>
        {label}
      </Button>
      <Modal
        open={shown !== null}
        title={say('sendTitle')}
        onCancel={close}
        destroyOnHidden
        footer={[
          <Button key="again" onClick={() => void put(shown?.text ?? '')}>
            {say('copyAgain')}
          </Button>,
          <Button key="close" type="primary" onClick={close}>
            {say('close')}
          </Button>,
        ]}
      >
        <p role="status" className={shown?.isCopied === false ? 'field-error' : 'soft'}>
          {say(shown?.isCopied === false ? 'notCopied' : 'copied')}
        </p>
        <Input.TextArea aria-label={say('sendTitle')} value={shown?.text ?? ''} readOnly rows={rowsOf(shown?.text ?? '')} />
      </Modal>
    </>
  );
}
