// One sheet on its way in: its rows as a grid, the way from trouble to trouble, and the row under the cursor in words.
import { Button, Segmented } from 'antd';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { ROW_HEIGHT, showColumn, useRowWindow } from '../ui/grid/GridBox.tsx';
import { useGrid } from '../ui/grid/use-grid.ts';
import { useKeys } from '../ui/keys.tsx';
import { Empty, Note, Waiting } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { type Answer, getBugNumber, type Outcome, useClient } from '../ui/api.tsx';
import { sayImport } from './import-messages.ts';
import { RowDetail } from './RowDetail.tsx';
import { RowGrid, computeColumnWidths, leftOf } from './RowGrid.tsx';
import { isNeed, listWholeTroubles, type SheetLine } from './staged-sheets.ts';
import { type RowSource, type ShownRow, useFindTrouble, useRows } from './use-rows.ts';
import { sayTrouble } from '../ui/window-words.ts';

// What is done to the rows of one sheet on its way in: cells corrected, corrections taken back, rows left out.

interface SheetHooks {
  readonly source: RowSource;
  readonly put: (rows: readonly ShownRow[], refusedRows: number) => void;
  /** How many rows had trouble before. */
  readonly refused: number;
  /** Hears that rows are about to change. */
  readonly onEdit: () => void;
  /** Hears how many rows still have trouble, and how many more are to be taken. */
  readonly onRefused: (count: number, putRight: number) => void;
}

/** The commands on a sheet's rows; `saving` is the row that is being looked at again. */
function useSheetCommands({ source, put, refused, onEdit, onRefused }: SheetHooks) {
  const client = useClient();
  const [saving, setSaving] = useState<number | null>(null);
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  const { staging, file, sheet } = source;
  const place = { staging, file, sheet };
  const run = async <V,>(row: number, call: () => Promise<Answer<V>>): Promise<V | null> => {
    onEdit();
    setSaving(row);
    try {
      const answer = await call();
      setFailed(answer.ok ? null : answer);
      return answer.ok ? answer.value : null;
    } catch (error) {
      setFailed({ ok: false, refusal: null, number: getBugNumber(error) });
      return null;
    } finally {
      setSaving(null);
    }
  };
  const fix = async (row: number, column: number, text: string): Promise<void> => {
    const fixed = await run(row, () => client.intake.fix({ ...place, edits: [{ row, column, text }] }));
    if (fixed === null) return;
    put(fixed.rows, fixed.refusedRows);
    onRefused(fixed.refusedRows, refused - fixed.refusedRows);
  };
  const undo = async (row: ShownRow): Promise<void> => {
    const undone = await run(row.row, () => client.intake.undoFix({ ...place, ids: row.edits.map(({ id }) => id) }));
    if (undone === null) return;
    put(undone.rows, undone.refusedRows);
    onRefused(undone.refusedRows, refused - undone.refusedRows);
  };
  const leaveOut = async (row: ShownRow, isOut: boolean): Promise<void> => {
    const left = await run(row.row, () => client.intake.leaveOut({ ...place, rows: [row.row], isOut }));
    if (left === null) return;
    put([{ ...row, isLeftOut: isOut }], left.refusedRows);
    // A row that had no trouble and is left out, or taken in again, is one less or one more to take.
    const wasFine = row.troubles.length === 0 ? 1 : 0;
    onRefused(left.refusedRows, isOut ? -wasFine : wasFine);
  };
  return { fix, undo, leaveOut, saving, failed };
}

interface SheetPanelProps {
  readonly staging: string;
  readonly line: SheetLine;
  readonly refused: number;
  readonly onEdit: () => void;
  readonly onRefused: (count: number, putRight: number) => void;
}

/** The rows with the cursor over them. */
function useSheetGrid(source: RowSource, total: number, edits: Pick<SheetPanelProps, 'refused' | 'onEdit' | 'onRefused'>) {
  const notices = useNotices();
  const view = useRowWindow(total);
  const rows = useRows(source, view.first, view.last);
  const commands = useSheetCommands({ source, put: rows.put, ...edits });
  const head = rows.head;
  const widths = useMemo(() => (head === null ? [] : computeColumnWidths(head.columns, head.rows)), [head?.columns]);
  const isHeader = (row: number): boolean => (rows.rowAt(row)?.row ?? 0) <= (head?.headerRow ?? 0);
  const show = (row: number, column: number): void => {
    view.virtual.scrollToIndex(row);
    showColumn(view, { from: leftOf(widths, column), to: leftOf(widths, column + 1), fixed: leftOf(widths, 0) });
  };
  const grid = useGrid({
    size: { rows: total, columns: Math.max(1, widths.length) },
    textAt: ({ row, column }) => {
      const shown = rows.rowAt(row);
      return shown === null || isHeader(row) || shown.cut.includes(column) ? null : (shown.cells[column] ?? '');
    },
    ownerAt: (row) => rows.rowAt(row)?.row ?? 0,
    onSave: (row, column, text) => void commands.fix(row, column, text),
    staysOnEnter: true,
    onGo: ({ row, column }) => show(row, column),
    onFixed: ({ row }) => notices.done(sayImport(isHeader(row) ? 'headerFixed' : 'cutCell')),
  });
  return { view, rows, commands, widths, grid };
}

function SheetTools({
  only,
  refused,
  onOnly,
  onTrouble,
}: {
  readonly only: RowSource['only'];
  readonly refused: number;
  readonly onOnly: (only: RowSource['only']) => void;
  readonly onTrouble: (direction: 1 | -1) => void;
}) {
  return (
    <div className="line-2">
      <Segmented
        aria-label={sayImport('keyRefused')}
        value={only}
        onChange={onOnly}
        options={[
          { value: 'all', label: sayImport('allRows') },
          { value: 'refused', label: sayImport('refusedOnly', { count: refused }) },
        ]}
      />
      <Button disabled={refused === 0} onClick={() => onTrouble(-1)} title="Shift+F8">
        {sayImport('previousTrouble')}
      </Button>
      <Button disabled={refused === 0} onClick={() => onTrouble(1)} title="F8">
        {sayImport('nextTrouble')}
      </Button>
    </div>
  );
}

/** What is wrong with the sheet as a whole: it stands in no row. */
function SheetTroubles({ line }: { readonly line: SheetLine }) {
  const whole = listWholeTroubles(line).filter(({ code }) => !isNeed(code));
  if (whole.length === 0) return null;
  return (
    <Note tone="danger" title={sayImport('sheetNotes')}>
      {whole.slice(0, 5).map((trouble, nth) => (
        <p key={nth}>{sayTrouble(trouble, { file: '', sheet: line.sheetName }).message}</p>
      ))}
    </Note>
  );
}

function useTroubleKeys(props: { readonly go: (direction: 1 | -1) => void; readonly toggle: () => void }): void {
  useKeys([
    { keys: 'F8', words: sayImport('nextTrouble'), run: () => props.go(1), alsoInFields: true },
    { keys: 'Shift+F8', words: sayImport('previousTrouble'), run: () => props.go(-1), alsoInFields: true },
    { keys: 'Alt+R', words: sayImport('keyRefused'), run: props.toggle, alsoInFields: true },
  ]);
}

/** Goes from trouble to trouble. */
function useGoToTrouble(source: RowSource, { view, rows, grid }: Pick<ReturnType<typeof useSheetGrid>, 'view' | 'rows' | 'grid'>) {
  const findTrouble = useFindTrouble(source);
  // The key may be quicker than the first rows: the grid takes the focus as soon as it is there.
  const isWanted = useRef(false);
  useLayoutEffect(() => {
    if (!isWanted.current || view.box.current === null) return;
    isWanted.current = false;
    view.box.current.focus();
  });
  return async (direction: 1 | -1): Promise<void> => {
    const here = rows.rowAt(grid.cell.row);
    // The first press goes to the trouble under the cursor itself: nobody has been there yet.
    const isThere = view.box.current?.contains(document.activeElement) === true;
    const found = await findTrouble((here?.place ?? -1) - (isThere ? 0 : direction), direction);
    if (found === null) return;
    const column = found.row.troubles.find(({ at }) => at !== null)?.at ?? 0;
    grid.go({ row: source.only === 'all' ? found.row.place : found.at, column });
    isWanted.current = view.box.current === null;
    view.box.current?.focus();
  };
}

/** The rows of a sheet of one choice. Another choice is another grid, with its own cursor. */
function SheetRows({
  source,
  line,
  onOnly,
  refused,
  allRefused,
  onEdit,
  onRefused,
}: Omit<SheetPanelProps, 'staging'> & {
  readonly source: RowSource;
  /** With what is wrong with the sheet as a whole. */
  readonly allRefused: number;
  readonly onOnly: (only: RowSource['only']) => void;
}) {
  const [total, setTotal] = useState(0);
  const { view, rows, commands, widths, grid } = useSheetGrid(source, total, { refused: allRefused, onEdit, onRefused });
  // The number of rows is known with the first window; the window in view is asked for by it.
  if (rows.total !== total) setTotal(rows.total);
  const goTo = useGoToTrouble(source, { view, rows, grid });
  const only = source.only;
  useTroubleKeys({ go: (direction) => void goTo(direction), toggle: () => onOnly(only === 'all' ? 'refused' : 'all') });
  const current = rows.rowAt(grid.cell.row);
  return (
    <>
      <SheetTools only={only} refused={refused} onOnly={onOnly} onTrouble={(direction) => void goTo(direction)} />
      <RowDetail
        row={current}
        column={grid.cell.column}
        headers={rows.head?.columns ?? []}
        isSaving={commands.saving !== null}
        onUndo={(row) => void commands.undo(row)}
        onLeaveOut={(row, isOut) => void commands.leaveOut(row, isOut)}
      />
      <OutcomeNote outcome={commands.failed} />
      {rows.head === null ? (
        rows.isGone ? (
          <Note tone="warn">{sayImport('gone')}</Note>
        ) : (
          <Waiting />
        )
      ) : total === 0 ? (
        <Empty title={sayImport(only === 'all' ? 'noRows' : 'noRefused')} />
      ) : (
        <RowGrid
          label={sayImport('gridLabel', { file: line.fileName, sheet: line.sheetName })}
          columns={rows.head.columns}
          widths={widths}
          headerRow={rows.head.headerRow}
          total={total}
          rowAt={rows.rowAt}
          grid={grid}
          view={view}
        />
      )}
    </>
  );
}

export function SheetPanel({ staging, line, refused, ...edits }: SheetPanelProps) {
  const rowsRefused = Math.max(0, refused - (listWholeTroubles(line).length > 0 ? 1 : 0));
  const [only, setOnly] = useState<RowSource['only']>(rowsRefused > 0 ? 'refused' : 'all');
  const source = { staging, file: line.file, sheet: line.sheet ?? 0, only };
  return (
    <div className="stack-2" style={{ minHeight: ROW_HEIGHT * 6 }}>
      <SheetTroubles line={line} />
      <SheetRows key={only} source={source} line={line} refused={rowsRefused} allRefused={refused} onOnly={setOnly} {...edits} />
    </div>
  );
}
