// What is wrong with the row under the cursor, what was expected, and what can be done about it.
import { Button } from 'antd';
import { sayImport } from './import-messages.ts';
import type { ShownRow } from './use-rows.ts';
import { sayTrouble } from '../ui/window-words.ts';

interface RowDetailProps {
  readonly row: ShownRow | null;
  readonly column: number;
  readonly headers: readonly string[];
  readonly isSaving: boolean;
  readonly onUndo: (row: ShownRow) => void;
  readonly onLeaveOut: (row: ShownRow, isOut: boolean) => void;
}

function Troubles({ row, column }: { readonly row: ShownRow; readonly column: number }) {
  // Those of the cell first: a person reads about where the cursor is.
  const sorted = row.troubles.toSorted((a, b) => Number(b.at === column) - Number(a.at === column));
  return sorted.slice(0, 3).map((trouble, nth) => {
    const { message, expected } = sayTrouble({ ...trouble, row: 0 }, { file: '', sheet: '' });
    return (
      <p key={nth} className="row-trouble">
        <strong>{trouble.column}</strong>
        {trouble.found === '' ? ' ' : ` ${sayImport('foundShort')}“${trouble.found}” `}
        <span>{message}</span>
        {expected === '' ? null : <span className="row-expected"> {sayImport('expected', { expected })}</span>}
      </p>
    );
  });
}

/** The line over the grid about the row under the cursor. */
export function RowDetail({ row, column, headers, isSaving, onUndo, onLeaveOut }: RowDetailProps) {
  if (row === null) return <div className="row-detail soft">{sayImport('gridKeys')}</div>;
  const edits = row.edits.filter((edit) => (row.cells[edit.column] ?? '') !== edit.found);
  return (
    <div className="row-detail" role="status" aria-live="polite">
      <div className="row-words">
        <span className="row-number">{sayImport('rowN', { row: row.row })}</span>
        {isSaving ? <span className="soft"> {sayImport('saving')}</span> : null}
        {row.isLeftOut ? <span> {sayImport('leftOut')}</span> : <Troubles row={row} column={column} />}
        {edits.map((edit) => (
          <p key={edit.id} className="row-fixed">
            <strong>{headers[edit.column] ?? ''}</strong>{' '}
            {sayImport('found', {
              found: edit.found || sayImport('emptyText'),
              text: (row.cells[edit.column] ?? '') || sayImport('emptyText'),
            })}
          </p>
        ))}
        {row.troubles.length === 0 && edits.length === 0 && !row.isLeftOut && !isSaving ? (
          <span className="soft"> {sayImport('gridKeys')}</span>
        ) : null}
      </div>
      <div className="line-top">
        {edits.length === 0 ? null : (
          <Button size="small" disabled={isSaving} onClick={() => onUndo(row)}>
            {sayImport('undoFix')}
          </Button>
        )}
        <Button size="small" disabled={isSaving} onClick={() => onLeaveOut(row, !row.isLeftOut)}>
          {sayImport(row.isLeftOut ? 'takeRow' : 'leaveRow')}
        </Button>
      </div>
    </div>
  );
}
