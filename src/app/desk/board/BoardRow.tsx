// A studio's row: its bookings as blocks over one drawn background. Drawn anew only when what it shows has changed.
import { memo } from 'react';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import { wordsInOneLine, wordsInTwoLines } from './block-words.ts';
import type { BlockWords } from './block-words.ts';
import { blockText, clockOf } from './board-text.ts';
import type { SayBoard } from './board-text.ts';
import { drawnBefore, shareOf } from './board-geometry.ts';
import type { Fold, Span } from './board-geometry.ts';
import { hueOf } from './board-ground.ts';
import type { Block, RowGround } from './board-ground.ts';

interface RowProps {
  readonly id: number;
  readonly at: number;
  readonly top: number;
  readonly from: number;
  readonly to: number;
  readonly folds: readonly Fold[];
  /** Pixels of a drawn minute: what is written in a block has to have room. */
  readonly scale: number;
  /** The part of the time whose blocks are drawn. */
  readonly drawnFrom: number;
  readonly drawnTo: number;
  readonly label: string;
  readonly isLeased: boolean;
  readonly background: string;
  readonly stamp: string;
  readonly ground: RowGround;
  /** The cursor and what is selected from it, where they are in this row. */
  readonly cursorId: string;
  readonly cursorFrom: number | null;
  readonly cursorTo: number | null;
  readonly cursorText: string | null;
  /** The booking that is carried away, and the one that is open, where they are in this row. */
  readonly lifted: number | null;
  readonly opened: number | null;
  /** Blocks have one line: rows are low, or it is a week. */
  readonly isShort: boolean;
  /** The tenant that is looked for: the others step back. */
  readonly tenant: number | null;
  /** Those in this row that are looked for, as text; null where nobody is. */
  readonly lit: string | null;
  readonly language: string;
  readonly say: SayBoard;
}

function placeOf(span: Span, part: Span): { readonly left: string; readonly width: string } {
  const left = shareOf(span, part.from);
  return { left: `${left}%`, width: `${Math.round((shareOf(span, part.to) - left) * 1000) / 1000}%` };
}

/** What a booking takes of its row: whoever left early leaves the rest of the slot free. */
function takenBy({ from, blocksUntil }: BookingLine): Span {
  return { from, to: blocksUntil };
}

/** The place of a block with its tenant's hue, for the style sheet. */
function lookOf(span: Span, booking: BookingLine) {
  return { ...placeOf(span, takenBy(booking)), '--hue': hueOf(booking.tenant) };
}

/** What there is room for in a block: `late` is never left out where its letter has room. */
function wordsOf({ booking, late, blackout }: Block, row: RowProps): BlockWords {
  const width = (drawnBefore(row, Math.min(row.to, booking.to)) - drawnBefore(row, Math.max(row.from, booking.from))) * row.scale;
  const isMarked = booking.state !== 'booked' || late !== null || blackout !== null;
  const block = { name: booking.tenantShort, from: booking.from, to: booking.to, isMarked };
  return row.isShort ? wordsInOneLine(block, width) : wordsInTwoLines(block, width);
}

function blockClass(
  { booking, late, blackout }: Block,
  { times }: BlockWords,
  { lifted, opened, tenant, lit, from, to, isShort }: RowProps,
): string {
  const isLit = lit?.split(' ').includes(String(booking.id));
  const marks = [
    isShort ? 'board-short' : times === null ? 'board-wrap' : '',
    lifted === booking.id ? 'board-lifted' : '',
    opened === booking.id ? 'board-opened' : '',
    (tenant !== null && tenant !== booking.tenant) || isLit === false ? 'board-other' : '',
    isLit === true ? 'board-lit' : '',
    late === null ? '' : 'board-late',
    blackout === null ? '' : 'board-in-blackout',
    booking.from < from ? 'board-goes-back' : '',
    booking.blocksUntil > to ? 'board-goes-on' : '',
  ];
  return ['board-block', `board-is-${booking.state}`, ...marks].filter((mark) => mark !== '').join(' ');
}

/** The letter of its state; of one in a blackout that comes first, for it has to be seen to. */
function markOf({ booking, late, blackout }: Block, say: SayBoard): string {
  return `${blackout === null ? say(`mark_${booking.state}`) : say('mark_blackout')}${late === null ? '' : '!'}`;
}

/** Whose booking, and when. */
function BlockLines({ block, words, row }: { readonly block: Block; readonly words: BlockWords; readonly row: RowProps }) {
  const { booking } = block;
  const { hasMark, hasName, times } = words;
  return (
    <>
      <span className="board-who">
        {hasMark ? <b className="board-mark">{markOf(block, row.say)}</b> : null}
        {hasName ? booking.tenantShort : null}
      </span>
      {times === null ? null : (
        <span className="board-when">
          {times}
          {booking.title === null || row.isShort ? '' : ` ${booking.title}`}
        </span>
      )}
    </>
  );
}

function BlockView({ block, row }: { readonly block: Block; readonly row: RowProps }) {
  const { booking } = block;
  const words = wordsOf(block, row);
  return (
    <div
      className={blockClass(block, words, row)}
      role="gridcell"
      // Its name is what is written in it, so that whoever speaks what they see is understood; the rest is its description.
      title={blockText(row.say, block)}
      data-booking={booking.id}
      style={lookOf(row, booking)}
    >
      <BlockLines block={block} words={words} row={row} />
    </div>
  );
}

function LinkedView({ booking, row }: { readonly booking: BookingLine; readonly row: RowProps }) {
  return (
    <div
      className="board-linked"
      title={row.say('linkedBy', { name: booking.tenantName })}
      aria-hidden="true"
      style={placeOf(row, takenBy(booking))}
    >
      {row.say('linked')}
    </div>
  );
}

function RowView(props: RowProps) {
  const { ground, say, cursorFrom, cursorTo, drawnFrom, drawnTo } = props;
  const isDrawn = (one: Span): boolean => one.to > drawnFrom && one.from < drawnTo;
  return (
    <div
      className={props.isLeased ? 'board-row board-leased' : 'board-row'}
      role="row"
      aria-rowindex={props.at}
      style={{ transform: `translateY(${props.top}px)`, backgroundImage: props.background }}
    >
      <span className="visually-hidden" role="rowheader">
        {props.label}
      </span>
      {ground.blackouts.map((one) => (
        <div className="board-blackout" aria-hidden="true" title={one.reason} key={`${one.from}-${one.to}`} style={placeOf(props, one)}>
          {say('blackout', { reason: one.reason })}
        </div>
      ))}
      {ground.linked
        .filter((one) => isDrawn(takenBy(one)))
        .map((booking) => (
          <LinkedView booking={booking} row={props} key={`linked-${booking.id}`} />
        ))}
      {ground.blocks
        .filter(({ booking }) => isDrawn(takenBy(booking)))
        .map((block) => (
          <BlockView block={block} row={props} key={block.booking.id} />
        ))}
      {cursorFrom === null || cursorTo === null ? null : (
        <div
          className="board-cursor"
          role="gridcell"
          id={props.cursorId}
          aria-selected="true"
          aria-label={props.cursorText ?? clockOf(cursorFrom)}
          style={placeOf(props, { from: cursorFrom, to: cursorTo })}
        />
      )}
    </div>
  );
}

/** The texts come from the language alone; what the ground holds is told by its stamp. */
const FOLLOWED = new Set<string>(['ground', 'say']);

function isSameRow(before: RowProps, after: RowProps): boolean {
  const [a, b]: [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>] = [{ ...before }, { ...after }];
  return Object.keys(b).every((key) => FOLLOWED.has(key) || Object.is(a[key], b[key]));
}

/** A studio's row. */
export const BoardRow = memo(RowView, isSameRow);
