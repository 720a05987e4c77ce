// What can be done with a whole map: the sure proposals confirmed, a month tried, a new blank, the files taken out; and how saving goes.
import { Button, Dropdown } from 'antd';
import { useRef, useState } from 'react';
import type { Workbook } from '../../contract/bureau/workbooks.ts';
import { useCommand } from '../ui/api.tsx';
import { FileInput } from '../ui/files/FileInput.tsx';
import { Note } from '../ui/Notes.tsx';
import { useDownload, useSaveFile } from '../ui/save-file.ts';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { formatMonth } from '../ui/values.tsx';
import { addMonths, monthOf, parseMonth } from '../../domain/time/calendar.ts';
import { ActionDialog, type Acted } from '../ui/dialog/ActionDialog.tsx';
import { MonthField } from '../ui/fields/date-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useToday } from '../ui/today.ts';
import { RenameDialog } from './RenameDialog.tsx';
import { sayTable } from './table-messages.ts';
import { countsOf } from './map-edit.ts';
import { sayMapEditor } from './map-editor-messages.ts';
import type { MapEditor } from './use-map-editor.ts';
import { sayRefusal } from '../ui/window-words.ts';
import { putInBrackets, sayMark } from '../ui/i18n.ts';

/** The dialog. `before`: what is still to be kept of the map. */
function TableDialog({
  view,
  before,
  onClose,
}: {
  readonly view: Pick<Workbook, 'id' | 'name'>;
  readonly before: () => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const notices = useNotices();
  const save = useSaveFile();
  const { run } = useCommand('workbooks.fillTable');
  const last = addMonths(monthOf(useToday()), -1);
  const [typed, setTyped] = useState(view.name);
  const [from, setFrom] = useState<string | null>(last);
  const [to, setTo] = useState<string | null>(last);
  const [name, first, until] = [typed.trim(), parseMonth(from ?? ''), parseMonth(to ?? '')];
  const isOrdered = first !== null && until !== null && first <= until;
  const fill = async (): Promise<Acted> => {
    if (first === null || until === null) return null;
    await before();
    const answer = await run({ id: view.id, name, from: first, to: until });
    if (!answer.ok) return answer;
    const { openMonths, workbook } = answer.value;
    await save(answer.value);
    const months = openMonths.map((month) => formatMonth(month)).join(sayMark('、'));
    notices.done(sayTable(openMonths.length === 0 ? 'filled' : 'filledOpen', { count: workbook.written, months }));
    return answer;
  };
  return (
    <ActionDialog
      title={sayTable('title')}
      ok={sayTable('fill')}
      focus="field"
      isReady={name !== '' && isOrdered}
      act={fill}
      onClose={onClose}
    >
      <p className="soft">{sayTable('help')}</p>
      <TextField label={sayTable('name')} isNeeded value={typed} onChange={setTyped} />
      <MonthField label={sayTable('from')} value={from} onChange={setFrom} />
      <MonthField
        label={sayTable('to')}
        value={to}
        onChange={setTo}
        error={first !== null && until !== null && first > until ? sayTable('order') : null}
      />
    </ActionDialog>
  );
}

interface BarProps {
  readonly view: Workbook;
  readonly editor: MapEditor;
  /** A new edition of the blank was chosen. */
  readonly onBlank: (file: File) => void;
}

/** How far the map is, and whether it is kept. */
export function MapLead({ view, editor }: Pick<BarProps, 'view' | 'editor'>) {
  const { draft, saver } = editor;
  const { entries, proposed } = countsOf(draft.map);
  const state = saver.trouble === null ? (saver.isSaving ? 'saving' : saver.isDirty ? 'dirty' : 'saved') : 'failed';
  return (
    <span className="blank-lead">
      <span>
        {proposed === 0
          ? sayMapEditor('leadDone', { file: view.file, entries })
          : sayMapEditor('lead', { file: view.file, entries, proposed })}
      </span>
      <span role="status" className={`blank-save blank-save-${state}`}>
        {sayMapEditor(state)}
      </span>
    </span>
  );
}

function MoreMenu({ view, editor, onBlank }: BarProps) {
  const mapFile = useDownload('workbooks.mapFile');
  const blankFile = useDownload('workbooks.blankFile');
  const blank = useRef<HTMLInputElement | null>(null);
  const [isRenaming, setRenaming] = useState(false);
  const [isFilling, setFilling] = useState(false);
  const takeOut = async ({ download }: typeof mapFile): Promise<void> => {
    await editor.saver.save();
    await download({ id: view.id });
  };
  const items = [
    { key: 'table', label: sayTable('command'), onClick: () => setFilling(true) },
    { key: 'blank', label: sayMapEditor('newBlank'), onClick: () => blank.current?.click() },
    { key: 'map', label: sayMapEditor('exportMap'), onClick: () => void takeOut(mapFile) },
    { key: 'out', label: sayMapEditor('exportBlank'), onClick: () => void takeOut(blankFile) },
    { key: 'rename', label: sayMapEditor('rename'), onClick: () => setRenaming(true) },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button aria-haspopup="menu">{sayMapEditor('more')} ▾</Button>
      </Dropdown>
      <FileInput
        box={blank}
        label={sayMapEditor('newBlank')}
        accept=".xlsx,.xlsm"
        onFiles={([file]) => (file === undefined ? undefined : onBlank(file))}
      />
      {isFilling ? <TableDialog view={view} before={editor.saver.save} onClose={() => setFilling(false)} /> : null}
      {isRenaming ? <RenameDialog line={view} onClose={() => setRenaming(false)} /> : null}
    </>
  );
}

/** The buttons at the right of the form's name. */
export function MapActions(props: BarProps) {
  const { strong, confirmStrong, askTrial, trial, undo, redo } = props.editor;
  return (
    <>
      <Button disabled={undo === null} onClick={() => undo?.()} title={`${sayMapEditor('undo')} Ctrl+Z`} aria-label={sayMapEditor('undo')}>
        ↶
      </Button>
      <Button disabled={redo === null} onClick={() => redo?.()} title={`${sayMapEditor('redo')} Ctrl+Y`} aria-label={sayMapEditor('redo')}>
        ↷
      </Button>
      {trial.trial === null ? (
        <Button loading={trial.isBusy} onClick={askTrial}>
          {sayMapEditor('trial')}
        </Button>
      ) : (
        <Button onClick={trial.stop}>{`${sayMapEditor('trialStop')}${putInBrackets(formatMonth(trial.trial.month))}`}</Button>
      )}
      <MoreMenu {...props} />
      {strong.length === 0 ? null : (
        <Button type="primary" onClick={confirmStrong}>
          {sayMapEditor('confirmStrong', { count: strong.length })}
        </Button>
      )}
    </>
  );
}

/** What has to be said about saving; nothing while it goes well. */
export function SaveNotes({
  editor,
  isBehind,
  onReload,
}: {
  readonly editor: MapEditor;
  readonly isBehind: boolean;
  readonly onReload: () => void;
}) {
  const { trouble, save, keepMine } = editor.saver;
  if (trouble?.kind === 'conflict') {
    const { who } = trouble.refusal.data;
    return (
      <Note
        tone="danger"
        title={typeof who === 'string' && who !== '' ? sayMapEditor('conflict', { who }) : sayMapEditor('conflictNobody')}
        actions={
          <>
            <Button onClick={onReload}>{sayMapEditor('takeTheirs')}</Button>
            <Button onClick={() => void keepMine()}>{sayMapEditor('keepMine')}</Button>
          </>
        }
      >
        {sayMapEditor('conflictHelp')}
      </Note>
    );
  }
  if (trouble?.kind === 'failed') {
    return (
      <>
        <OutcomeNote outcome={trouble.outcome} />
        <Note tone="warn" actions={<Button onClick={() => void save()}>{sayMapEditor('saveAgain')}</Button>}>
          {sayMapEditor('failedHelp')}
        </Note>
      </>
    );
  }
  if (!isBehind) return null;
  return (
    <Note tone="warn" actions={<Button onClick={onReload}>{sayMapEditor('takeTheirs')}</Button>}>
      {sayMapEditor('behind')}
    </Note>
  );
}

/** What a trial shows, or why it shows nothing. */
export function TrialNote({ editor }: Pick<BarProps, 'editor'>) {
  const { trial } = editor.trial;
  if (trial === null) return null;
  const month = formatMonth(trial.month);
  if (trial.refusal !== null) {
    return (
      <Note tone="warn" title={sayMapEditor('trialRefused', { month })}>
        {sayRefusal(trial.refusal)}
      </Note>
    );
  }
  const units = editor.saver.kept.errors.filter(({ refusal }) => refusal.code === 'WB_UNIT').length;
  return (
    <Note tone={units === 0 ? 'plain' : 'danger'}>
      {units === 0 ? '' : `${sayMapEditor('trialUnits', { count: units })} `}
      {sayMapEditor('trialShown', { month, count: trial.cells.length })}
      {trial.inserted === 0 ? '' : ` ${sayMapEditor('trialInserted', { count: trial.inserted })}`}
    </Note>
  );
}
