// F1: the keys of the moment.
import { useState } from 'react';
import { PlainDialog } from '../ui/dialog/PlainDialog.tsx';
import { useKeyList } from '../ui/keys.tsx';
import { sayShell } from './shell-messages.ts';

/** The list of keys. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const list = useKeyList();
  // As it was when F1 was pressed: the help's own keys are none of the screen's.
  const [keys] = useState(() => [...new Map(list().map((one) => [one.keys, one])).values()]);
  return (
    <PlainDialog title={sayShell('keysHelp')} onClose={onClose}>
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
