// What the map says, over the blank's cells: a colour, a line and a sign for how each entry stands, and the values of a trial.
import { memo, useMemo } from 'react';
import type { Workbook } from '../../contract/bureau/workbooks.ts';
import { type CellArea, isInside, printArea, readArea } from './cell-address.ts';
import { type Mark, formatShortText, type Labels, listHeads, SIGNS } from './map-marks.ts';
import { type Box, boxOf, findAreaAt, type SheetGeometry } from './sheet-geometry.ts';

interface SheetMarksProps {
  readonly sheet: string;
  readonly marks: readonly Mark[];
  readonly geometry: SheetGeometry;
  readonly shown: CellArea;
  readonly scale: number;
  /** Values of a trial, by `sheet!D16`. */
  readonly texts: ReadonlyMap<string, string>;
  readonly labels: Labels;
  readonly view: Pick<Workbook, 'listColumns'>;
}

function isSeen({ top, left, bottom, right }: CellArea, shown: CellArea): boolean {
  return top <= shown.bottom && bottom >= shown.top && left <= shown.right && right >= shown.left;
}

/** Numbers of a trial stand right, as they will in the sheet. */
function trialClass(text: string): string {
  return /^-?[\d.]+$/.test(text) ? 'blank-tried blank-tried-number' : 'blank-tried';
}

function placeOf({ left, top, width, height }: Box) {
  return { left, top, width, height };
}

/** The columns of a list say over its first row what they take. */
function ListHeads({ mark, props }: { readonly mark: Mark; readonly props: SheetMarksProps }) {
  const { geometry, view, scale } = props;
  const { top } = mark.area;
  return listHeads(mark, view).map(([column, words]) => (
    <div
      className="blank-list-head"
      key={column}
      style={{ ...placeOf(boxOf(geometry, { top, left: column, bottom: top, right: column })), fontSize: Math.max(11, 12 * scale) }}
    >
      {column === mark.area.left ? <span className="blank-sign">{SIGNS[mark.tone]} </span> : null}
      {words}
    </div>
  ));
}

function MarkBox({ mark, props }: { readonly mark: Mark; readonly props: SheetMarksProps }) {
  const { sheet, geometry, texts, labels, scale } = props;
  const { tone, isWrong, entry, area } = mark;
  const cell = printArea({ ...area, bottom: area.top, right: area.left });
  const isBlock = entry?.kind === 'lists' || entry?.kind === 'keep' || (entry?.kind === 'heads' && entry.entry.cell.includes(':'));
  const drawn = isBlock ? area : findAreaAt(geometry, { row: area.top, column: area.left });
  const tried = isBlock ? undefined : texts.get(`${sheet}!${cell}`);
  const own = geometry.cellAt({ row: area.top, column: area.left })?.text ?? '';
  // Where a block is tried, its own cells say more than its name.
  const isCovered = isBlock && texts.size > 0;
  const text = tried ?? (own === '' && !isCovered ? formatShortText(mark, labels) : '');
  const classes = ['blank-mark', `blank-mark-${tone}`, isWrong ? 'blank-mark-wrong' : '', entry === null ? '' : `blank-of-${entry.kind}`];
  return (
    <div
      className={[...classes, tried === undefined ? '' : trialClass(tried), text === '' && own !== '' ? 'blank-over' : '']
        .filter(Boolean)
        .join(' ')}
      style={{ ...placeOf(boxOf(geometry, drawn)), fontSize: Math.max(11, (tried === undefined ? 12 : 13) * scale) }}
    >
      <span className="blank-sign">{isWrong ? SIGNS.wrong : SIGNS[tone]}</span>
      {text === '' ? null : <span className="blank-mark-text">{text}</span>}
    </div>
  );
}

/** Values of a trial in cells that no mark of their own shows: rows of lists, boxes of one character. */
function TrialTexts({ props }: { readonly props: SheetMarksProps }) {
  const { sheet, marks, geometry, shown, texts, scale } = props;
  const own = new Set(
    marks.filter(({ entry }) => entry?.kind !== 'lists' && entry?.kind !== 'keep').map(({ area }) => printArea({ ...area })),
  );
  return [...texts].flatMap(([key, text]) => {
    if (!key.startsWith(`${sheet}!`)) return [];
    const cell = key.slice(sheet.length + 1);
    const area = readArea(cell);
    if (area === null || own.has(cell) || !isSeen(area, shown)) return [];
    const inside = marks.some((mark) => mark.tone === 'placeholder' && isInside(mark.area, { row: area.top, column: area.left }));
    if (inside) return [];
    const isBox = marks.some(({ entry, area: boxes }) => entry?.kind === 'heads' && isInside(boxes, { row: area.top, column: area.left }));
    const place = placeOf(boxOf(geometry, findAreaAt(geometry, { row: area.top, column: area.left })));
    return [
      <div
        className={`blank-mark blank-tried-only ${isBox ? 'blank-tried blank-tried-box' : trialClass(text)}`}
        key={key}
        style={{ ...place, fontSize: Math.max(11, 13 * scale) }}
      >
        <span className="blank-mark-text">{text}</span>
      </div>,
    ];
  });
}

/** Tells marks apart, over one range too: by the map's entry. */
function getMarkKey({ tone, entry, area }: Mark): string {
  return entry === null ? `${tone} ${printArea(area)}` : `${entry.kind} ${entry.index}`;
}

/** The marks in view. Ears hear them from the cell under the cursor. */
export const SheetMarks = memo(function SheetMarks(props: SheetMarksProps) {
  const { sheet, marks, shown } = props;
  const here = useMemo(() => marks.filter((mark) => mark.sheet === sheet), [marks, sheet]);
  const seen = here.filter(({ area }) => isSeen(area, shown));
  const blocks = seen.filter(({ entry }) => entry?.kind === 'lists' || entry?.kind === 'keep');
  const singles = seen.filter(({ entry }) => entry?.kind !== 'lists' && entry?.kind !== 'keep');
  return (
    <div aria-hidden="true">
      {[...blocks, ...singles].map((mark) => (
        <MarkBox key={getMarkKey(mark)} mark={mark} props={props} />
      ))}
      {props.texts.size > 0 ? null : blocks.map((mark) => <ListHeads key={getMarkKey(mark)} mark={mark} props={props} />)}
      {props.texts.size === 0 ? null : <TrialTexts props={{ ...props, marks: here }} />}
    </div>
  );
});
