// The dialogs of the mapping screen: a figure chosen, a list, a check, many confirmed at once, a month to try.
import { Modal } from 'antd';
import { useState } from 'react';
import type { Workbook } from '../../contract/bureau/workbook-shapes.ts';
import { addMonths, monthOf, parseMonth } from '../../domain/time/calendar.ts';
import { MonthField } from '../kit/fields/date-fields.tsx';
import { TextField } from '../kit/fields/text-fields.tsx';
import { useWords } from '../kit/i18n.ts';
import { useNotices } from '../kit/notices.tsx';
import { useToday } from '../kit/today.ts';
import { useDialog } from '../kit/use-dialog.ts';
import { ChooseDialog } from './ChooseDialog.tsx';
import { ListDialog } from './ListDialog.tsx';
import { printCell } from './cell-address.ts';
import { okOfText, textOfOk } from './check-results.ts';
import { listOfBlock, listOfEntry } from './list-form.ts';
import { mapEditorWords } from './map-editor-words.ts';
import { labelsOf } from './sheet-labels.ts';
import { useFirstField } from './use-first-field.ts';
import type { MapEditor } from './use-map-editor.ts';

interface DialogProps {
  readonly editor: MapEditor;
  readonly onClose: () => void;
}

function CheckDialog({ editor, onClose }: DialogProps) {
  const say = useWords(mapEditorWords);
  const { modal, close } = useDialog(onClose);
  const first = useFirstField<HTMLFormElement>();
  const { mark, cursor, geometry, put } = editor;
  const [text, setText] = useState(mark?.entry?.kind === 'checks' ? textOfOk(mark.entry.entry.ok) : '');
  const [isTold, setTold] = useState(false);
  const take = (): void => {
    const ok = okOfText(text);
    if (ok.length === 0) {
      setTold(true);
      return;
    }
    const labels = labelsOf(geometry, cursor);
    put({
      kind: 'checks',
      entry: { sheet: cursor.sheet, cell: printCell(cursor), ok, ...(labels.length === 0 ? {} : { label: labels }) },
    });
    close();
  };
  return (
    <Modal
      {...modal}
      afterOpenChange={first.afterOpenChange}
      title={say('checkTitle', { cell: printCell(cursor) })}
      okText={say('apply')}
      cancelText={say('cancel')}
      onOk={take}
    >
      <form
        ref={first.ref}
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <TextField
          label={say('okValues', { values: '' })}
          isNeeded
          value={text}
          onChange={setText}
          help={say('checkHelp')}
          error={isTold && okOfText(text).length === 0 ? say('checkNeeded') : null}
        />
      </form>
    </Modal>
  );
}

function StrongDialog({ editor, onClose }: DialogProps) {
  const say = useWords(mapEditorWords);
  const notices = useNotices();
  const { modal, close } = useDialog(onClose);
  const { strong, act, marks, goOn } = editor;
  const checks = strong.filter(({ entry }) => entry?.kind === 'checks').length;
  const rest = marks.filter(({ tone, isWrong }) => tone === 'weak' || tone === 'unsure' || (tone === 'strong' && isWrong)).length;
  const run = (): void => {
    act({ type: 'confirm', refs: strong.flatMap(({ entry }) => (entry === null ? [] : [entry])) });
    notices.done(say('confirmedMany', { count: strong.length }));
    goOn(strong);
    close();
  };
  return (
    <Modal
      {...modal}
      title={say('confirmStrongTitle', { count: strong.length })}
      okText={say('confirmDo', { count: strong.length })}
      okButtonProps={{ autoFocus: true }}
      cancelText={say('cancel')}
      onOk={run}
    >
      <p>{say('confirmStrongHelp', { checks, rest })}</p>
    </Modal>
  );
}

function TrialDialog({ editor, onClose }: DialogProps) {
  const say = useWords(mapEditorWords);
  const { modal, close } = useDialog(onClose);
  const today = useToday();
  const [month, setMonth] = useState<string | null>(editor.trial.trial?.month ?? addMonths(monthOf(today), -1));
  const isMonth = month !== null && parseMonth(month) !== null;
  const run = (): void => {
    if (month === null || !isMonth) return;
    void editor.trial.run(month);
    close();
  };
  return (
    <Modal
      {...modal}
      title={say('trial')}
      okText={say('trial')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: !isMonth, autoFocus: true }}
      onOk={run}
    >
      <MonthField label={say('trialMonth')} value={month} onChange={setMonth} />
    </Modal>
  );
}

/** The dialog that is open, if one is. */
export function MapDialogs({ view, editor }: { readonly view: Workbook; readonly editor: MapEditor }) {
  const { dialog, setDialog, cursor, mark, geometry, block, take, put, act } = editor;
  const onClose = (): void => setDialog(null);
  /** The unit that was read for this figure in this cell, if one was. */
  const unitOffered = (figure: string): string | null => {
    const cell = printCell(cursor);
    const all = [...view.unsure, ...view.proposals];
    return all.find((one) => one.sheet === cursor.sheet && one.cell === cell && one.figure === figure)?.unit ?? null;
  };
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'choose':
      return (
        <ChooseDialog
          view={view}
          cell={printCell(cursor)}
          typed={dialog.typed}
          labels={labelsOf(geometry, cursor)}
          candidates={mark?.candidates.map(({ figure }) => figure) ?? []}
          onTake={(figure) => take(figure, unitOffered(figure))}
          onClose={onClose}
        />
      );
    case 'list': {
      const listed = mark?.entry?.kind === 'lists' ? mark.entry : null;
      return (
        <ListDialog
          view={view}
          sheet={cursor.sheet}
          begin={listed === null ? listOfBlock(block, geometry, view.listColumns) : listOfEntry(listed.entry, geometry)}
          onTake={(entry) =>
            listed === null ? put({ kind: 'lists', entry }) : act({ type: 'change', ref: listed, entry: { kind: 'lists', entry } })
          }
          onClose={onClose}
        />
      );
    }
    case 'check':
      return <CheckDialog editor={editor} onClose={onClose} />;
    case 'strong':
      return <StrongDialog editor={editor} onClose={onClose} />;
    case 'trial':
      return <TrialDialog editor={editor} onClose={onClose} />;
  }
}
