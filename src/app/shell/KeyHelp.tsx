// F1: the keys of the moment.
import { useState } from 'react';
import { PlainDialog } from '../kit/dialog/PlainDialog.tsx';
import { useWords } from '../kit/i18n.ts';
import { useKeyList } from '../kit/keys.tsx';
import { shellWords } from './shell-words.ts';

/** The list of keys. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(shellWords);
  const list = useKeyList();
  // As it was when F1 was pressed: the help's own keys are none of the screen's.
  const [keys] = useState(() => [...new Map(list().map((one) => [one.keys, one])).values()]);
  return (
    <PlainDialog title={say('keysHelp')} onClose={onClose}>
      <dl className="key-list">
        {keys.map(({ keys: name, words }) => (
          <div key={name}>
            <dt>
              <kbd>{name}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </PlainDialog>
  );
}
