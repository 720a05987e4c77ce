// Draws the statistics ledger as a workbook: a landscape sheet a table, heads and indicators kept in view, every figure as it was printed.
import { firstDayOf, type Month, monthNumberOf, printMonthLong, yearOf } from '../../../domain/time/calendar.ts';
import { type CellDoc, createSheetName, escapeMarginText, type RowDoc, type SheetDoc } from '../../../sheets/write/xlsx-document.ts';
import type { CellStyle } from '../../../sheets/write/xlsx-styles.ts';
import { writeXlsx } from '../../../sheets/write/xlsx-write.ts';
import type { LedgerCell, LedgerRow, LedgerTable, MonthLedger } from './ledger.ts';
import { TITLE_FONT, getEdgesAt, createHeadStyle, createLineStyle } from './sheet-styles.ts';

/** Whose ledger it is. */
export interface LedgerHead {
  readonly filer: string;
  readonly uscc: string;
}

const FROM = { filed: '已报送', historical: '历史报表', computed: '按数据计算' } as const;
/** Figures that come from elsewhere than most of their month. */
const OTHER_FILL = 'FFF2CC';
const NAME_WIDTH = 26;
const UNIT_WIDTH = 8;
const MONTH_WIDTH = 11;
const TOTAL_WIDTH = 12;

/** Group (only in tables that have several figures a row), indicator, unit. */
function headsOf(table: LedgerTable): readonly string[] {
  return table.rows.some((row) => row.group !== null) ? ['分组', '指标', '计量单位'] : ['指标', '计量单位'];
}

type From = LedgerCell['from'];

/** Where most figures of a month come from. */
function mainFrom(table: LedgerTable, month: number): From {
  const counts = new Map<From, number>();
  for (const row of table.rows) {
    const from = row.cells[month]?.from ?? 'computed';
    counts.set(from, (counts.get(from) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'computed';
}

function monthHead(month: Month): string {
  return `${yearOf(month)}-${String(monthNumberOf(month)).padStart(2, '0')}`;
}

/** A number by its printed digits, so that the sheet shows what the form printed; a text where there is none. */
function valueCell(text: string, style: CellStyle): CellDoc {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return { text, style: { ...style, format: '@' } };
  const decimals = text.split('.')[1]?.length ?? 0;
  return { number: text, style: { ...style, format: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}` } };
}

interface Place {
  readonly row: number;
  readonly rows: number;
  readonly columns: number;
  /** Columns before the months. */
  readonly fixed: number;
}

function bodyRow(row: LedgerRow, mains: readonly From[], place: Place): RowDoc {
  const style = (column: number, more: CellStyle): CellStyle => ({
    ...createLineStyle(),
    border: getEdgesAt({ first: place.row === 0, last: place.row === place.rows - 1, column, columns: place.columns }),
    ...more,
  });
  const before = place.fixed - 2;
  const words: CellDoc[] = [
    ...(before > 0 ? [{ text: row.group ?? '', style: style(0, { align: 'left', shrink: true }) }] : []),
    { text: row.label, style: style(before, { align: 'left', indent: row.indent, shrink: true }) },
    { text: row.unit, style: style(before + 1, { align: 'center' }) },
  ];
  const figures = row.cells.map((cell, at) =>
    valueCell(
      cell.text,
      style(place.fixed + at, { align: 'right', shrink: true, ...(cell.from === mains[at] ? {} : { fill: OTHER_FILL }) }),
    ),
  );
  return {
    cells: [...words, ...figures, valueCell(row.total ?? '—', style(place.columns - 1, { align: 'right', bold: true, shrink: true }))],
    height: 17,
  };
}

function headRows(table: LedgerTable, months: readonly Month[], mains: readonly From[], columns: number): RowDoc[] {
  const edge = (first: boolean, column: number) => getEdgesAt({ first, last: false, column, columns });
  const cells = (texts: readonly string[], first: boolean): CellDoc[] =>
    texts.map((text, column) => ({ text, style: createHeadStyle(edge(first, column)) }));
  const heads = headsOf(table);
  return [
    { cells: cells([...heads, ...months.map(monthHead), '合计'], true), height: 22 },
    { cells: cells([...heads.map(() => ''), ...mains.map((from) => FROM[from]), '（流量指标）'], false), height: 18 },
  ];
}

function ledgerSheet(head: LedgerHead, { months }: MonthLedger, table: LedgerTable, known: readonly string[]): SheetDoc {
  const fixed = headsOf(table).length;
  const columns = fixed + months.length + 1;
  const mains = months.map((_, at) => mainFrom(table, at));
  const [first, last] = [months[0], months.at(-1)];
  const period = first === undefined || last === undefined ? '' : `${printMonthLong(first)}—${printMonthLong(last)}`;
  const across = (text: string, style: CellStyle, height: number): RowDoc => ({
    cells: Array.from({ length: columns }, (_, at): CellDoc => (at === 0 ? { text, style } : { style })),
    height,
  });
  const rows: RowDoc[] = [
    across(`统计台账 · ${table.title}`, { font: TITLE_FONT, size: 16, align: 'center', vertical: 'center', format: '@' }, 28),
    across([head.filer, head.uscc, period].filter((one) => one !== '').join('    '), createLineStyle({ align: 'center' }), 18),
    ...headRows(table, months, mains, columns),
    ...table.rows.map((row, at) => bodyRow(row, mains, { row: at, rows: table.rows.length, columns, fixed })),
    across(
      '月份下写明该月数字的来历：已报送＝最后一次结账的数，历史报表＝使用本程序前报送的数，按数据计算＝尚未结账；底色不同的格与该月其他数来历不同。',
      createLineStyle({ size: 9, color: '595959' }),
      16,
    ),
  ];
  const line = (row: number) => ({ top: row, left: 1, bottom: row, right: columns });
  return {
    name: createSheetName(`${table.id} ${table.title}`, known),
    columns: [
      ...(fixed > 2 ? [{ width: 16 }] : []),
      { width: NAME_WIDTH },
      { width: UNIT_WIDTH },
      ...months.map(() => ({ width: MONTH_WIDTH })),
      { width: TOTAL_WIDTH },
    ],
    rows,
    merges: [line(1), line(2), line(rows.length)],
    freeze: { rows: 4, columns: fixed },
    print: {
      orientation: 'landscape',
      fitToWidth: true,
      centered: true,
      repeatRows: [3, 4],
      footer: { left: escapeMarginText(head.filer), right: '&P / &N' },
    },
  };
}

/** The ledger's bytes. Equal ledgers are equal bytes. */
export function createLedgerBytes(head: LedgerHead, ledger: MonthLedger): Uint8Array {
  const sheets: SheetDoc[] = [];
  for (const table of ledger.tables)
    sheets.push(
      ledgerSheet(
        head,
        ledger,
        table,
        sheets.map(({ name }) => name),
      ),
    );
  const last = ledger.months.at(-1);
  return writeXlsx({
    sheets,
    properties: { title: '统计台账', creator: 'Livebase', created: `${last === undefined ? '2000-01-01' : firstDayOf(last)}T00:00:00Z` },
  });
}
