// The rows of a reply's sheet: the head, the figures that are in view, the single fields below; each cell with what it is marked as.
import type { Virtualizer } from '@tanstack/react-virtual';
import { memo } from 'react';
import { getCellProps } from '../ui/grid/GridBox.tsx';
import type { Cell as Place } from '../ui/grid/grid-keys.ts';
import { type ReplyCell, type ReplyLine, ROW_FIELDS } from './reply-cells.ts';
import { sayReplyField, sayReply } from './reply-messages.ts';
import { putInBrackets, sayMark } from '../ui/i18n.ts';

/** Pixels. */
const NUMBER_WIDTH = 44;
const WIDTHS: readonly number[] = [84, 168, 80, 92, 96, 92, 124, 116, 124];
/** Pixels that the sheet needs at least. */
export const SHEET_WIDTH = WIDTHS.reduce((sum, one) => sum + one, NUMBER_WIDTH);

/** What cells are told apart by; by address. */
export interface CellMarks {
  readonly marked: ReadonlySet<string>;
  readonly asked: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
}

type MarkName = keyof CellMarks;
/** A sign besides the colour. */
const SIGNS: Readonly<Record<MarkName, string>> = { marked: '?', asked: '…', failed: '!' };
const MARK_NAMES: readonly MarkName[] = ['marked', 'failed', 'asked'];

/** What a cell is marked as, strongest first. */
function marksOf(cell: string | null, marks: CellMarks): readonly MarkName[] {
  return cell === null ? [] : MARK_NAMES.filter((name) => marks[name].has(cell));
}

interface CellProps {
  readonly cell: ReplyCell;
  /** The grid's. */
  readonly id: string;
  readonly place: Place;
  readonly isCurrent: boolean;
  readonly marks: CellMarks;
  /** Single fields show what they are. */
  readonly isSingle: boolean;
}

/** The class of goods takes what room is left: its words are the longest. */
function widthOf(at: number): { readonly flex: string } {
  return { flex: `${at === 1 ? 1 : 0} 0 ${WIDTHS[at] ?? 100}px` };
}

function Cell({ cell, id, place, isCurrent, marks, isSingle }: CellProps) {
  const names = marksOf(cell.cell, marks);
  const classes = [
    'reply-cell',
    cell.isNumber && !isSingle ? 'reply-right' : '',
    isCurrent ? 'reply-current' : '',
    ...names.map((name) => `reply-${name}`),
  ];
  return (
    <div
      {...getCellProps(id, place, isCurrent)}
      className={classes.filter(Boolean).join(' ')}
      title={cell.label}
      {...(isSingle ? {} : { style: widthOf(place.column) })}
    >
      {isSingle ? <span className="reply-label">{sayReplyField(cell.field)}</span> : null}
      {names.length === 0 ? null : (
        <span className="reply-sign" aria-hidden="true">
          {SIGNS[names[0] ?? 'asked']}
        </span>
      )}
      <span className="reply-text">{cell.text}</span>
      {names.length === 0 ? null : (
        <span className="visually-hidden">{putInBrackets(names.map((name) => sayReply(name)).join(sayMark('、')))}</span>
      )}
    </div>
  );
}

interface LineProps {
  readonly line: ReplyLine;
  readonly nth: number;
  readonly id: string;
  readonly top: number | null;
  readonly current: number | null;
  readonly marks: CellMarks;
}

const SheetLine = memo(function SheetLine({ line, nth, id, top, current, marks }: LineProps) {
  const isSingle = line.row === null;
  return (
    <div
      role="row"
      aria-rowindex={nth + 2}
      className={isSingle ? 'reply-line reply-singles' : 'reply-line reply-row'}
      {...(top === null ? {} : { style: { transform: `translateY(${top}px)` } })}
    >
      {isSingle ? null : (
        <div role="rowheader" className="reply-cell reply-number" style={{ width: NUMBER_WIDTH }}>
          {line.row}
        </div>
      )}
      {line.cells.map((cell, at) => (
        <Cell
          key={cell.field}
          cell={cell}
          id={id}
          place={{ row: nth, column: at }}
          isCurrent={current === at}
          marks={marks}
          isSingle={isSingle}
        />
      ))}
    </div>
  );
});

export function SheetHead() {
  return (
    <div role="rowgroup" className="reply-head">
      <div role="row" aria-rowindex={1} className="reply-line reply-row">
        <div role="columnheader" className="reply-cell reply-number" style={{ width: NUMBER_WIDTH }}>
          {sayReply('row')}
        </div>
        {ROW_FIELDS.map((field, at) => (
          <div role="columnheader" key={field} className={at < 2 ? 'reply-cell' : 'reply-cell reply-right'} style={widthOf(at)}>
            {sayReplyField(field)}
          </div>
        ))}
      </div>
    </div>
  );
}

interface LinesProps {
  readonly lines: readonly ReplyLine[];
  readonly count: number;
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  readonly place: Place;
  readonly marks: CellMarks;
  readonly id: string;
}

/** The rows in view, and the single fields below them. `count`: how many of the lines are rows. */
export function SheetLines({ lines, count, virtual, place, marks, id }: LinesProps) {
  const own = (nth: number) => ({ nth, id, marks, current: place.row === nth ? place.column : null });
  return (
    <>
      <div role="rowgroup" className="reply-rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          return line === undefined ? null : <SheetLine key={index} line={line} top={start} {...own(index)} />;
        })}
      </div>
      <div role="rowgroup" className="reply-below">
        {lines.slice(count).map((line, at) => (
          <SheetLine key={count + at} line={line} top={null} {...own(count + at)} />
        ))}
      </div>
    </>
  );
}
