// A table of the ledger: an indicator a line, a month a column; a cursor by keys, Enter asks where a figure comes from.
import { withThousands } from '../../domain/values/quantity.ts';
import { memo, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { GridBox, getCellProps, useRowsInView } from '../ui/grid/GridBox.tsx';
import type { Cell } from '../ui/grid/grid-keys.ts';
import { findLedgerStep, type LedgerLine, type LedgerRow, type LedgerTable, linesOf, nameOf } from './ledger-rows.ts';
import { sayLedger } from './ledger-messages.ts';
import { putInBrackets } from '../ui/i18n.ts';

const ROW_HEIGHT = 32;

type LedgerCell = LedgerRow['cells'][number];

/** A sign of where a figure comes from, besides its words. */
export const ORIGIN_SIGNS: Readonly<Record<LedgerCell['from'], string>> = { filed: '●', historical: '◇', computed: '' };

function fromWords({ from, revision }: LedgerCell): string {
  return revision === null ? sayLedger(`from_${from}`) : `${sayLedger(`from_${from}`)} ${sayLedger('filedRevision', { revision })}`;
}

interface LineProps {
  readonly line: LedgerLine;
  readonly at: number;
  readonly id: string;
  readonly months: readonly string[];
  /** The month of the cursor where it is in this line; else null. */
  readonly current: number | null;
}

/** A line: the head of a group, or an indicator with its months. */
export const Line = memo(function Line({ line, at, id, months, current }: LineProps) {
  if (line.kind === 'group') {
    return (
      <tr role="row" aria-rowindex={at + 2} className="ledger-group" style={{ height: ROW_HEIGHT }}>
        <th scope="rowgroup" role="rowheader" className="ledger-name" lang="zh-CN">
          {line.text}
        </th>
        <td role="gridcell" colSpan={months.length + 2} />
      </tr>
    );
  }
  const { row } = line;
  return (
    <tr role="row" aria-rowindex={at + 2} style={{ height: ROW_HEIGHT }}>
      <th
        scope="row"
        role="rowheader"
        className="ledger-name"
        lang="zh-CN"
        title={`${nameOf(row)} ${row.figure}`}
        style={{ paddingLeft: 12 + row.indent * 14 }}
      >
        {row.label}
      </th>
      <td role="gridcell" className="ledger-unit" lang="zh-CN">
        {row.unit}
      </td>
      {row.cells.map((cell, month) => (
        <td
          key={months[month] ?? month}
          {...getCellProps(id, { row: at, column: month }, current === month)}
          aria-colindex={month + 3}
          className={`ledger-cell ledger-${cell.from}${current === month ? ' ledger-here' : ''}`}
          title={fromWords(cell)}
        >
          <span className="ledger-sign" aria-hidden="true">
            {ORIGIN_SIGNS[cell.from]}
          </span>
          {withThousands(cell.text)}
          {cell.from === 'computed' ? null : <span className="visually-hidden">{putInBrackets(fromWords(cell))}</span>}
        </td>
      ))}
      <td role="gridcell" className="ledger-total">
        {row.total === null ? '' : withThousands(row.total)}
      </td>
    </tr>
  );
});

interface LedgerGridProps {
  readonly table: LedgerTable;
  readonly months: readonly string[];
  readonly onAsk: (month: string, figure: string) => void;
}

function useLedgerGrid({ table, months, onAsk }: LedgerGridProps) {
  const lines = useMemo(() => linesOf(table), [table]);
  const first = lines.findIndex(({ kind }) => kind === 'row');
  const [cursor, setCursor] = useState<Cell>({ row: Math.max(0, first), column: months.length - 1 });
  const box = useRef<HTMLDivElement | null>(null);
  const virtual = useRowsInView(box, lines.length, ROW_HEIGHT);
  const isDrawn = virtual.getVirtualItems().length > 0;
  useLayoutEffect(() => {
    // The newest months stand at the right: that is where one looks first.
    if (isDrawn && box.current !== null) box.current.scrollLeft = box.current.scrollWidth;
  }, [isDrawn, months.length]);
  const ask = ({ row, column }: Cell): void => {
    const line = lines[row];
    const month = months[column];
    if (line?.kind === 'row' && month !== undefined) onAsk(month, line.row.figure);
  };
  const move = (to: Cell): void => {
    setCursor(to);
    virtual.scrollToIndex(to.row);
    box.current
      ?.querySelector(`[data-row="${to.row}"][data-column="${to.column}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const press = (keys: string): boolean => {
    const to = findLedgerStep(lines, months.length, cursor, keys);
    if (to !== null) move(to);
    else if (keys === 'Enter') ask(cursor);
    else return false;
    return true;
  };
  const pick = (place: Cell): void => {
    setCursor(place);
    ask(place);
  };
  return { lines, cursor, box, virtual, press, pick };
}

/** The headings: indicator, unit, months, sum. */
export function Heads({ months }: Pick<LedgerGridProps, 'months'>) {
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        <th scope="col" role="columnheader" className="ledger-name">
          {sayLedger('indicator')}
        </th>
        <th scope="col" role="columnheader" className="ledger-unit">
          {sayLedger('unit')}
        </th>
        {months.map((month) => (
          <th scope="col" role="columnheader" key={month}>
            {month}
          </th>
        ))}
        <th scope="col" role="columnheader" className="ledger-total">
          {sayLedger('total')}
        </th>
      </tr>
    </thead>
  );
}

export function LedgerGrid(props: LedgerGridProps) {
  const { table, months } = props;
  const id = useId();
  const { lines, cursor, box, virtual, press, pick } = useLedgerGrid(props);
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const isDrawn = items.some(({ index }) => index === cursor.row);
  return (
    <GridBox
      box={box}
      className="ledger-box"
      label={table.title}
      help={sayLedger('keys')}
      rows={lines.length + 1}
      columns={months.length + 3}
      current={isDrawn ? `${id}-${cursor.row}-${cursor.column}` : null}
      onKeys={press}
      onPick={pick}
    >
      <table className="ledger-table" role="presentation">
        <Heads months={months} />
        <tbody role="rowgroup">
          {before > 0 ? <tr aria-hidden="true" style={{ height: before }} /> : null}
          {items.map(({ index }) => {
            const line = lines[index];
            return line === undefined ? null : (
              <Line key={index} line={line} at={index} id={id} months={months} current={cursor.row === index ? cursor.column : null} />
            );
          })}
          {after > 0 ? <tr aria-hidden="true" style={{ height: after }} /> : null}
        </tbody>
      </table>
    </GridBox>
  );
}
