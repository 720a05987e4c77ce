// The last twenty changes of this screen in a dialog: each can be taken back or done again. None of them has the focus until an arrow chooses.
import { Button } from 'antd';
import { useRef } from 'react';
import { canRedo, type LoggedChange } from './change-log.ts';
import { PlainDialog } from './dialog/PlainDialog.tsx';
import { useKeys } from './keys.tsx';
import { sayUi } from './ui-messages.ts';
import { useChanges } from './notices.tsx';
import { Tag } from './Page.tsx';
import { sayMark } from './i18n.ts';

interface RowProps {
  readonly change: LoggedChange;
  readonly onTurn: () => void;
}

function ChangeRow({ change, onTurn }: RowProps) {
  const label = sayUi(change.isUndone ? 'redo' : 'undo');
  return (
    <li className="change-row">
      <span className="change-text">{change.text}</span>
      {change.isUndone ? <Tag tone="plain">{sayUi('wasUndone')}</Tag> : null}
      {change.isUndone && !canRedo(change) ? null : (
        <Button size="small" aria-label={`${label}${sayMark('：')}${change.text}`} onClick={onTurn}>
          {label}
        </Button>
      )}
    </li>
  );
}

/** Arrows go from step to step, wherever in the dialog the focus is. */
function useRowKeys() {
  const box = useRef<HTMLUListElement | null>(null);
  const step = (by: 1 | -1) => (): void => {
    const rows = [...(box.current?.querySelectorAll<HTMLElement>('.change-row button') ?? [])];
    const here = rows.findIndex((row) => row === document.activeElement);
    rows[Math.max(0, Math.min(rows.length - 1, here + by))]?.focus();
  };
  useKeys([
    { keys: 'ArrowDown', words: sayUi('changeNext'), run: step(1), alsoInDialogs: true },
    { keys: 'ArrowUp', words: sayUi('changeBefore'), run: step(-1), alsoInDialogs: true },
  ]);
  return box;
}

/** The dialog. */
export function ChangeList({ onClose }: { readonly onClose: () => void }) {
  const { list, turn } = useChanges();
  const box = useRowKeys();
  return (
    <PlainDialog title={sayUi('changes')} onClose={onClose}>
      {(close) => (
        <div className="stack-3">
          <p className="soft">{sayUi(list.length === 0 ? 'changesNone' : 'changesHelp')}</p>
          <ul className="change-list" ref={box} tabIndex={-1} data-autofocus="" aria-label={sayUi('changes')}>
            {list.map((change) => (
              <ChangeRow key={change.id} change={change} onTurn={() => close(() => void turn(change))} />
            ))}
          </ul>
        </div>
      )}
    </PlainDialog>
  );
}
