// Which figure goes to a cell: searched by words or address, by keys alone.
import { Input, Modal } from 'antd';
import { useId, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Workbook } from '../../contract/bureau/workbook-shapes.ts';
import { useWords } from '../kit/i18n.ts';
import { kitWords } from '../kit/kit-words.ts';
import { useDialog } from '../kit/use-dialog.ts';
import { choicesFor, choicesOf } from './find-figures.ts';
import type { Choice } from './find-figures.ts';
import { mapEditorWords } from './map-editor-words.ts';

interface ChooseDialogProps {
  readonly view: Pick<Workbook, 'figures' | 'fields' | 'initials'>;
  readonly cell: string;
  readonly typed: string;
  /** The words beside and over the cell. */
  readonly labels: readonly string[];
  readonly candidates: readonly string[];
  readonly onTake: (figure: string) => void;
  readonly onClose: () => void;
}

function useChoosing({ view, typed, labels, candidates, onTake }: ChooseDialogProps, close: () => void) {
  const say = useWords(mapEditorWords);
  const [text, setText] = useState(typed);
  const [cursor, setCursor] = useState(0);
  const fieldWord = say('fieldWord');
  const all = useMemo(() => choicesOf(view, fieldWord), [view, fieldWord]);
  const found = useMemo(() => choicesFor(all, { typed: text, labels, candidates }), [all, text, labels, candidates]);
  const here = Math.min(cursor, found.length - 1);
  const take = (choice: Choice | undefined): void => {
    if (choice === undefined) return;
    onTake(choice.figure);
    close();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setCursor(Math.max(0, Math.min(found.length - 1, here + step)));
    else if (event.key === 'Enter') take(found[here]);
    else return;
    event.preventDefault();
  };
  const type = (next: string): void => {
    setText(next);
    setCursor(0);
  };
  return { text, type, found, here, take, press };
}

function Option({
  choice,
  id,
  isHere,
  onTake,
}: {
  readonly choice: Choice;
  readonly id: string;
  readonly isHere: boolean;
  readonly onTake: () => void;
}) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={isHere}
      className={isHere ? 'blank-option blank-option-here' : 'blank-option'}
      ref={(element) => {
        if (isHere) element?.scrollIntoView({ block: 'nearest' });
      }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
      lang="zh-CN"
    >
      <span className="blank-option-label">{choice.label}</span>
      <span className="soft">{choice.figure.startsWith('head.') ? '' : choice.figure}</span>
      <span className="soft blank-option-unit">{choice.units[0] ?? ''}</span>
    </li>
  );
}

/** The dialog. Enter takes what stands under the cursor. */
export function ChooseDialog(props: ChooseDialogProps) {
  const { cell, onClose } = props;
  const say = useWords(mapEditorWords);
  const sayKit = useWords(kitWords);
  const id = useId();
  const { modal, close } = useDialog(onClose);
  const { text, type, found, here, take, press } = useChoosing(props, close);
  return (
    <Modal {...modal} title={say('chooseTitle', { cell })} footer={null} closable={{ 'aria-label': sayKit('close') }} width={720}>
      <Input
        autoFocus
        value={text}
        placeholder={say('chooseHint')}
        aria-label={say('chooseHint')}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        {...(found.length === 0 ? {} : { 'aria-activedescendant': `${id}-${here}` })}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
      />
      <ul className="blank-options" id={`${id}-list`} role="listbox" aria-label={say('chooseTitle', { cell })}>
        {found.map((choice, at) => (
          <Option key={choice.figure} choice={choice} id={`${id}-${at}`} isHere={at === here} onTake={() => take(choice)} />
        ))}
      </ul>
      <p className="soft" role="status">
        {found.length === 0 ? say('chooseNone', { text }) : say('chooseFit')}
      </p>
    </Modal>
  );
}
