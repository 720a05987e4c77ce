// The dialogs of the mapping screen: a figure chosen, a list, a check, many confirmed at once, a month to try.
import { useState } from 'react';
import type { Workbook } from '../../contract/bureau/workbook-shapes.ts';
import { addMonths, monthOf, parseMonth } from '../../domain/time/calendar.ts';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import { type Acted, DONE } from '../ui/dialog/use-action.ts';
import { MonthField } from '../ui/fields/date-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useToday } from '../ui/today.ts';
import { ChooseDialog } from './ChooseDialog.tsx';
import { ListDialog } from './ListDialog.tsx';
import { printCell } from './cell-address.ts';
import { parseCheckResults, formatCheckResults } from './check-results.ts';
import { listOfBlock, listOfEntry } from './list-form.ts';
import { sayMapEditor } from './map-editor-messages.ts';
import { labelsOf } from './sheet-labels.ts';
import type { MapEditor } from './use-map-editor.ts';

interface DialogProps {
  readonly editor: MapEditor;
  readonly onClose: () => void;
}

function CheckDialog({ editor, onClose }: DialogProps) {
  const { mark, cursor, geometry, put } = editor;
  const [text, setText] = useState(mark?.entry?.kind === 'checks' ? formatCheckResults(mark.entry.entry.ok) : '');
  const [isTried, setTried] = useState(false);
  const ok = parseCheckResults(text);
  const take = (): Acted => {
    setTried(true);
    if (ok.length === 0) return null;
    const labels = labelsOf(geometry, cursor);
    put({
      kind: 'checks',
      entry: { sheet: cursor.sheet, cell: printCell(cursor), ok, ...(labels.length === 0 ? {} : { label: labels }) },
    });
    return DONE;
  };
  return (
    <ActionDialog
      title={sayMapEditor('checkTitle', { cell: printCell(cursor) })}
      ok={sayMapEditor('apply')}
      focus="field"
      act={take}
      onClose={onClose}
    >
      <TextField
        label={sayMapEditor('okValues', { values: '' })}
        isNeeded
        value={text}
        onChange={setText}
        help={sayMapEditor('checkHelp')}
        error={isTried && ok.length === 0 ? sayMapEditor('checkNeeded') : null}
      />
    </ActionDialog>
  );
}

function StrongDialog({ editor, onClose }: DialogProps) {
  const notices = useNotices();
  const { act, marks, goOn } = editor;
  // As they were when the dialog opened: confirmed, they are none any more while it closes.
  const [strong] = useState(editor.strong);
  const count = strong.length;
  const checks = strong.filter(({ entry }) => entry?.kind === 'checks').length;
  const rest = marks.filter(({ tone, isWrong }) => tone === 'weak' || tone === 'unsure' || (tone === 'strong' && isWrong)).length;
  const confirm = (): Acted => {
    act({ type: 'confirm', refs: strong.flatMap(({ entry }) => (entry === null ? [] : [entry])) });
    notices.done(sayMapEditor('confirmedMany', { count }));
    goOn(strong);
    return DONE;
  };
  return (
    <ActionDialog
      title={sayMapEditor('confirmStrongTitle', { count })}
      ok={sayMapEditor('confirmDo', { count })}
      focus="ok"
      act={confirm}
      onClose={onClose}
    >
      <p>{sayMapEditor('confirmStrongHelp', { checks, rest })}</p>
    </ActionDialog>
  );
}

function TrialDialog({ editor, onClose }: DialogProps) {
  const today = useToday();
  const [typed, setMonth] = useState<string | null>(editor.trial.trial?.month ?? addMonths(monthOf(today), -1));
  const month = typed === null ? null : parseMonth(typed);
  const run = (): Acted => {
    if (month === null) return null;
    void editor.trial.run(month);
    return DONE;
  };
  return (
    <ActionDialog title={sayMapEditor('trial')} ok={sayMapEditor('trial')} focus="ok" isReady={month !== null} act={run} onClose={onClose}>
      <MonthField label={sayMapEditor('trialMonth')} value={typed} onChange={setMonth} />
    </ActionDialog>
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
          sheet={cursor.sheet}
          cell={printCell(cursor)}
          typed={dialog.typed}
          labels={labelsOf(geometry, cursor)}
          candidates={mark?.candidates.map(({ figure }) => figure) ?? []}
          onTake={(figure, unit) => take(figure, unit ?? unitOffered(figure))}
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
