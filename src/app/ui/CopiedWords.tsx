// Words for WeChat, shown so that they can be read, or copied by hand where the clipboard is not allowed.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { copyText } from './copy-text.ts';
import { PlainDialog } from './dialog/PlainDialog.tsx';
import { sayUi } from './ui-messages.ts';

interface CopiedWordsProps {
  readonly text: string;
  /** Whether it is on the clipboard already. */
  readonly wasCopied: boolean;
  readonly words: { readonly title: string; readonly copied: string; readonly notCopied: string; readonly again: string };
  readonly onClose: () => void;
}

/** The dialog. */
export function CopiedWords({ text, wasCopied, words, onClose }: CopiedWordsProps) {
  const [isCopied, setCopied] = useState(wasCopied);
  const again = async (): Promise<void> => setCopied(await copyText(text));
  return (
    <PlainDialog
      title={words.title}
      onClose={onClose}
      buttons={(close) => (
        <>
          <Button onClick={() => void again()}>{words.again}</Button>
          <Button type="primary" onClick={() => close()}>
            {sayUi('close')}
          </Button>
        </>
      )}
    >
      <p role="status" className={isCopied ? 'soft' : 'field-error'}>
        {isCopied ? words.copied : words.notCopied}
      </p>
      <Input.TextArea aria-label={words.title} value={text} readOnly rows={Math.min(16, text.split('\n').length + 3)} />
    </PlainDialog>
  );
}
