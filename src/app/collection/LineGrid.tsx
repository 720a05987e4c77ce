// A month's lines as a spreadsheet: virtual rows, a cursor, figures typed in place.
// Corrections of a month's lines, a cell at a time: saved with undo; what was refused stays as it was typed.
import { memo, useId, useMemo, useState } from 'react';
import type { SalesLine } from '../../contract/collection/sales-shapes.ts';
import { CellEditor } from '../ui/grid/CellEditor.tsx';
import { GridBox, getCellProps, type RowWindow } from '../ui/grid/GridBox.tsx';
import type { Grid } from '../ui/grid/use-grid.ts';
import { getLanguage } from '../ui/i18n.ts';
import { LINE_FIGURES, LINE_HEADS, LINE_WIDTHS, formatFigure, isTyped, type LineFigure, readFigure } from './line-figures.ts';
import { saySales } from './sales-messages.ts';
import { invalidateQueries } from '../ui/invalidate-queries.ts';
import { formatField } from '../../contract/records/fields-messages.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { ALREADY_SENT, useCommand } from '../ui/api.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { sayUi } from '../ui/ui-messages.ts';
import { useChangeNotice } from '../ui/records/HistoryDrawer.tsx';

/** A cell that is not saved: what was typed, and why not; `why` is null while it is on its way. */
export interface Draft {
  readonly text: string;
  readonly why: string | null;
}

/** The key of a cell of a line. */
export function getCellKey(line: SalesLine, figure: LineFigure): string {
  return `${line.id}-${figure}`;
}

/** The cells that are not saved yet, and how to save one. */
export function useLineCorrections(nameOf: (tenant: number) => string) {
  const language = getLanguage();
  const queries = useQueryClient();
  const notice = useChangeNotice();
  const { run } = useCommand('records.correct');
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const put = (key: string, draft: Draft | null): void =>
    setDrafts((now) => {
      const next = new Map(now);
      if (draft === null) next.delete(key);
      else next.set(key, draft);
      return next;
    });
  const save = async (line: SalesLine, figure: LineFigure, text: string): Promise<void> => {
    const key = getCellKey(line, figure);
    const read = readFigure(figure, text);
    if (!read.ok) return put(key, { text, why: formatRefusal(read.refusal, language) });
    if (read.value === line[figure]) return put(key, null);
    put(key, { text, why: null });
    const outcome = await run({ kind: 'sales_line', id: line.id, version: line.version, values: { [figure]: read.value }, reason: null });
    if (outcome.ok) {
      put(key, null);
      const what = { tenant: nameOf(line.tenant), platform: line.platform, goodsClass: line.goodsClass };
      return notice(saySales('saved', { ...what, field: formatField('sales_line', figure, language), text }), outcome.value);
    }
    if (outcome === ALREADY_SENT) return;
    put(key, {
      text,
      why: outcome.refusal === null ? sayUi('broken', { number: outcome.number }) : formatRefusal(outcome.refusal, language),
    });
    // Somebody else was first: the truth is shown, and what was typed stays beside it.
    if (outcome.refusal?.code === 'RECORD_CHANGED') await invalidateQueries(queries);
  };
  return { drafts, save };
}

/** Words that rows show; made once a language. */
interface LineWords {
  readonly source: Readonly<Record<SalesLine['source'], string>>;
  readonly yes: string;
  readonly no: string;
}

interface LineRowProps {
  readonly line: SalesLine;
  readonly at: number;
  readonly top: number;
  readonly id: string;
  readonly name: string;
  readonly current: number | null;
  readonly isReadOnly: boolean;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly words: LineWords;
}

function headText({ line, name, words }: LineRowProps, head: (typeof LINE_HEADS)[number]): string {
  switch (head) {
    case 'tenant':
      return name;
    case 'platform':
      return line.platform;
    case 'goodsClass':
      return line.goodsClass;
    case 'source':
      return words.source[line.source];
    case 'counts':
      return line.isEffective ? `✓ ${words.yes}` : `✕ ${words.no}`;
  }
}

const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, at, top, id, current, isReadOnly, drafts } = props;
  const isFixed = isReadOnly || !isTyped(line);
  const cells = [
    ...LINE_HEADS.map((head) => ({ text: headText(props, head), tone: '' })),
    ...LINE_FIGURES.map((figure) => {
      const draft = drafts.get(getCellKey(line, figure));
      const tone = draft?.why ? 'sheet-box-wrong' : draft === undefined ? '' : 'sheet-box-fixed';
      return { text: draft?.text ?? formatFigure(line, figure), tone: `sheet-box-right ${isFixed ? 'sheet-box-fixedcell' : ''} ${tone}` };
    }),
  ];
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      className={`sheet-box-row ${line.isEffective ? '' : 'sales-not-counted'}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      {cells.map(({ text, tone }, column) => (
        <div
          key={column}
          {...getCellProps(id, { row: at, column }, current === column)}
          aria-readonly={isFixed || column < LINE_HEADS.length}
          className={`sheet-box-cell ${tone} ${column === 0 ? 'sales-tenant' : ''} ${current === column ? 'sheet-box-current' : ''}`}
          style={{ width: LINE_WIDTHS[column] ?? 100 }}
          title={text}
        >
          {text}
        </div>
      ))}
    </div>
  );
});

/** Where a column of the lines begins. */
export function computeLineLeft(column: number): number {
  return LINE_WIDTHS.slice(0, column).reduce((sum, one) => sum + one, 0);
}

interface LineGridProps {
  readonly lines: readonly SalesLine[];
  readonly nameOf: (tenant: number) => string;
  readonly isReadOnly: boolean;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly grid: Grid;
  readonly view: RowWindow;
}

function useTitles(): { readonly titles: readonly string[]; readonly words: LineWords } {
  const language = getLanguage();
  return useMemo(
    () => ({
      titles: [...LINE_HEADS, ...LINE_FIGURES].map((key) => saySales(key)),
      words: {
        source: { form: saySales('source_form'), ledger: saySales('source_ledger'), session: saySales('source_session') },
        yes: saySales('countsYes'),
        no: saySales('countsOther'),
      },
    }),
    [language],
  );
}

function LineHeader({ titles }: { readonly titles: readonly string[] }) {
  return (
    <div role="rowgroup" className="sheet-box-headers">
      <div role="row" aria-rowindex={1} className="sheet-box-row sheet-box-header">
        {titles.map((title, column) => (
          <div
            role="columnheader"
            className={`sheet-box-cell ${column === 0 ? 'sales-tenant' : ''} ${column < LINE_HEADS.length ? '' : 'sheet-box-right'}`}
            key={title}
            style={{ width: LINE_WIDTHS[column] ?? 100 }}
          >
            {title}
          </div>
        ))}
      </div>
    </div>
  );
}

export function LineGrid({ lines, nameOf, isReadOnly, drafts, grid, view }: LineGridProps) {
  const id = useId();
  const { titles, words } = useTitles();
  const { cell } = grid;
  return (
    <GridBox
      box={view.box}
      className="sheet-box sales-lines"
      label={saySales('tab_lines')}
      help={saySales('gridKeys')}
      isReadOnly={isReadOnly}
      rows={lines.length + 1}
      columns={titles.length}
      current={`${id}-${cell.row}-${cell.column}`}
      onKeys={grid.pressGrid}
      onPick={grid.pick}
    >
      <div style={{ width: computeLineLeft(LINE_WIDTHS.length) }} role="presentation">
        <LineHeader titles={titles} />
        <div role="rowgroup" className="sheet-box-rows" style={{ height: view.virtual.getTotalSize() }}>
          {view.virtual.getVirtualItems().map(({ index, start }) => {
            const line = lines[index];
            return line === undefined ? null : (
              <LineRow
                key={line.id}
                line={line}
                at={index}
                top={start}
                id={id}
                name={nameOf(line.tenant)}
                current={index === cell.row ? cell.column : null}
                isReadOnly={isReadOnly}
                drafts={drafts}
                words={words}
              />
            );
          })}
          <CellEditor
            grid={grid}
            label={titles[cell.column] ?? ''}
            left={computeLineLeft(cell.column)}
            width={LINE_WIDTHS[cell.column] ?? 120}
          />
        </div>
      </div>
    </GridBox>
  );
}
