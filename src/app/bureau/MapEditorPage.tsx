// The mapping screen of a form: its blank as a sheet, the map over it, what the cell under the cursor says beside it.
import { Button, Checkbox, Segmented, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useQueryClient } from '@tanstack/react-query';
import type { Workbook, WorkbookFinding } from '../../contract/bureau/workbooks.ts';
import { useCommand } from '../ui/api.tsx';
import { PlainDialog } from '../ui/dialog/PlainDialog.tsx';
import { Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/Page.tsx';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { MapActions, MapLead, SaveNotes, TrialNote } from './MapBar.tsx';
import { MapDialogs } from './MapDialogs.tsx';
import { MapPanels } from './MapPanels.tsx';
import { SheetGrid } from './SheetGrid.tsx';
import { printCell } from './cell-address.ts';
import { sayMapEditor } from './map-editor-messages.ts';
import { type Labels, listFigureLabels, markText, SIGNS, countTones, type Mark, TONES } from './map-marks.ts';
import { useKeptForm } from './use-kept-form.ts';
import { type MapEditor, useMapEditor } from './use-map-editor.ts';
import { useSheetKeys } from './use-sheet-keys.ts';
import type { Zoom } from './use-sheet-view.ts';
import './maps.css';
import { sayRefusal } from '../ui/window-words.ts';
import { putInBrackets, sayMark } from '../ui/i18n.ts';

// What the colours and signs over the sheet mean, with how many there are of each; and whether placeholders are filled.

/** The legend. What is not there is not explained, besides the states that everything goes through. */
function MapLegend({ marks }: { readonly marks: readonly Mark[] }) {
  const counts = countTones(marks);
  const shown = ([...TONES, 'wrong'] as const).filter((tone) => counts[tone] > 0 || tone === 'confirmed' || tone === 'strong');
  return (
    <ul className="blank-legend legend" aria-label={sayMapEditor('legend')}>
      {shown.map((tone) => (
        <li key={tone}>
          <span
            className={tone === 'wrong' ? 'blank-swatch blank-mark-wrong' : `blank-swatch blank-mark-${tone}`}
            data-theme="light"
            aria-hidden="true"
          >
            {SIGNS[tone]}
          </span>
          {sayMapEditor(`tone_${tone}`)} <strong>{counts[tone]}</strong>
        </li>
      ))}
    </ul>
  );
}

/** Whether the blank's placeholders are searched for; only a blank that has some asks. */
function PlaceholderSwitch({ view, editor }: { readonly view: Workbook; readonly editor: MapEditor }) {
  const { draft, act } = editor;
  const hasSome = view.pictures.some(({ cells }) => cells.some(({ text }) => text.includes('{{')));
  if (!hasSome) return null;
  return (
    <Checkbox checked={draft.map.placeholders} onChange={(event) => act({ type: 'placeholders', isOn: event.target.checked })}>
      {sayMapEditor('placeholders')}
    </Checkbox>
  );
}

const ZOOMS: readonly number[] = [0.75, 1, 1.25];

/** What is said of the cell under the cursor. */
function useAnnouncement({ cursor, mark, geometry, trial }: MapEditor, labels: Labels): string {
  const cell = printCell(cursor);
  const here = geometry.cellAt(cursor);
  const tried = trial.texts.get(`${cursor.sheet}!${cell}`);
  const parts = [
    cell,
    here === null || here.text === '' ? sayMapEditor(`kind_${here?.kind ?? 'empty'}`) : here.text,
    ...(mark === null ? [] : [sayMapEditor(mark.isWrong ? 'tone_wrong' : `tone_${mark.tone}`), markText(mark, labels)]),
    ...(mark?.confidence === null || mark === null ? [] : [sayMapEditor('confidence', { percent: Math.round(mark.confidence * 100) })]),
    ...(tried === undefined ? [] : [`${sayMapEditor('trialValue')} ${tried}`]),
  ];
  return parts.filter((part) => part !== '').join(sayMark('，'));
}

function SheetTabs({ view, editor }: { readonly view: Workbook; readonly editor: MapEditor }) {
  const options = view.pictures.map(({ sheet, state }) => ({
    value: sheet,
    label: state === 'visible' ? sheet : `${sheet}${putInBrackets(sayMapEditor(state))}`,
  }));
  const pick = (sheet: string): void => {
    if (sheet !== editor.cursor.sheet) editor.jump({ sheet, row: 1, column: 1 });
  };
  return (
    <Segmented className="blank-tabs" aria-label={sayMapEditor('sheets')} options={options} value={editor.cursor.sheet} onChange={pick} />
  );
}

function SheetPart({ view, editor, labels }: { readonly view: Workbook; readonly editor: MapEditor; readonly labels: Labels }) {
  const [zoom, setZoom] = useState<Zoom>('fit');
  const { cursor, anchor, moveTo, marks, trial, focus } = editor;
  const announcement = useAnnouncement(editor, labels);
  const onKeys = useSheetKeys({ ...editor, trial: editor.askTrial });
  const picture = view.pictures.find(({ sheet }) => sheet === cursor.sheet) ?? view.pictures[0];
  useEffect(() => {
    focus.current?.focus({ preventScroll: true });
    // The sheet takes the focus once, when the screen is there: keys work at once.
  }, [focus]);
  if (picture === undefined) return null;
  return (
    <div className="blank-main">
      <div className="blank-tools no-print">
        <SheetTabs view={view} editor={editor} />
        <Select
          className="blank-zoom"
          aria-label={sayMapEditor('zoom')}
          value={String(zoom)}
          options={[{ value: 'fit', label: sayMapEditor('fit') }, ...ZOOMS.map((one) => ({ value: String(one), label: `${one * 100}%` }))]}
          onChange={(next) => setZoom(next === 'fit' ? 'fit' : Number(next))}
        />
      </div>
      {picture.isCut ? <p className="soft">{sayMapEditor('cut')}</p> : null}
      <SheetGrid
        picture={picture}
        zoom={zoom}
        cursor={cursor}
        anchor={anchor}
        onCursor={moveTo}
        onKeys={onKeys}
        onOpen={() => editor.choose('')}
        announcement={announcement}
        focus={focus}
        marks={marks}
        texts={trial.texts}
        labels={labels}
        view={view}
      />
      <div className="blank-foot">
        <MapLegend marks={marks} />
        <PlaceholderSwitch view={view} editor={editor} />
      </div>
    </div>
  );
}

/** Why a new blank was not taken over. */
function BlankDialog({
  refused,
  onClose,
}: {
  readonly refused: { readonly file: string; readonly errors: readonly WorkbookFinding[] };
  readonly onClose: () => void;
}) {
  // A sheet that is gone is reported once, not for each of its entries.
  const sentences = [
    ...new Set(refused.errors.map(({ sheet, refusal }) => `${sheet === '' ? '' : `${sheet}${sayMark('：')}`}${sayRefusal(refusal)}`)),
  ];
  return (
    <PlainDialog
      title={sayMapEditor('blankRefused')}
      onClose={onClose}
      buttons={(close) => (
        <Button type="primary" autoFocus onClick={() => close()}>
          {sayMapEditor('close')}
        </Button>
      )}
    >
      <p>{sayMapEditor('blankRefusedHelp', { file: refused.file })}</p>
      <ul className="blank-refused" tabIndex={0} aria-label={sayMapEditor('blankRefused')}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </PlainDialog>
  );
}

/** Takes over a new edition of the blank; the map is saved before. */
function useNewBlank(view: Workbook, editor: MapEditor, onReload: () => void) {
  const notices = useNotices();
  const { run, isBusy } = useCommand('workbooks.newBlank');
  const [refused, setRefused] = useState<{ readonly file: string; readonly errors: readonly WorkbookFinding[] } | null>(null);
  const offer = async (file: File): Promise<void> => {
    if (!(await editor.saver.save())) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const outcome = await run({ id: view.id, edition: editor.saver.edition(), blank: { name: file.name, bytes } });
    if (!outcome.ok) notices.failed(outcome);
    else if (outcome.value.isAdopted) {
      notices.done(sayMapEditor('blankTaken', { file: file.name }));
      onReload();
    } else setRefused({ file: file.name, errors: outcome.value.errors.filter(({ refusal }) => refusal.code !== 'WB_UNCONFIRMED') });
  };
  return { offer, refused, close: () => setRefused(null), isBusy };
}

function Editor({ view, onReload }: { readonly view: Workbook; readonly onReload: () => void }) {
  const [, go] = useLocation();
  const askToLeave = useAskToLeave();
  const editor = useMapEditor(view);
  const labels = useMemo(() => listFigureLabels(view), [view]);
  const blank = useNewBlank(view, editor, onReload);
  const { saver } = editor;
  const isBehind = view.edition > saver.kept.edition && !saver.isSaving && !saver.isDirty;
  return (
    <Page
      layout="fill"
      title={view.name}
      lead={<MapLead view={view} editor={editor} />}
      actions={
        <>
          <Button onClick={() => askToLeave(() => go('/maps'))}>{sayMapEditor('back')}</Button>
          <MapActions view={view} editor={editor} onBlank={(file) => void blank.offer(file)} />
        </>
      }
    >
      <SaveNotes editor={editor} isBehind={isBehind} onReload={onReload} />
      <TrialNote editor={editor} />
      <div
        className="blank-view"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const [file] = event.dataTransfer.files;
          if (file !== undefined) void blank.offer(file);
        }}
      >
        <SheetPart view={view} editor={editor} labels={labels} />
        <MapPanels view={view} editor={editor} labels={labels} />
      </div>
      <MapDialogs view={view} editor={editor} />
      {blank.refused === null ? null : <BlankDialog refused={blank.refused} onClose={blank.close} />}
    </Page>
  );
}

/** The screen of a form. */
export function MapEditorPage({ id }: { readonly id: number }) {
  const queries = useQueryClient();
  const asked = useKeptForm(id);
  // What is worked on begins again from what is kept.
  const [round, setRound] = useState(0);
  const reload = async (): Promise<void> => {
    await queries.refetchQueries({ queryKey: ['workbooks', 'get'] });
    setRound((times) => times + 1);
  };
  return <Show asked={asked}>{(view) => <Editor key={`${view.id} ${round}`} view={view} onReload={() => void reload()} />}</Show>;
}
