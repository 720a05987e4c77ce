// A studio's row: its bookings as blocks over one drawn background. Drawn again only when what it shows has changed.
import { memo } from 'react';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { BlockWords } from './block-messages.ts';
import { blockText, clockOf } from './board-text.ts';
import {
  computePlace,
  computeLook,
  computeNameRoom,
  chooseBlockWords,
  formatBlockClass,
  formatMark,
  formatTitle,
  parseLit,
  formatRowName,
  isDrawn,
  isSameRow,
  type BlockProps,
  type RowFrame,
  type RowProps,
} from './row-view.ts';
import { sayBoard } from './board-messages.ts';

/** Whose booking, and when. */
function BlockLines({ block, words }: { readonly block: BlockProps; readonly words: BlockWords }) {
  const { booking } = block;
  const { hasMark, hasName, times } = words;
  return (
    <>
      <span className="board-who">
        {hasMark ? <b className="board-mark">{formatMark(block)}</b> : null}
        {hasName ? booking.tenantShort : null}
      </span>
      {times === null ? null : (
        <span className="board-when">
          {times}
          {formatTitle(block)}
        </span>
      )}
    </>
  );
}

/** A booking. The others of its row stay as they are drawn when one comes or goes. */
const BlockView = memo((block: BlockProps) => {
  const { booking, frame } = block;
  const words = chooseBlockWords(block);
  return (
    <div
      className={formatBlockClass(block, words)}
      role="gridcell"
      // Its name is what is written in it, so that anyone who speaks what they see is understood; the rest is its description.
      title={blockText(block)}
      data-booking={booking.id}
      style={words.isSpilled ? { ...computeLook(frame, block), ...computeNameRoom(frame, block) } : computeLook(frame, block)}
    >
      <BlockLines block={block} words={words} />
    </div>
  );
});

function LinkedView({ booking, frame }: { readonly booking: BookingLine; readonly frame: RowFrame }) {
  return (
    <div
      className="board-linked"
      title={sayBoard('linkedBy', { name: booking.tenantName })}
      aria-hidden="true"
      style={computePlace(frame, { from: booking.from, to: booking.blocksUntil })}
    >
      {sayBoard('linked')}
    </div>
  );
}

function RowView(props: RowProps) {
  const { frame, studio, ground, cursorFrom, cursorTo, lifted, opened } = props;
  const lit = parseLit(props.lit);
  return (
    <div
      className={studio.lessee !== null ? 'board-row board-leased' : 'board-row'}
      role="row"
      aria-rowindex={props.at}
      style={{ transform: `translateY(${props.top}px)`, background: ground.background }}
    >
      <span className="visually-hidden" role="rowheader">
        {formatRowName(studio)}
      </span>
      {ground.blackouts.map((one) => (
        <div
          className="board-blackout"
          aria-hidden="true"
          title={one.reason}
          key={`${one.from}-${one.to}`}
          style={computePlace(frame, one)}
        >
          {sayBoard('blackout', { reason: one.reason })}
        </div>
      ))}
      {ground.linked
        .filter((one) => isDrawn(frame, one.from, one.blocksUntil))
        .map((booking) => (
          <LinkedView booking={booking} frame={frame} key={`linked-${booking.id}`} />
        ))}
      {ground.blocks
        .filter(({ booking, until }) => isDrawn(frame, booking.from, until))
        .map((block) => (
          <BlockView
            key={block.booking.id}
            {...block}
            frame={frame}
            isLifted={lifted === block.booking.id}
            isOpened={opened === block.booking.id}
            isLit={lit?.has(block.booking.id) ?? null}
          />
        ))}
      {cursorFrom === null || cursorTo === null ? null : (
        <div
          className="board-cursor"
          role="gridcell"
          id={frame.cursorId}
          aria-selected="true"
          aria-label={props.cursorText ?? clockOf(cursorFrom)}
          style={computePlace(frame, { from: cursorFrom, to: cursorTo })}
        />
      )}
    </div>
  );
}

/** A studio's row. An answer comes to all of them and changes few: what they have in common is compared as one. */
export const BoardRow = memo(RowView, isSameRow);
