// Which figure goes to a cell: searched by words or address, by keys alone.
import { useMemo, useState } from 'react';
import type { Workbook } from '../../contract/bureau/workbook-shapes.ts';
import { PlainDialog } from '../kit/dialog/PlainDialog.tsx';
import { SearchList } from '../kit/grid/SearchList.tsx';
import { useWords } from '../kit/i18n.ts';
import { choicesFor, choicesOf } from './find-figures.ts';
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

const LOOKS = { list: 'blank-options', row: 'blank-option', here: 'blank-option-here' } as const;

/** The dialog. Enter takes what stands under the cursor. */
export function ChooseDialog({ view, cell, typed, labels, candidates, onTake, onClose }: ChooseDialogProps) {
  const say = useWords(mapEditorWords);
  const [text, setText] = useState(typed);
  const fieldWord = say('fieldWord');
  const all = useMemo(() => choicesOf(view, fieldWord), [view, fieldWord]);
  const found = useMemo(() => choicesFor(all, { typed: text, labels, candidates }), [all, text, labels, candidates]);
  return (
    <PlainDialog title={say('chooseTitle', { cell })} width={720} onClose={onClose}>
      {(close) => (
        <>
          <SearchList
            hint={say('chooseHint')}
            label={say('chooseTitle', { cell })}
            text={text}
            onType={setText}
            found={found}
            keyOf={({ figure }) => figure}
            onTake={({ figure }) => {
              onTake(figure);
              close();
            }}
            looks={LOOKS}
            draw={({ label, figure, units }) => (
              <>
                <span className="blank-option-label" lang="zh-CN">
                  {label}
                </span>
                <span className="soft">{figure.startsWith('head.') ? '' : figure}</span>
                <span className="soft blank-option-unit" lang="zh-CN">
                  {units[0] ?? ''}
                </span>
              </>
            )}
          />
          <p className="soft" role="status">
            {found.length === 0 ? say('chooseNone', { text }) : say('chooseFit')}
          </p>
        </>
      )}
    </PlainDialog>
  );
}
