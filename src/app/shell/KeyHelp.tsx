// F1: the keys of the moment.
import { Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../kit/i18n.ts';
import { useKeyList } from '../kit/keys.tsx';
import { kitWords } from '../kit/kit-words.ts';
import { shellWords } from './shell-words.ts';

/** The list of keys. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(shellWords);
  const sayKit = useWords(kitWords);
  const list = useKeyList();
  // As it was when F1 was pressed: the help's own keys are none of the screen's.
  const [keys] = useState(() => [...new Map(list().map((one) => [one.keys, one])).values()]);
  return (
    <Modal open title={say('keysHelp')} footer={null} onCancel={onClose} closable={{ 'aria-label': sayKit('close') }}>
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
    </Modal>
  );
}
