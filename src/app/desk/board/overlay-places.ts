// Where things lie over the board's rows: the time of now, folds, the slot of a form, and why a drop went back. Pure.
import type { Slot } from '../desk-state.ts';
import { shareOf, type BoardLines, type Span } from './board-geometry.ts';
import { timesOf } from './board-text.ts';

/** Computes where the line of now stands; null outside of the board's time. */
export function computeNow(span: Span, now: number): string | null {
  return now < span.from || now >= span.to ? null : `${shareOf(span, now)}%`;
}

/** Computes the left edge and the width of a part of the time. */
export function computeStrip(span: Span, part: Span): { readonly left: string; readonly width: string } {
  const left = shareOf(span, part.from);
  return { left: `${left}%`, width: `${shareOf(span, part.to) - left}%` };
}

/** What is drawn of a slot. */
interface Ghost {
  readonly left: string;
  readonly width: string;
  readonly top: number;
  readonly text: string;
}

/** Computes the drawn slot of a form or of what is carried; null where its studio is not on view. */
export function computeGhost(lines: BoardLines, span: Span, slot: Slot | null, text: string): Ghost | null {
  const top = slot === null ? undefined : lines.tops.get(slot.studio);
  if (slot === null || top === undefined) return null;
  return { ...computeStrip(span, slot), top, text: `${timesOf(slot)}\n${text}` };
}

/** Where a note stands, for the style sheet. */
interface NotePlace {
  readonly left: string;
  readonly top: number;
  readonly transform: string;
}

/** Computes where it is said why a drop went back: beside its place, and never outside of the board. Null where the studio is not on view. */
export function computeRefusal(lines: BoardLines, span: Span, slot: Slot | undefined): NotePlace | null {
  const top = slot === undefined ? undefined : lines.tops.get(slot.studio);
  if (slot === undefined || top === undefined) return null;
  const share = shareOf(span, slot.from);
  // Near the foot it stands above its row, and at the right it reaches to the left.
  const isLow = top > 160 && top + 3 * lines.rowHeight > lines.height;
  return { left: `${share}%`, top: isLow ? top : top + lines.rowHeight, transform: `translate(-${share}%, ${isLow ? '-100%' : '0'})` };
}
