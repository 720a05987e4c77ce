// A table of the ledger: an indicator a line, a month a column; a cursor by keys, Enter asks where a figure comes from.
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useWords } from '../kit/i18n.ts';
import type { Say } from '../kit/i18n.ts';
import { keysOf } from '../kit/keys.tsx';
import { withThousands } from '../kit/values.tsx';
import { ledgerStep, linesOf, nameOf } from './ledger-rows.ts';
import type { LedgerLine, LedgerPlace, LedgerRow, LedgerTable } from './ledger-rows.ts';
import { ledgerWords } from './ledger-words.ts';

const ROW_HEIGHT = 32;

type LedgerCell = LedgerRow['cells'][number];
export type SayLedger = Say<NonNullable<(typeof ledgerWords)['keys']>>;

/** A sign of where a figure comes from, besides its words. */
export const ORIGIN_SIGNS: Readonly<Record<LedgerCell['from'], string>> = { filed: '●', historical: '◇', computed: '' };

function fromWords({ from, revision }: LedgerCell, say: SayLedger): string {
  return revision === null ? say(`from_${from}`) : `${say(`from_${from}`)} ${say('filedRevision', { revision })}`;
}

interface LineProps {
  readonly line: LedgerLine;
  readonly at: number;
  readonly id: string;
  readonly months: readonly string[];
  /** The month of the cursor where it is in this line; else null. */
  readonly current: number | null;
  readonly say: SayLedger;
}

const Line = memo(function Line({ line, at, id, months, current, say }: LineProps) {
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
          id={`${id}-${at}-${month}`}
          role="gridcell"
          aria-colindex={month + 3}
          aria-selected={current === month}
          data-line={at}
          data-month={month}
          className={`ledger-cell ledger-${cell.from}${current === month ? ' ledger-here' : ''}`}
          title={fromWords(cell, say)}
        >
          <span className="ledger-sign" aria-hidden="true">
            {ORIGIN_SIGNS[cell.from]}
          </span>
          {withThousands(cell.text)}
          {cell.from === 'computed' ? null : <span className="visually-hidden">{`（${fromWords(cell, say)}）`}</span>}
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
  const [cursor, setCursor] = useState<LedgerPlace>({ line: Math.max(0, first), month: months.length - 1 });
  const box = useRef<HTMLDivElement | null>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: ROW_HEIGHT,
  });
  const isDrawn = virtual.getVirtualItems().length > 0;
  useLayoutEffect(() => {
    // The newest months stand at the right: that is where one looks first.
    if (isDrawn && box.current !== null) box.current.scrollLeft = box.current.scrollWidth;
  }, [isDrawn, months.length]);
  const ask = ({ line, month }: LedgerPlace): void => {
    const one = lines[line];
    const name = months[month];
    if (one?.kind === 'row' && name !== undefined) onAsk(name, one.row.figure);
  };
  const move = (to: LedgerPlace): void => {
    setCursor(to);
    virtual.scrollToIndex(to.line);
    box.current
      ?.querySelector(`[data-line="${to.line}"][data-month="${to.month}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const keys = keysOf(event.nativeEvent);
    const to = ledgerStep(lines, months.length, cursor, keys);
    if (to !== null) move(to);
    else if (keys === 'Enter') ask(cursor);
    else return;
    event.preventDefault();
  };
  const click = (target: EventTarget): void => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null;
    if (cell === null) return;
    const place = { line: Number(cell.dataset['line']), month: Number(cell.dataset['month']) };
    setCursor(place);
    ask(place);
  };
  return { lines, cursor, box, virtual, press, click };
}

function Heads({ months }: Pick<LedgerGridProps, 'months'>) {
  const say = useWords(ledgerWords);
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        <th scope="col" role="columnheader" className="ledger-name">
          {say('indicator')}
        </th>
        <th scope="col" role="columnheader" className="ledger-unit">
          {say('unit')}
        </th>
        {months.map((month) => (
          <th scope="col" role="columnheader" key={month}>
            {month}
          </th>
        ))}
        <th scope="col" role="columnheader" className="ledger-total">
          {say('total')}
        </th>
      </tr>
    </thead>
  );
}

/** The grid. */
export function LedgerGrid(props: LedgerGridProps) {
  const { table, months } = props;
  const say = useWords(ledgerWords);
  const id = useId();
  const { lines, cursor, box, virtual, press, click } = useLedgerGrid(props);
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const isDrawn = items.some(({ index }) => index === cursor.line);
  return (
    <div
      className="ledger-box"
      ref={box}
      role="grid"
      tabIndex={0}
      aria-label={table.title}
      aria-description={say('keys')}
      aria-rowcount={lines.length + 1}
      aria-colcount={months.length + 3}
      {...(isDrawn ? { 'aria-activedescendant': `${id}-${cursor.line}-${cursor.month}` } : {})}
      onKeyDown={press}
      onClick={(event) => click(event.target)}
    >
      <table className="ledger-table" role="presentation">
        <Heads months={months} />
        <tbody role="rowgroup">
          {before > 0 ? <tr aria-hidden="true" style={{ height: before }} /> : null}
          {items.map(({ index }) => {
            const line = lines[index];
            return line === undefined ? null : (
              <Line
                key={index}
                line={line}
                at={index}
                id={id}
                months={months}
                current={cursor.line === index ? cursor.month : null}
                say={say}
              />
            );
          })}
          {after > 0 ? <tr aria-hidden="true" style={{ height: after }} /> : null}
        </tbody>
      </table>
    </div>
  );
}
