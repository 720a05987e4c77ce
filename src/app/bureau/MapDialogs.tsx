// The dialogs of the mapping screen: a figure chosen, a list, a check, many confirmed at once, a month to try.
import { useState, useEffect, useMemo } from 'react';
import type { Workbook, PickedCell } from '../../contract/bureau/workbooks.ts';
import { addMonths, monthOf, parseMonth } from '../../domain/time/calendar.ts';
import { ActionDialog, type Acted, DONE } from '../ui/dialog/ActionDialog.tsx';
import { MonthField } from '../ui/fields/date-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useToday } from '../ui/today.ts';
import { ListDialog } from './ListDialog.tsx';
import { printCell } from './cell-address.ts';
import { parseCheckResults, formatCheckResults } from './check-results.ts';
import { listOfBlock, listOfEntry } from './list-form.ts';
import { sayMapEditor } from './map-editor-messages.ts';
import { labelsOf } from './sheet-labels.ts';
import type { MapEditor } from './use-map-editor.ts';
import { Button } from 'antd';
import { useApiQuery } from '../ui/api.tsx';
import { PlainDialog } from '../ui/dialog/PlainDialog.tsx';
import { SearchList } from '../ui/grid/SearchList.tsx';
import { formatMonth } from '../ui/values.tsx';
import { type Choice, choicesOf, findFigureChoices, formatShortName } from './find-figures.ts';
import { putInBrackets } from '../ui/i18n.ts';

// Which figure goes to a cell: searched by words or address, by keys alone, with what would stand there; asks for the unit where the sheet names none.

interface ChooseDialogProps {
  readonly view: Pick<Workbook, 'id' | 'figures' | 'fields' | 'initials'>;
  readonly sheet: string;
  readonly cell: string;
  readonly typed: string;
  /** The words beside and over the cell. */
  readonly labels: readonly string[];
  readonly candidates: readonly string[];
  readonly onTake: (figure: string, unit: string | null) => void;
  readonly onClose: () => void;
}

interface ChooseProps extends ChooseDialogProps {
  readonly close: () => void;
}

const LOOKS = { list: 'blank-options', row: 'blank-option', here: 'blank-option-here' } as const;

type Picked = PickedCell['figures'][number];

/** The figures as they would stand in the cell. `isSettled`: they are known, or it is known that they never will be. */
function usePicked({ view, sheet, cell }: Pick<ChooseDialogProps, 'view' | 'sheet' | 'cell'>) {
  const month = addMonths(monthOf(useToday()), -1);
  const asked = useApiQuery('workbooks.pick', { id: view.id, sheet, cell, month });
  const value = asked.state === 'ready' ? asked.value : null;
  const figures = useMemo(() => new Map((value?.figures ?? []).map((one): [string, Picked] => [one.figure, one])), [value]);
  return { figures, months: value, isSettled: asked.state !== 'loading' };
}

/** The units that a figure can be filled in, one button each; the profile's own has the focus. */
function UnitStep({
  figure,
  units,
  onUnit,
}: {
  readonly figure: string;
  readonly units: readonly string[];
  readonly onUnit: (unit: string) => void;
}) {
  return (
    <div className="stack-2" role="group" aria-label={sayMapEditor('unitAsk', { figure })}>
      <p>{sayMapEditor('unitAsk', { figure })}</p>
      <div className="blank-buttons" lang="zh-CN">
        {units.map((unit, at) => (
          <Button key={unit} autoFocus={at === 0} type={at === 0 ? 'primary' : 'default'} onClick={() => onUnit(unit)}>
            {unit}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** A figure to choose: its name, its address, what would stand in the cell with the month before in brackets, and in which unit. */
function ChoiceRow({ choice: { label, figure, units }, picked }: { readonly choice: Choice; readonly picked: Picked | undefined }) {
  return (
    <>
      <span className="blank-option-label" lang="zh-CN">
        {label}
      </span>
      <span className="soft">{figure.startsWith('head.') ? '' : figure}</span>
      <span className="blank-option-value">{picked === undefined ? '' : `${picked.text}${putInBrackets(picked.before)}`}</span>
      <span className="soft blank-option-unit" lang="zh-CN">
        {picked?.unit ?? units[0] ?? ''}
      </span>
    </>
  );
}

/** The way of a chosen figure: taken at once where the sheet says its unit, else with the unit that the person says. */
function useChosen({ view, sheet, cell, onTake, close }: ChooseProps) {
  const [chosen, choose] = useState<string | null>(null);
  const { figures, months, isSettled } = usePicked({ view, sheet, cell });
  const own = view.figures.find(({ figure }) => figure === chosen);
  const picked = chosen === null ? undefined : figures.get(chosen);
  const isReady = chosen !== null && (chosen.startsWith('head.') || isSettled);
  // Without an answer nobody knows what the sheet says: the person is asked.
  const asksUnit = isReady && (picked?.isAsked ?? (own?.units.length ?? 0) > 1);
  useEffect(() => {
    if (!isReady || asksUnit || chosen === null) return;
    onTake(chosen, picked?.unit === '%' ? null : (picked?.unit ?? null));
    close();
    // Taken once, in the moment in which everything about it is known.
  }, [isReady, asksUnit]);
  const asked = asksUnit && chosen !== null ? { figure: chosen, name: formatShortName(chosen, own?.label), units: own?.units ?? [] } : null;
  return { choose, asked, figures, months };
}

/** What stands in the dialog: the search, then the unit if it is asked for. */
function ChooseBody(props: ChooseProps) {
  const { view, cell, typed, labels, candidates, onTake, close } = props;
  const [text, setText] = useState(typed);
  const fieldWord = sayMapEditor('fieldWord');
  const all = useMemo(() => choicesOf(view, fieldWord), [view, fieldWord]);
  const found = useMemo(() => findFigureChoices(all, { typed: text, labels, candidates }), [all, text, labels, candidates]);
  const { choose, asked, figures, months } = useChosen(props);
  const said = (month: string): string => formatMonth(month);
  if (asked !== null) {
    const take = (unit: string): void => {
      onTake(asked.figure, unit);
      close();
    };
    return <UnitStep figure={asked.name} units={asked.units} onUnit={take} />;
  }
  return (
    <>
      <SearchList
        hint={sayMapEditor('chooseHint')}
        label={sayMapEditor('chooseTitle', { cell })}
        text={text}
        onType={setText}
        found={found}
        keyOf={({ figure }) => figure}
        onTake={({ figure }) => choose(figure)}
        looks={LOOKS}
        draw={(one) => <ChoiceRow choice={one} picked={figures.get(one.figure)} />}
      />
      <p className="soft" role="status">
        {found.length === 0 ? sayMapEditor('chooseNone', { text }) : sayMapEditor('chooseFit')}
        {months === null ? '' : ` · ${sayMapEditor('chooseMonths', { month: said(months.month), before: said(months.before) })}`}
      </p>
    </>
  );
}

/** The dialog. Enter takes what stands under the cursor. */
function ChooseDialog(props: ChooseDialogProps) {
  return (
    <PlainDialog title={sayMapEditor('chooseTitle', { cell: props.cell })} width={820} onClose={props.onClose}>
      {(close) => <ChooseBody {...props} close={close} />}
    </PlainDialog>
  );
}

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
