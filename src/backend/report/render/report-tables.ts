// The three kinds of tables as columns and rows: indicators, breakdowns by a list, one row a tenant.
import { type Figure, NO_FIGURE, type ReportFigures, type Member, membersOf, TOTAL_ROW } from '../../../domain/report/shape.ts';
import { getUnitOfView } from '../../../domain/report/specs.ts';
import { assertNever } from '../../../domain/values/result.ts';
import type { BreakdownTable, IndicatorTable, Profile, ProfileTable, TenantTable } from '../../base/profile.ts';
import { getColumnLetter, createFigureCell, sumFormula, findTermsFormula, createTextCell } from './report-cells.ts';
import type { DocCell, DocColumn, DocFormula, DocRow } from './report-model.ts';

/** The body of a table with its heads. */
interface TableBody {
  readonly columns: readonly DocColumn[];
  readonly rows: readonly DocRow[];
}

/** The one column of ZB-4 that may be blank (docs/rules/report.md ZB-4). */
const REMARK = 'remark';
/** The column that addresses name a tenant's row by. */
const USCC = 'uscc';

function wordColumn(label: string, index: number, kind: 'words' | 'code' = 'code'): DocColumn {
  return { label, groups: [], kind, code: getColumnLetter(index) };
}

/** `直播成交额` over `（万元）`: figures say their unit in the head where rows have no column for it. */
function withUnit(label: string, unit: string | null): string {
  return unit === null || label.includes('（') ? label : `${label}\n（${unit}）`;
}

function figureAt(figures: ReportFigures, address: string): Figure {
  return figures.values.get(address) ?? NO_FIGURE;
}

/** Comparisons and shares are printed percentages: no sum gives them. */
function isComparison(view: IndicatorTable['columns'][number]['view']): boolean {
  return view.kind === 'yoy' || view.kind === 'share';
}

function indicatorBody(table: IndicatorTable, figures: ReportFigures): TableBody {
  const fixed = [wordColumn('指标名称', 0, 'words'), wordColumn('计量单位', 1), wordColumn('代码', 2)];
  const rowIndex = new Map(table.rows.map((row, index) => [row.row, index]));
  const at = (row: string, column: string): Figure => figureAt(figures, `${table.id}.${row}.${column}`);

  const formulaOf = (row: IndicatorTable['rows'][number], column: IndicatorTable['columns'][number], place: number): DocFormula | null => {
    if (row.source.kind !== 'sum' || isComparison(column.view)) return null;
    const addends = row.source.terms.map((term) => ({
      row: rowIndex.get(term.row) ?? -1,
      column: place,
      times: term.times,
      raw: at(term.row, column.key).raw,
    }));
    return addends.some((addend) => addend.row < 0) ? null : findTermsFormula(at(row.row, column.key), addends);
  };

  const rows = table.rows.map((row): DocRow => ({
    kind: 'row',
    cells: [
      createTextCell(row.label, 'left', { indent: row.indent }),
      createTextCell(row.unit, 'center'),
      createTextCell(row.row, 'center'),
      ...table.columns.map((column, index) =>
        createFigureCell(
          {
            address: `${table.id}.${row.row}.${column.key}`,
            figure: at(row.row, column.key),
            unit: getUnitOfView(column.view, row.unit),
          },
          formulaOf(row, column, fixed.length + index),
        ),
      ),
    ],
  }));
  const columns = table.columns.map(({ label, groups }, index): DocColumn => ({ label, groups, kind: 'figure', code: String(index + 1) }));
  return { columns: [...fixed, ...columns], rows };
}

function breakdownBody(table: BreakdownTable, members: readonly Member[], figures: ReportFigures): TableBody {
  const fixed = [wordColumn(table.rowHead, 0, 'words'), wordColumn('代码', 1)];
  const columnIndex = new Map(table.columns.map((column, index) => [column.key, index]));
  const at = (row: Member, column: string): Figure => figureAt(figures, `${table.id}.${row.code}.${column}`);

  const acrossFormula = (column: BreakdownTable['columns'][number], row: Member, place: number): DocFormula | null => {
    if (column.source.kind !== 'sum' || isComparison(column.view)) return null;
    const addends = column.source.terms.map((term) => ({
      row: place,
      column: fixed.length + (columnIndex.get(term.row) ?? Number.NaN),
      times: term.times,
      raw: at(row, term.row).raw,
    }));
    return addends.some((addend) => Number.isNaN(addend.column)) ? null : findTermsFormula(at(row, column.key), addends);
  };
  const downFormula = (column: BreakdownTable['columns'][number]): DocFormula | null =>
    isComparison(column.view)
      ? null
      : sumFormula(
          at(TOTAL_ROW, column.key),
          1,
          members.map((row) => at(row, column.key)),
        );

  const rows = [TOTAL_ROW, ...members].map((row, place): DocRow => ({
    kind: row === TOTAL_ROW ? 'total' : 'row',
    cells: [
      createTextCell(row.name, row === TOTAL_ROW ? 'center' : 'left'),
      createTextCell(row.code, 'center'),
      ...table.columns.map((column) => {
        const formula = row === TOTAL_ROW ? downFormula(column) : acrossFormula(column, row, place);
        const address = `${table.id}.${row.code}.${column.key}`;
        return createFigureCell({ address, figure: at(row, column.key), unit: getUnitOfView(column.view, column.unit) }, formula);
      }),
    ],
  }));
  const columns = table.columns.map(({ label, groups, unit }, index): DocColumn => ({
    label: withUnit(label, unit),
    groups,
    kind: 'figure',
    code: String(index + 1),
  }));
  return { columns: [...fixed, ...columns], rows };
}

function tenantColumns(table: TenantTable): DocColumn[] {
  let words = 0;
  let numbers = 0;
  return table.columns.map(({ key, label, groups, unit }): DocColumn => {
    if (unit !== null) return { label: withUnit(label, unit), groups, kind: 'figure', code: String((numbers += 1)) };
    return { label, groups, kind: key === 'name' || key === REMARK ? 'words' : 'code', code: getColumnLetter((words += 1) - 1) };
  });
}

function tenantCell(column: TenantTable['columns'][number], figure: Figure, address: string): DocCell {
  if (column.unit !== null) return createFigureCell({ address, figure, unit: column.unit });
  if (column.key !== REMARK && figure.raw !== null) return { ...createFigureCell({ address, figure, unit: null }), align: 'center' };
  return createTextCell(figure.text, column.key === 'name' ? 'left' : 'center', { blank: column.key === REMARK, figure: address });
}

/** 合计 covers the columns before the first figure that is added up. */
function tenantTotal(table: TenantTable, figures: ReportFigures): DocRow {
  const firstTotal = table.columns.findIndex((column) => column.total);
  const lead = Math.max(1, firstTotal < 0 ? 1 : firstTotal);
  const cells = table.columns.map((column, index): DocCell | null => {
    if (index === 0) return createTextCell(TOTAL_ROW.name, 'center', { span: lead });
    if (index < lead) return null;
    if (!column.total) return createTextCell('', 'center', { blank: column.key === REMARK });
    const address = `${table.id}.total.${column.key}`;
    const total = figureAt(figures, address);
    const addends = figures.tenants.map((tenant) => tenant.cells[column.key] ?? NO_FIGURE);
    return createFigureCell({ address, figure: total, unit: column.unit }, sumFormula(total, 0, addends));
  });
  return { kind: 'total', cells };
}

function tenantBody(table: TenantTable, figures: ReportFigures): TableBody {
  const rows = figures.tenants.map((tenant): DocRow => ({
    kind: 'row',
    cells: table.columns.map((column) =>
      tenantCell(column, tenant.cells[column.key] ?? NO_FIGURE, `${table.id}.${tenant.cells[USCC]?.text ?? ''}.${column.key}`),
    ),
  }));
  return { columns: tenantColumns(table), rows: [...rows, tenantTotal(table, figures)] };
}

/** Columns and rows of one table of the profile, filled with a month's figures. */
export function createTable(profile: Profile, table: ProfileTable, figures: ReportFigures): TableBody {
  switch (table.kind) {
    case 'indicators':
      return indicatorBody(table, figures);
    case 'breakdown':
      return breakdownBody(table, membersOf(profile, table), figures);
    case 'tenants':
      return tenantBody(table, figures);
    default:
      return assertNever(table);
  }
}
