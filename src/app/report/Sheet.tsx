// One table of the report on its sheet of paper: the form's own words, and figures that can be asked where they come from.
import { memo } from 'react';
import type { ReportPage } from '../../contract/report/filing-shapes.ts';
import { putInBrackets } from '../ui/i18n.ts';

type Field = ReportPage['foot'][number];

/** `填报单位：某某公司`, or a line to write on. */
function FieldText({ field, blank }: { readonly field: Field; readonly blank: number }) {
  return (
    <span className="sheet-field">
      {field.label}：{field.value === '' ? '_'.repeat(blank) : field.value}
    </span>
  );
}

/** Who files at the left, the form's numbers at the right, then period and unit. */
function SheetHead({ page }: { readonly page: ReportPage }) {
  return (
    <div className="sheet-head">
      <div className="sheet-upper">
        <div className="sheet-fields">
          {page.head.map((field) => (
            <FieldText key={field.label} field={field} blank={18} />
          ))}
        </div>
        {page.stack.length === 0 ? null : (
          <dl className="sheet-stack">
            {page.stack.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}：</dt>
                <dd>{value === '' ? '\u00A0' : value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <div className="sheet-period">
        <FieldText field={page.period} blank={10} />
        {page.unit === null ? null : <FieldText field={page.unit} blank={10} />}
      </div>
    </div>
  );
}

/** Sign-off, the place of the seal, notes. */
function SheetFoot({ page }: { readonly page: ReportPage }) {
  return (
    <div className="sheet-foot">
      <div className="sheet-sign">
        {page.foot.map((field) => (
          <FieldText key={field.label} field={field} blank={9} />
        ))}
      </div>
      <div className="sheet-seal">{page.seal}</div>
      {page.notes.map((note) => (
        <p className="sheet-note" key={note}>
          {note}
        </p>
      ))}
    </div>
  );
}

/** How a figure is marked: by a failing relation that names it, or R by the bureau that returned the report. */
export type Mark = 'E' | 'W' | 'R';

interface SheetProps {
  readonly page: ReportPage;
  readonly draftWord: string | null;
  readonly marks: ReadonlyMap<string, Mark>;
  /** Figures that a person asked to be shown. */
  readonly shown: ReadonlySet<string>;
  readonly markWords: Readonly<Record<Mark | 'blank', string>>;
  /** Whether a figure says where it comes from; else it is a plain number, reached by the same keys. */
  readonly canAsk: boolean;
}

type Cell = NonNullable<ReportPage['rows'][number]['cells'][number]>;

/** A width of the paper: points that the sheet's own scale turns into pixels. */
export function toPoints(value: number): string {
  return `calc(${value.toFixed(2)} * var(--pt))`;
}

/** What is written in a figure's cell. */
function FigureText({
  cell,
  mark,
  markWords,
  canAsk,
}: { readonly cell: Cell; readonly mark: Mark | undefined } & Pick<SheetProps, 'markWords' | 'canAsk'>) {
  const { figure, text } = cell;
  const words = (
    <>
      {text === '' ? <span className="visually-hidden">{markWords.blank}</span> : text}
      {mark === undefined ? null : <span className="visually-hidden">{putInBrackets(markWords[mark])}</span>}
    </>
  );
  return canAsk ? (
    <button type="button" className="sheet-figure" data-figure={figure} tabIndex={-1}>
      {words}
    </button>
  ) : (
    <span className="sheet-figure" data-figure={figure} tabIndex={-1}>
      {words}
    </span>
  );
}

interface CellProps extends Pick<SheetProps, 'marks' | 'shown' | 'markWords' | 'canAsk'> {
  readonly cell: Cell;
  readonly wraps: boolean;
}

/** A cell; the whole of it is its figure's, with no box of its own over it: thousands of boxes would be painted while the sheet scrolls. */
function CellView({ cell, wraps, marks, shown, markWords, canAsk }: CellProps) {
  const { figure } = cell;
  const mark = figure === null ? undefined : marks.get(figure);
  const classes = [
    `sheet-cell sheet-${cell.align}`,
    wraps ? 'sheet-wraps' : '',
    figure === null ? '' : 'sheet-ask',
    mark === undefined ? '' : `sheet-mark-${mark}`,
    figure !== null && shown.has(figure) ? 'sheet-shown' : '',
  ].filter((one) => one !== '');
  return (
    <td
      colSpan={cell.span}
      className={classes.join(' ')}
      {...(cell.indent > 0 ? { style: { paddingLeft: `calc(3 * var(--pt) + ${cell.indent}em)` } } : {})}
    >
      {figure === null ? cell.text : <FigureText cell={cell} mark={mark} markWords={markWords} canAsk={canAsk} />}
    </td>
  );
}

const Row = memo(function Row({
  row,
  page,
  marks,
  shown,
  markWords,
  canAsk,
}: Omit<SheetProps, 'draftWord'> & { readonly row: ReportPage['rows'][number] }) {
  return (
    <tr className={row.kind === 'total' ? 'sheet-total' : ''}>
      {row.cells.map((cell, column) => {
        if (cell === null) return null;
        const key = page.columns[column]?.code ?? String(column);
        const wraps = page.columns[column]?.kind === 'words' || cell.span > 1;
        return (
          <CellView key={`${key} ${column}`} cell={cell} wraps={wraps} marks={marks} shown={shown} markWords={markWords} canAsk={canAsk} />
        );
      })}
    </tr>
  );
});

function Heads({ page }: { readonly page: ReportPage }) {
  const rows = Array.from({ length: page.headDepth }, (_, depth) => page.heads.filter((head) => head.row === depth));
  const hasCodes = page.columns.some((column) => column.code !== '');
  return (
    <thead>
      {rows.map((heads, depth) => (
        <tr key={`head ${String(depth)}`}>
          {heads
            .toSorted((a, b) => a.column - b.column)
            .map((head) => (
              <th
                key={`${head.column} ${head.text}`}
                scope={head.columns > 1 ? 'colgroup' : 'col'}
                rowSpan={head.rows}
                colSpan={head.columns}
                className={head.column === 0 ? 'sheet-th sheet-first' : 'sheet-th'}
              >
                {head.text}
              </th>
            ))}
        </tr>
      ))}
      {hasCodes ? (
        <tr className="sheet-codes">
          {page.columns.map((column, at) => (
            <td key={`${column.code} ${String(at)}`}>{column.code}</td>
          ))}
        </tr>
      ) : null}
    </thead>
  );
}

/** A table on paper. Its figures are reached by arrow keys from one place in the tab order (`useSheetKeys`). */
export const Sheet = memo(function Sheet({ page, draftWord, marks, shown, markWords, canAsk }: SheetProps) {
  return (
    <article
      className={`sheet sheet-${page.orientation}`}
      id={`sheet-${page.id}`}
      data-sheet={page.id}
      data-theme="light"
      data-draft={draftWord ?? undefined}
      aria-label={page.title}
      lang="zh-CN"
    >
      <h3 className="sheet-title">
        {page.title}
        {draftWord === null ? null : <span className="sheet-draft"> {draftWord}</span>}
      </h3>
      <SheetHead page={page} />
      <table className="sheet-table" style={{ fontSize: toPoints(page.type) }} aria-label={page.title}>
        <colgroup>
          {page.columns.map((column, at) => (
            // Two paddings of 3 points and the line, as on paper.
            <col key={`${column.label} ${String(at)}`} style={{ width: toPoints(column.width + 6.5) }} />
          ))}
        </colgroup>
        <Heads page={page} />
        <tbody>
          {page.rows.map((row, at) => (
            <Row
              key={row.cells.find((cell) => cell?.figure)?.figure ?? `row ${String(at)}`}
              row={row}
              page={page}
              marks={marks}
              shown={shown}
              markWords={markWords}
              canAsk={canAsk}
            />
          ))}
        </tbody>
      </table>
      <SheetFoot page={page} />
    </article>
  );
});
