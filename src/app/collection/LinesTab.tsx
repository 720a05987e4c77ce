// Every line of a month: found, corrected cell by cell, added, retired; what counts and why.
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import type { SalesLine, SalesMonth } from '../../contract/collection/sales-shapes.ts';
import { formatField } from '../../contract/records/fields-messages.ts';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { showColumn, useRowWindow } from '../ui/grid/GridBox.tsx';
import { useGrid } from '../ui/grid/use-grid.ts';
import { getLanguage, sayMark } from '../ui/i18n.ts';
import { useKeys } from '../ui/keys.tsx';
import { Empty } from '../ui/Notes.tsx';
import { useRecordActions } from '../ui/records/RecordTable.tsx';
import { LineGrid, computeLineLeft, type Draft, getCellKey, useLineCorrections } from './LineGrid.tsx';
import { findFigureAt, filterLines, isTyped, createTypedFigure } from './line-figures.ts';
import { useIsReadOnly } from './read-only.ts';
import { saySales } from './sales-messages.ts';

interface LineDetailProps {
  readonly line: SalesLine | null;
  readonly rival: SalesLine | null;
  readonly name: string;
  readonly draft: Draft | null;
  readonly isReadOnly: boolean;
}

/** What is to be known of the line under the cursor, and what can be done with it. */
function LineDetail({ line, rival, name, draft, isReadOnly }: LineDetailProps) {
  const language = getLanguage();
  const desk = useRecordActions();
  if (line === null) return <div className="row-detail soft">{saySales('gridKeys')}</div>;
  const label = `${name} ${line.platform} ${line.goodsClass}`;
  const { origin, lacks } = line;
  return (
    <div className="row-detail" role="status" aria-live="polite">
      <div className="row-words">
        <span className="row-number">{label}</span>{' '}
        <span className="soft">
          {line.source === 'session'
            ? saySales('source_session')
            : origin === null
              ? saySales('byHand')
              : saySales('origin', { file: origin.file, row: origin.row })}
          {lacks.length === 0
            ? ''
            : `${sayMark('；')}${saySales('lacks', { fields: lacks.map((one) => formatField('sales_line', one, language)).join(sayMark('、')) })}`}
        </span>
        {draft?.why ? (
          <p className="row-trouble">
            <strong>{saySales('wrongValue', { why: draft.why })}</strong>
          </p>
        ) : null}
        {line.isEffective || rival === null ? null : <p>{saySales('countsNo', { source: saySales(`source_${rival.source}`) })}</p>}
        {line.source === 'session' && !isReadOnly ? <p>{saySales('readOnly')}</p> : null}
      </div>
      <div className="line-top">
        {line.source === 'session' ? null : (
          <>
            <Button size="small" onClick={() => desk.history('sales_line', line.id, label)}>
              {saySales('history')}
            </Button>
            {isReadOnly ? null : (
              <Button size="small" onClick={() => desk.retire('sales_line', line.id, label)}>
                {saySales('retire')}
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}

function useTenantNames(sales: SalesMonth) {
  const names = useNames();
  return useMemo(() => {
    const shown = new Map(sales.tenants.map(({ id, name }) => [id, name]));
    const found = new Map(names.tenants.map((one) => [one.id, [one.initials, one.pinyin, ...one.former, one.uscc].join(' ')]));
    return {
      nameOf: (tenant: number): string => shown.get(tenant) ?? '',
      wordsOf: (tenant: number): string => `${shown.get(tenant) ?? ''} ${found.get(tenant) ?? ''}`,
    };
  }, [sales.tenants, names]);
}

function useLineGrid(sales: SalesMonth, lines: readonly SalesLine[], nameOf: (tenant: number) => string, isReadOnly: boolean) {
  const view = useRowWindow(lines.length);
  const corrections = useLineCorrections(nameOf);
  const show = (row: number, column: number): void => {
    view.virtual.scrollToIndex(row);
    // The first column stays where it is, over those that are scrolled under it.
    if (column > 0) showColumn(view, { from: computeLineLeft(column), to: computeLineLeft(column + 1), fixed: computeLineLeft(1) });
  };
  const grid = useGrid(
    {
      size: { rows: lines.length, columns: 12 },
      textAt: ({ row, column }) => {
        const [line, figure] = [lines[row], findFigureAt(column)];
        if (line === undefined || figure === null || isReadOnly || !isTyped(line)) return null;
        return corrections.drafts.get(getCellKey(line, figure))?.text ?? createTypedFigure(line, figure);
      },
      ownerAt: (row) => lines[row]?.id ?? 0,
      onSave: (owner, column, text) => {
        const [line, figure] = [sales.lines.find(({ id }) => id === owner), findFigureAt(column)];
        if (line !== undefined && figure !== null) void corrections.save(line, figure, text);
      },
      onGo: ({ row, column }) => show(row, column),
    },
    { row: 0, column: 9 },
  );
  return { view, grid, drafts: corrections.drafts };
}

function rivalOf(sales: SalesMonth, line: SalesLine | null): SalesLine | null {
  if (line === null) return null;
  const { tenant, platform, goodsClass } = line;
  const isSame = (one: SalesLine): boolean => one.tenant === tenant && one.platform === platform && one.goodsClass === goodsClass;
  return sales.lines.find((one) => one.isEffective && isSame(one)) ?? null;
}

/** The lines of a month. */
export function LinesTab({ sales }: { readonly sales: SalesMonth }) {
  const desk = useRecordActions();
  const [words, setWords] = useState('');
  const { nameOf, wordsOf } = useTenantNames(sales);
  const lines = useMemo(() => filterLines(sales.lines, words, wordsOf), [sales.lines, words, wordsOf]);
  const isReadOnly = useIsReadOnly(sales);
  const { view, grid, drafts } = useLineGrid(sales, lines, nameOf, isReadOnly);
  const add = (): void => desk.add('sales_line', { month: sales.month });
  useKeys([{ keys: 'N', words: saySales('keyAdd'), run: () => (isReadOnly ? undefined : add()) }]);
  const addButton = isReadOnly ? null : (
    <Button onClick={add} title="N">
      {saySales('addLine')}
    </Button>
  );
  if (sales.lines.length === 0) return <Empty title={saySales('noLines')} help={saySales('noLinesHelp')} action={addButton} />;
  const line = lines[grid.cell.row] ?? null;
  const figure = findFigureAt(grid.cell.column);
  return (
    <div className="sales-stack">
      <div className="line-2">
        <Input.Search
          className="table-search"
          allowClear
          aria-label={saySales('lineFilter')}
          placeholder={saySales('lineFilter')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <span className="soft">{saySales('shownLines', { shown: lines.length, count: sales.lines.length })}</span>
        {addButton}
      </div>
      <LineDetail
        line={line}
        rival={rivalOf(sales, line)}
        name={line === null ? '' : nameOf(line.tenant)}
        draft={line === null || figure === null ? null : (drafts.get(getCellKey(line, figure)) ?? null)}
        isReadOnly={isReadOnly}
      />
      <LineGrid lines={lines} nameOf={nameOf} isReadOnly={isReadOnly} drafts={drafts} grid={grid} view={view} />
    </div>
  );
}
