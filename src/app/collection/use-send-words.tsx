// Words for WeChat: put on the clipboard; where that is not allowed, shown to be copied by hand.
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { copyText } from '../kit/copy-text.ts';
import { useWords } from '../kit/i18n.ts';
import { kitWords } from '../kit/kit-words.ts';
import { useDialog } from '../kit/use-dialog.ts';
import { collectWords } from './collect-words.ts';

interface ShownProps {
  readonly text: string;
  readonly onClose: () => void;
}

function ShownWords({ text, onClose }: ShownProps) {
  const say = useWords(collectWords);
  const sayKit = useWords(kitWords);
  const [isCopied, setCopied] = useState(false);
  const { modal, close } = useDialog(onClose);
  const again = async (): Promise<void> => setCopied(await copyText(text));
  return (
    <Modal
      {...modal}
      title={say('wordsTitle')}
      footer={[
        <Button key="again" onClick={() => void again()}>
          {say('copyAgain')}
        </Button>,
        <Button key="close" type="primary" onClick={() => close()}>
          {sayKit('close')}
        </Button>,
      ]}
    >
      <p role="status" className={isCopied ? 'soft' : 'field-error'}>
        {say(isCopied ? 'wordsCopied' : 'wordsNotCopied')}
      </p>
      <Input.TextArea aria-label={say('wordsTitle')} value={text} readOnly rows={Math.min(16, text.split('\n').length + 3)} />
    </Modal>
  );
}

/** `send` copies and answers whether it could; `dialog` is what shows the words where it could not. */
export function useSendWords(): { readonly send: (text: string) => Promise<boolean>; readonly dialog: ReactNode } {
  const [shown, setShown] = useState<string | null>(null);
  const send = async (text: string): Promise<boolean> => {
    const isCopied = await copyText(text);
    if (!isCopied) setShown(text);
    return isCopied;
  };
  return { send, dialog: shown === null ? null : <ShownWords text={shown} onClose={() => setShown(null)} /> };
}
