// Words for WeChat: put on the clipboard; where that is not allowed, shown to be copied by hand.
import { type ReactNode, useState } from 'react';
import { CopiedWords } from '../ui/CopiedWords.tsx';
import { copyText } from '../ui/copy-text.ts';
import { sayCollect } from './collect-messages.ts';

/** `send` copies and answers whether it could; `dialog` is what shows the words where it could not. */
export function useSendWords(): { readonly send: (text: string) => Promise<boolean>; readonly dialog: ReactNode } {
  const [shown, setShown] = useState<string | null>(null);
  const send = async (text: string): Promise<boolean> => {
    const isCopied = await copyText(text);
    if (!isCopied) setShown(text);
    return isCopied;
  };
  const words = {
    title: sayCollect('wordsTitle'),
    copied: sayCollect('wordsCopied'),
    notCopied: sayCollect('wordsNotCopied'),
    again: sayCollect('copyAgain'),
  };
  const dialog = shown === null ? null : <CopiedWords text={shown} wasCopied={false} words={words} onClose={() => setShown(null)} />;
  return { send, dialog };
}
