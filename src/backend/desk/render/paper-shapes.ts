// Boxes, hatches and words at fixed places of a page: what the printed board is drawn from. Grey only: it must survive any printer.
import type { Content } from '../../core/render/pdf.ts';

/** A place on the page, in points from its upper left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A line or a filled or bordered rectangle, as the printing library draws it. */
export type Stroke =
  | {
      readonly type: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly lineWidth: number;
      readonly lineColor: string;
    }
  | {
      readonly type: 'rect';
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly color?: string;
      readonly lineWidth: number;
      readonly lineColor: string;
      readonly dash?: { readonly length: number; readonly space?: number };
    };

export const BLACK = '#000000';
export const WHITE = '#ffffff';

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

export function drawLine(from: readonly [number, number], to: readonly [number, number], width: number, color: string): Stroke {
  const [x1, y1] = from;
  const [x2, y2] = to;
  return { type: 'line', x1: rounded(x1), y1: rounded(y1), x2: rounded(x2), y2: rounded(y2), lineWidth: width, lineColor: color };
}

/** A rectangle with a border; `fill` null: only the border. */
export function drawBox(
  { x, y, w, h }: Place,
  look: { readonly fill: string | null; readonly width: number; readonly isDashed?: boolean },
): Stroke {
  return {
    type: 'rect',
    x: rounded(x),
    y: rounded(y),
    w: rounded(w),
    h: rounded(h),
    lineWidth: look.width,
    lineColor: BLACK,
    ...(look.fill === null ? {} : { color: look.fill }),
    ...(look.isDashed === true ? { dash: { length: 2.4, space: 1.6 } } : {}),
  };
}

/** A filled rectangle without a border. */
export function drawArea({ x, y, w, h }: Place, fill: string): Stroke {
  return { type: 'rect', x: rounded(x), y: rounded(y), w: rounded(w), h: rounded(h), lineWidth: 0, lineColor: fill, color: fill };
}

/** Slanted lines inside of a rectangle, `gap` apart; `falling` leans them the other way. */
export function drawHatch(
  { x, y, w, h }: Place,
  look: { readonly gap: number; readonly color: string; readonly isFalling?: boolean },
): readonly Stroke[] {
  const strokes: Stroke[] = [];
  for (let at = look.gap; at < w + h; at += look.gap) {
    // On the line whose points have (x - left) + (y - top) = at, inside of the rectangle.
    const [left, right] = [Math.max(0, at - h), Math.min(w, at)];
    const mirror = (along: number): number => x + (look.isFalling === true ? w - along : along);
    strokes.push(drawLine([mirror(left), y + at - left], [mirror(right), y + at - right], 0.4, look.color));
  }
  return strokes;
}

/** Words on one line at a fixed place, never wrapped: what fits was cut to measure before. */
export function drawText(
  text: string,
  at: { readonly x: number; readonly y: number },
  look: { readonly type: number; readonly bold?: boolean; readonly color?: string },
): Content {
  return {
    text,
    noWrap: true,
    fontSize: look.type,
    bold: look.bold === true,
    color: look.color ?? BLACK,
    absolutePosition: { x: rounded(at.x), y: rounded(at.y) },
  };
}
