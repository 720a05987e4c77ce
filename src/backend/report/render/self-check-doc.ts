// 送审自查表 as a document of one page: as many of the most unusual figures as fit, each beside its earlier ones and with what was written about it.
import type { SelfCheck, SelfCheckRow } from '../../../contract/report/self-check-shapes.ts';
import { NO_FIGURE } from '../../../domain/report/shape.ts';
import { PERCENT } from '../../../domain/report/units.ts';
import { type Day, parseMonth, printMonthLong } from '../../../domain/time/calendar.ts';
import { withThousands } from '../../../domain/values/quantity.ts';
import { fitTable } from './pdf-table.ts';
import { createTextCell } from './report-cells.ts';
import { linesOf } from './report-layout.ts';
import { type DocColumn, type DocRow, type DocTable, FILER_FIELD, type ReportDoc } from './report-model.ts';

export const SELF_CHECK_TITLE = '送审自查表';

/** Points that the body has on a page, its width, and what a row takes besides its lines. */
const ROOM = { height: 560, width: 511, row: 5 };
/** A line's height as a part of the type's. */
const LINE = 1.4;
/** Width of half a character in ems, a little generous. */
const HALF_CHARACTER = 0.52;
/** Rows and characters of an explanation that paper shows at most; the screen shows all. */
const MOST_ROWS = 40;
const MOST_WORDS = 90;

function column(label: string, kind: DocColumn['kind'], groups: readonly string[] = []): DocColumn {
  return { label, groups, kind, code: '' };
}

const COLUMNS: readonly DocColumn[] = [
  column('指标', 'words'),
  column('单位', 'code'),
  column('本期', 'figure'),
  column('数值', 'figure', ['上月']),
  column('增减 %', 'figure', ['上月']),
  column('数值', 'figure', ['上年同期']),
  column('增减 %', 'figure', ['上年同期']),
  column('说明', 'words'),
];

function cut(words: string): string {
  const characters = [...words.replaceAll(/\s+/g, ' ')];
  return characters.length <= MOST_WORDS ? characters.join('') : `${characters.slice(0, MOST_WORDS - 1).join('')}…`;
}

/** Percentages change by points, everything else in percent. */
function growthOf(unit: string, earlier: SelfCheckRow['lastMonth']): string {
  return (unit === PERCENT ? earlier?.change : earlier?.growth) ?? NO_FIGURE.text;
}

function docRow(row: SelfCheckRow): DocRow {
  const figures = [row.text, row.lastMonth?.text, growthOf(row.unit, row.lastMonth), row.lastYear?.text, growthOf(row.unit, row.lastYear)];
  return {
    kind: 'row',
    cells: [
      createTextCell(row.label, 'left'),
      createTextCell(row.unit, 'center'),
      ...figures.map((text) => createTextCell(withThousands(text ?? NO_FIGURE.text), 'right')),
      createTextCell(cut(row.explanation), 'left', { blank: true }),
    ],
  };
}

function heightOf(table: DocTable): number {
  const { type, widths } = fitTable(table, ROOM.width);
  const lines = ({ cells }: DocRow): number =>
    Math.max(
      ...cells.map((cell, at) =>
        COLUMNS[at]?.kind === 'words' ? linesOf(cell?.text ?? '', (widths[at] ?? 0) / (type * HALF_CHARACTER)) : 1,
      ),
    );
  return table.rows.reduce((sum, row) => sum + lines(row) * type * LINE + ROOM.row, 0);
}

/** What is worth paper: what stands out, and what somebody wrote about; nothing of it where nothing does. */
function worthPaper(rows: readonly SelfCheckRow[]): readonly SelfCheckRow[] {
  return rows.filter(({ level, explanation }) => level === 'high' || level === 'some' || explanation !== '');
}

/** The page. `printed`: the day in the file's properties. */
export function createSelfCheckDoc(checked: SelfCheck, printed: Day): ReportDoc {
  const month = parseMonth(checked.month);
  const period = month === null ? checked.month : printMonthLong(month);
  const worth = worthPaper(checked.rows);
  const frame = (rows: readonly DocRow[]): DocTable => ({
    id: SELF_CHECK_TITLE,
    title: SELF_CHECK_TITLE,
    orientation: 'portrait',
    stack: [],
    head: [{ label: FILER_FIELD, value: checked.filer }],
    period: { label: '报告期', value: period },
    unit: null,
    columns: COLUMNS,
    rows,
    foot: [
      { label: '填表人', value: '' },
      { label: '统计负责人', value: '' },
    ],
    seal: '',
    notes: [
      rows.length < worth.length
        ? `按异常程度排列，另有 ${worth.length - rows.length} 项变动较大的未列出。`
        : '按异常程度排列，其余各项变动不大。',
      '增减：比例数为百分点，其余为百分比。此表供单位自查，不报送。',
    ],
  });
  let rows = worth.slice(0, MOST_ROWS).map(docRow);
  while (rows.length > 1 && heightOf(frame(rows)) > ROOM.height) rows = rows.slice(0, -1);
  return {
    title: SELF_CHECK_TITLE,
    filer: checked.filer,
    period,
    draft: false,
    draftWord: '',
    revision: 1,
    date: printed,
    tables: [frame(rows)],
  };
}
