// The day's board on paper: A4 landscape, a page a floor, studios as rows, hours as columns; it says in grey all that the screen says in colour.
import type { BookingState } from '../../../domain/base/catalogue.ts';
import { getMinuteOfDay, instant, type Instant } from '../../../domain/time/calendar.ts';
import type { Interval } from '../../../domain/time/interval.ts';
import { type Content, writePdf, A4, createPaperDefinition, type PaperFrame } from '../../core/render/pdf.ts';
import { BLACK, drawArea, drawBox, drawHatch, drawLine, drawText, type Place, type Stroke, WHITE } from './paper-shapes.ts';
import { cutTo, wrapLines, widthOf } from '../../core/render/paper-text.ts';

/** A booking's box: `hours` and `who` are printed as given. */
interface BoardBox extends Interval {
  readonly state: BookingState;
  readonly mark: string;
  readonly hours: string;
  readonly who: string;
}

/** A studio's row. `open`: when it can be had at all; `note` stands under its code. */
export interface BoardRow {
  readonly code: string;
  readonly note: string;
  readonly open: readonly Interval[];
  readonly blackouts: readonly (Interval & { readonly reason: string })[];
  readonly boxes: readonly BoardBox[];
}

/** The day's board. Instants are minutes; `from` stands on a full hour. */
export interface BoardPaper extends Interval {
  readonly frame: PaperFrame;
  /** `2026-11-05 周四 …` */
  readonly dayText: string;
  readonly printedText: string;
  readonly midnight: Instant;
  readonly floors: readonly { readonly name: string; readonly rows: readonly BoardRow[] }[];
  readonly words: {
    readonly title: string;
    readonly none: string;
    readonly nextDay: string;
    readonly closed: string;
    readonly blackout: string;
    readonly legend: readonly { readonly state: BookingState; readonly text: string }[];
    /** `第 1 页 共 3 页` */
    readonly page: (page: number, pages: number) => string;
  };
}

/** Points. */
const EDGE = 26;
const HEAD = 46;
const AXIS = 15;
const FOOT = 20;
const NAMES = 88;
const MOST_ROWS = 22;
const TALLEST_ROW = 44;
const FAINT = '#b5b5b5';
const GRID = '#d4d4d4';
const CLOSED = '#efefef';

interface Page {
  readonly floor: string;
  readonly rows: readonly BoardRow[];
  /** Of the floor's fullest page: pages of a floor look alike. */
  readonly rowHeight: number;
}

function pagesOf(paper: BoardPaper): readonly Page[] {
  const room = A4.short - 2 * EDGE - HEAD - AXIS - FOOT;
  return paper.floors.flatMap(({ name, rows }) => {
    const count = Math.ceil(rows.length / MOST_ROWS);
    const most = Math.ceil(rows.length / Math.max(1, count));
    const rowHeight = Math.min(TALLEST_ROW, room / Math.max(1, most));
    return Array.from({ length: count }, (_, at) => ({ floor: name, rows: rows.slice(at * most, (at + 1) * most), rowHeight }));
  });
}

/** Where an instant stands, and what of a span is on the page. */
function scaleOf({ from, to }: Interval) {
  const [left, width] = [EDGE + NAMES, A4.long - 2 * EDGE - NAMES];
  const x = (at: number): number => left + ((Math.min(to, Math.max(from, at)) - from) / (to - from)) * width;
  return {
    x,
    left,
    right: left + width,
    place: (span: Interval, y: number, h: number): Place => ({ x: x(span.from), y, w: x(span.to) - x(span.from), h }),
  };
}
type Scale = ReturnType<typeof scaleOf>;

/** A booking's box without its words: dashes and hatch for a tentative one, grey by state, a thick edge for who is here. */
function stateBox(state: BookingState, place: Place): readonly Stroke[] {
  switch (state) {
    case 'option':
      return [
        drawArea(place, WHITE),
        ...drawHatch(place, { gap: 5, color: FAINT }),
        drawBox(place, { fill: null, width: 0.8, isDashed: true }),
      ];
    case 'booked':
      return [drawBox(place, { fill: '#e2e2e2', width: 0.7 })];
    case 'checked_in':
      return [drawBox(place, { fill: '#c4c4c4', width: 1.8 })];
    default:
      return [
        drawBox(place, { fill: WHITE, width: 0.5 }),
        drawLine([place.x, place.y], [place.x + place.w, place.y + place.h], 0.3, FAINT),
      ];
  }
}

function closedStrokes(row: BoardRow, whole: Interval, at: (span: Interval) => Place): readonly Stroke[] {
  const strokes: Stroke[] = [];
  let free = whole.from;
  for (const span of [...row.open, { from: whole.to, to: whole.to }]) {
    if (span.from > free) {
      const place = at({ from: free, to: Math.min(whole.to, span.from) });
      strokes.push(drawArea(place, CLOSED), ...drawHatch(place, { gap: 7, color: '#d9d9d9', isFalling: true }));
    }
    free = Math.max(free, span.to);
  }
  return strokes;
}

function blackoutStrokes(place: Place): readonly Stroke[] {
  return [
    drawArea(place, WHITE),
    ...drawHatch(place, { gap: 4, color: FAINT }),
    ...drawHatch(place, { gap: 4, color: FAINT, isFalling: true }),
    drawBox(place, { fill: null, width: 0.4 }),
  ];
}

/** A word on a hatch gets a white ground. */
function onGround(text: string, at: { readonly x: number; readonly y: number }, type: number): readonly [Stroke, Content] {
  return [
    drawArea({ x: at.x - 0.6, y: at.y + type * 0.18, w: widthOf(text, type) * 0.96 + 1.2, h: type * 1.15 }, WHITE),
    drawText(text, at, { type }),
  ];
}

interface Drawn {
  readonly strokes: readonly Stroke[];
  readonly texts: readonly Content[];
}

/** A booking's words: sign and hours above, the name below; a low or narrow box keeps what identifies it. */
function boxWords(one: BoardBox, place: Place): Drawn {
  const { x, y, w, h } = place;
  const type = Math.min(7.5, Math.max(5.6, h / 3.1));
  const inner = w - 3;
  const step = type * 1.22;
  const isPlain = one.state === 'booked' || one.state === 'checked_in';
  const start = one.hours.slice(0, 5);
  const first = [`${one.mark} ${one.hours}`, `${one.mark} ${start}`, `${one.mark}${start}`, start, one.mark].find(
    (text) => widthOf(text, type) <= inner,
  );
  const names = wrapLines(one.who, { width: inner, type, lines: Math.max(1, Math.floor((h - 1) / step) - 1) });
  const lines = [first ?? '', ...names].filter((text) => text !== '').slice(0, Math.max(1, Math.floor((h + 0.5) / step)));
  const top = y + (h - lines.length * step) / 2 - type * 0.12;
  const placed = lines.map((text, index) => ({ text, at: { x: x + 1.8, y: top + index * step - type * 0.08 } }));
  if (isPlain) return { strokes: [], texts: placed.map(({ text, at }, index) => drawText(text, at, { type, bold: index > 0 })) };
  const grounded = placed.map(({ text, at }) => onGround(text, at, type));
  return { strokes: grounded.map(([stroke]) => stroke), texts: grounded.map(([, text]) => text) };
}

function rowDrawn(
  row: BoardRow,
  y: number,
  height: number,
  { paper, scale }: { readonly paper: BoardPaper; readonly scale: Scale },
): Drawn & { readonly ground: readonly Stroke[] } {
  const at = (span: Interval): Place => scale.place(span, y, height);
  const inside = (span: Interval): boolean => span.to > paper.from && span.from < paper.to;
  const type = Math.min(9, height / 2.2);
  const noteType = Math.min(6.5, height / 3.2);
  const boxes = row.boxes.filter(inside).map((one) => ({ one, place: scale.place(one, y + 1.2, height - 2.4) }));
  const outages = row.blackouts.filter(inside).map((one) => {
    const place = at(one);
    const text = cutTo(`${paper.words.blackout} ${one.reason}`, place.w - 3, noteType);
    return { place, words: text === '' ? [] : [onGround(text, { x: place.x + 2, y: y + height / 2 - noteType * 0.72 }, noteType)] };
  });
  const drawn = boxes.map(({ one, place }) => boxWords(one, place));
  const notes =
    row.note === '' ? [] : [drawText(cutTo(row.note, NAMES - 6, noteType), { x: EDGE + 3, y: y + height / 2 + 0.2 }, { type: noteType })];
  const codeTop = row.note === '' ? y + height / 2 - type * 0.72 : y + height / 2 - type * 1.28;
  return {
    ground: closedStrokes(row, paper, at),
    strokes: [
      ...outages.flatMap(({ place, words: said }) => [...blackoutStrokes(place), ...said.map(([stroke]) => stroke)]),
      ...boxes.flatMap(({ one, place }) => stateBox(one.state, place)),
      ...drawn.flatMap(({ strokes }) => strokes),
    ],
    texts: [
      drawText(cutTo(row.code, NAMES - 6, type), { x: EDGE + 3, y: codeTop }, { type, bold: true }),
      ...notes,
      ...outages.flatMap(({ words: said }) => said.map(([, text]) => text)),
      ...drawn.flatMap(({ texts }) => texts),
    ],
  };
}

/** Hours along the top, their lines, the thick one at midnight. */
function axisDrawn(
  page: Page,
  top: number,
  { paper, scale }: { readonly paper: BoardPaper; readonly scale: Scale },
): { readonly below: readonly Stroke[]; readonly above: readonly Stroke[]; readonly texts: readonly Content[] } {
  const bottom = top + AXIS + page.rows.length * page.rowHeight;
  const below: Stroke[] = [];
  const texts: Content[] = [];
  for (let at = paper.from; at <= paper.to; at += 30) {
    const isHour = (at - paper.from) % 60 === 0;
    below.push(drawLine([scale.x(at), top + (isHour ? 0 : AXIS)], [scale.x(at), bottom], isHour ? 0.5 : 0.25, GRID));
    if (!isHour || at === paper.to) continue;
    const hour = String(Math.floor(getMinuteOfDay(instant(at)) / 60)).padStart(2, '0');
    texts.push(drawText(hour, { x: scale.x(at) + 1.5, y: top + 1 }, { type: 8, bold: true }));
    if (at === paper.midnight) texts.push(drawText(paper.words.nextDay, { x: scale.x(at) + 13, y: top + 2.6 }, { type: 6 }));
  }
  if (paper.midnight > paper.from) below.push(drawLine([scale.x(paper.midnight), top], [scale.x(paper.midnight), bottom], 1.4, '#7a7a7a'));
  const rows = Array.from({ length: page.rows.length + 1 }, (_, at) => top + AXIS + at * page.rowHeight);
  const above = [
    ...rows.map((y) => drawLine([EDGE, y], [scale.right, y], 0.4, '#8a8a8a')),
    drawLine([scale.left, top], [scale.left, bottom], 0.8, BLACK),
    drawLine([EDGE, top], [scale.right, top], 0.8, BLACK),
    drawLine([EDGE, bottom], [scale.right, bottom], 0.8, BLACK),
  ];
  return { below, above, texts };
}

function headTexts(paper: BoardPaper, floor: string, number: readonly [number, number]): readonly Content[] {
  const { frame, dayText, printedText } = paper;
  const right = (text: string, y: number): Content => ({ text, fontSize: 8, alignment: 'right', absolutePosition: { x: EDGE, y } });
  const width = A4.long - 2 * EDGE - 170;
  const title = `${frame.baseName}　${paper.words.title}`;
  const floorText = floor === '' ? '' : `　${floor}`;
  return [
    drawText(cutTo(title, width, 10), { x: EDGE, y: EDGE - 4 }, { type: 10 }),
    drawText(cutTo(`${dayText}${floorText}`, width, 15), { x: EDGE, y: EDGE + 11 }, { type: 15, bold: true }),
    right(printedText, EDGE - 3),
    right(paper.words.page(...number), EDGE + 10),
  ];
}

/** What boxes and grounds mean, along the foot. */
function legendDrawn(paper: BoardPaper): Drawn {
  const y = A4.short - EDGE - FOOT + 7;
  let x = EDGE;
  const strokes: Stroke[] = [];
  const texts: Content[] = [];
  const put = (text: string, draw: (place: Place) => readonly Stroke[]): void => {
    strokes.push(...draw({ x, y, w: 20, h: 10 }));
    texts.push(drawText(text, { x: x + 24, y: y - 0.6 }, { type: 7.5 }));
    x += 24 + widthOf(text, 7.5) + 16;
  };
  for (const { state, text } of paper.words.legend) put(text, (place) => stateBox(state, place));
  put(paper.words.closed, (place) => [
    drawArea(place, CLOSED),
    ...drawHatch(place, { gap: 7, color: '#d9d9d9', isFalling: true }),
    drawBox(place, { fill: null, width: 0.3 }),
  ]);
  put(paper.words.blackout, blackoutStrokes);
  return { strokes, texts };
}

function pageContent(paper: BoardPaper, page: Page, number: readonly [number, number]): Content {
  const scale = scaleOf(paper);
  const top = EDGE + HEAD - 10;
  const ground = { paper, scale };
  const axis = axisDrawn(page, top, ground);
  const rows = page.rows.map((row, at) => rowDrawn(row, top + AXIS + at * page.rowHeight, page.rowHeight, ground));
  const legend = legendDrawn(paper);
  // Closed hours lie under the grid, boxes over it.
  const strokes = [
    ...rows.flatMap((row) => row.ground),
    ...axis.below,
    ...axis.above,
    ...rows.flatMap((row) => row.strokes),
    ...legend.strokes,
  ];
  return {
    stack: [
      { canvas: strokes.map((stroke) => ({ ...stroke })), absolutePosition: { x: 0, y: 0 } },
      ...headTexts(paper, page.floor, number),
      ...axis.texts,
      ...rows.flatMap((row) => row.texts),
      ...legend.texts,
      { text: ' ', fontSize: 1 },
    ],
    ...(number[0] > 1 ? { pageBreak: 'before' as const } : {}),
  };
}

/** The board as PDF: a floor's studios beyond 22 go on on another page with the same head. Equal papers give equal bytes. */
export function renderBoard(paper: BoardPaper): Promise<Uint8Array> {
  const pages = pagesOf(paper);
  const content = pages.map((page, at) => pageContent(paper, page, [at + 1, pages.length]));
  const nothing: Content = [...headTexts(paper, '', [1, 1]), drawText(paper.words.none, { x: EDGE, y: EDGE + HEAD }, { type: 11 })];
  const layout = { pageSize: 'A4', pageOrientation: 'landscape' } as const;
  return writePdf(
    createPaperDefinition(paper.frame, { ...layout, pageMargins: [EDGE, EDGE, EDGE, EDGE] }, content.length === 0 ? nothing : content),
  );
}
