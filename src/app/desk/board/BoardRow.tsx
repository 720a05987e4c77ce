// A studio's row: its bookings as blocks over one drawn background. Drawn anew only when what it shows has changed.
import { memo } from 'react';
import type { BoardStudio } from '../../../contract/desk/board.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import { wordsInOneLine, wordsInTwoLines } from './block-words.ts';
import type { BlockWords } from './block-words.ts';
import { blockText, clockOf, studioFacts } from './board-text.ts';
import type { SayBoard } from './board-text.ts';
import { drawnBefore, shareOf } from './board-geometry.ts';
import type { Span } from './board-geometry.ts';
import { hueOf } from './board-ground.ts';
import type { Block, RowGround } from './board-ground.ts';

/** What all rows have in common. */
export interface RowFrame extends Required<Span> {
  /** Pixels of a drawn minute: what is written in a block has to have room. */
  readonly scale: number;
  /** The part of the time whose blocks are drawn. */
  readonly drawnFrom: number;
  readonly drawnTo: number;
  readonly cursorId: string;
  /** Blocks have one line: rows are low, or it is a week. */
  readonly isShort: boolean;
  /** The tenant that is looked for: the others step back. */
  readonly tenant: number | null;
  readonly say: SayBoard;
}

interface RowProps {
  /** The same object until something in it changes. */
  readonly frame: RowFrame;
  readonly studio: BoardStudio;
  readonly at: number;
  readonly top: number;
  readonly ground: RowGround;
  /** The cursor and what is selected from it, where they are in this row. */
  readonly cursorFrom: number | null;
  readonly cursorTo: number | null;
  readonly cursorText: string | null;
  /** The booking that is carried away, and the one that is open, where they are in this row. */
  readonly lifted: number | null;
  readonly opened: number | null;
  /** Those in this row that are looked for, as text; null where nobody is. */
  readonly lit: string | null;
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

interface BlockProps extends Block {
  readonly frame: RowFrame;
  readonly isLifted: boolean;
  readonly isOpened: boolean;
  /** Whether it is one of those that are looked for; null where nobody is. */
  readonly isLit: boolean | null;
}

/** What there is room for in a block: `late` is never left out where its letter has room. */
function wordsOf({ booking, late, blackout, frame }: BlockProps): BlockWords {
  const { from, to, scale } = frame;
  const width = (drawnBefore(frame, Math.min(to, booking.to)) - drawnBefore(frame, Math.max(from, booking.from))) * scale;
  const isMarked = booking.state !== 'booked' || late !== null || blackout !== null;
  const block = { name: booking.tenantShort, from: booking.from, to: booking.to, isMarked };
  return frame.isShort ? wordsInOneLine(block, width) : wordsInTwoLines(block, width);
}

function blockClass({ booking, late, blackout, frame, isLifted, isOpened, isLit }: BlockProps, { times }: BlockWords): string {
  const { from, to, isShort, tenant } = frame;
  const marks = [
    isShort ? 'board-short' : times === null ? 'board-wrap' : '',
    isLifted ? 'board-lifted' : '',
    isOpened ? 'board-opened' : '',
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
function BlockLines({ block, words }: { readonly block: BlockProps; readonly words: BlockWords }) {
  const { booking, frame } = block;
  const { hasMark, hasName, times } = words;
  return (
    <>
      <span className="board-who">
        {hasMark ? <b className="board-mark">{markOf(block, frame.say)}</b> : null}
        {hasName ? booking.tenantShort : null}
      </span>
      {times === null ? null : (
        <span className="board-when">
          {times}
          {booking.title === null || frame.isShort ? '' : ` ${booking.title}`}
        </span>
      )}
    </>
  );
}

/** A booking. The others of its row stay as they are drawn when one comes or goes. */
const BlockView = memo((block: BlockProps) => {
  const { booking, frame } = block;
  const words = wordsOf(block);
  return (
    <div
      className={blockClass(block, words)}
      role="gridcell"
      // Its name is what is written in it, so that whoever speaks what they see is understood; the rest is its description.
      title={blockText(frame.say, block)}
      data-booking={booking.id}
      style={lookOf(frame, booking)}
    >
      <BlockLines block={block} words={words} />
    </div>
  );
});

function LinkedView({ booking, frame }: { readonly booking: BookingLine; readonly frame: RowFrame }) {
  return (
    <div
      className="board-linked"
      title={frame.say('linkedBy', { name: booking.tenantName })}
      aria-hidden="true"
      style={placeOf(frame, takenBy(booking))}
    >
      {frame.say('linked')}
    </div>
  );
}

function RowView(props: RowProps) {
  const { frame, studio, ground, cursorFrom, cursorTo, lifted, opened } = props;
  const lit = props.lit === null ? null : new Set(props.lit.split(' ').map(Number));
  const { say, drawnFrom, drawnTo } = frame;
  const isDrawn = (one: Span): boolean => one.to > drawnFrom && one.from < drawnTo;
  return (
    <div
      className={studio.lessee !== null ? 'board-row board-leased' : 'board-row'}
      role="row"
      aria-rowindex={props.at}
      style={{ transform: `translateY(${props.top}px)`, backgroundImage: ground.background }}
    >
      <span className="visually-hidden" role="rowheader">
        {[studio.code, studio.name ?? '', studioFacts(studio)].join(' ')}
      </span>
      {ground.blackouts.map((one) => (
        <div className="board-blackout" aria-hidden="true" title={one.reason} key={`${one.from}-${one.to}`} style={placeOf(frame, one)}>
          {say('blackout', { reason: one.reason })}
        </div>
      ))}
      {ground.linked
        .filter((one) => isDrawn(takenBy(one)))
        .map((booking) => (
          <LinkedView booking={booking} frame={frame} key={`linked-${booking.id}`} />
        ))}
      {ground.blocks
        .filter(({ booking }) => isDrawn(takenBy(booking)))
        .map(({ booking, late, blackout }) => (
          <BlockView
            key={booking.id}
            booking={booking}
            late={late}
            blackout={blackout}
            frame={frame}
            isLifted={lifted === booking.id}
            isOpened={opened === booking.id}
            isLit={lit?.has(booking.id) ?? null}
          />
        ))}
      {cursorFrom === null || cursorTo === null ? null : (
        <div
          className="board-cursor"
          role="gridcell"
          id={frame.cursorId}
          aria-selected="true"
          aria-label={props.cursorText ?? clockOf(cursorFrom)}
          style={placeOf(frame, { from: cursorFrom, to: cursorTo })}
        />
      )}
    </div>
  );
}

/** What a row shows of its studio's bookings is told by its stamp: another answer may say the same of them. */
function isSameGround(a: RowGround, b: RowGround): boolean {
  return a === b || (a.stamp === b.stamp && a.background === b.background);
}

/** What a row shows of its studio. */
function isSameStudio(a: BoardStudio, b: BoardStudio): boolean {
  return (
    a === b ||
    (a.id === b.id &&
      a.code === b.code &&
      a.name === b.name &&
      studioFacts(a) === studioFacts(b) &&
      (a.lessee === null) === (b.lessee === null))
  );
}

function isSameHere(a: RowProps, b: RowProps): boolean {
  const isSameCursor = a.cursorFrom === b.cursorFrom && a.cursorTo === b.cursorTo && a.cursorText === b.cursorText;
  return isSameCursor && a.lifted === b.lifted && a.opened === b.opened && a.lit === b.lit;
}

/** A studio's row. An answer comes to all of them and changes few: what they have in common is compared as one. */
export const BoardRow = memo(
  RowView,
  (a, b) =>
    a.frame === b.frame &&
    a.at === b.at &&
    a.top === b.top &&
    isSameGround(a.ground, b.ground) &&
    isSameStudio(a.studio, b.studio) &&
    isSameHere(a, b),
);
