// The report's two pages of words: 更正说明 of a revision, 审核说明 for relations filed with an explanation.
import { formatFigureLabel, findUnitOfFigure } from './figure-label.ts';
import type { Profile } from '../../base/profile.ts';
import { createTextCell } from './report-cells.ts';
import type { DocColumn, DocRow, DocTable } from './report-model.ts';

/** One figure that a revision changed; both values as printed. */
export interface Correction {
  /** Its address, `ZB-2.06.month`. */
  readonly figure: string;
  /** Its words; found in the profile if left out. */
  readonly label?: string;
  readonly old: string;
  readonly new: string;
}

/** One failing W relation and what was written about it. */
export interface Explanation {
  /** The relation's id, `A05`. */
  readonly id: string;
  /** What fails, in words. */
  readonly message: string;
  readonly explanation: string;
}

type Annex = Pick<DocTable, 'id' | 'title' | 'orientation' | 'columns' | 'rows' | 'notes'>;

function column(label: string, kind: DocColumn['kind']): DocColumn {
  return { label, groups: [], kind, code: '' };
}

/** Table and row of a figure, `ZB-2.06`; of a tenant's row the table alone: people know it by its name. */
function placeOf(profile: Profile, figure: string): string {
  const [id = '', row = ''] = figure.split('.');
  return profile.tables.find((table) => table.id === id)?.kind === 'tenants' ? id : `${id}.${row}`;
}

/** 更正说明: figure in words, unit, old, new, and why the month was reopened (docs/rules/report.md, Filing, freezing, correcting). */
export function createCorrectionPage(profile: Profile, revision: number, corrections: readonly Correction[], reason: string): Annex {
  const rows = corrections.map((one, index): DocRow => ({
    kind: 'row',
    cells: [
      createTextCell(String(index + 1), 'center'),
      createTextCell(placeOf(profile, one.figure), 'left'),
      createTextCell(one.label ?? formatFigureLabel(profile, one.figure), 'left'),
      createTextCell(findUnitOfFigure(profile, one.figure), 'center'),
      createTextCell(one.old, 'right'),
      createTextCell(one.new, 'right'),
    ],
  }));
  return {
    id: '更正说明',
    title: '更正说明',
    orientation: 'portrait',
    columns: [
      column('序号', 'code'),
      column('表行', 'code'),
      column('指标', 'words'),
      column('计量单位', 'code'),
      column('原数', 'figure'),
      column('更正后', 'figure'),
    ],
    rows,
    notes: [
      corrections.length === 0
        ? `第${revision}版：各项数字未变。`
        : `第${revision}版：与第${revision - 1}版相比，以上${corrections.length}项数字有更正。`,
      ...(reason === '' ? [] : [`更正原因：${reason}`]),
    ],
  };
}

/** 审核说明: every W relation that fails, with the written explanation. */
export function createExplanationPage(explanations: readonly Explanation[]): Annex {
  const rows = explanations.map((one, index): DocRow => ({
    kind: 'row',
    cells: [
      createTextCell(String(index + 1), 'center'),
      createTextCell(one.id, 'center'),
      createTextCell(one.message, 'left'),
      createTextCell(one.explanation, 'left'),
    ],
  }));
  return {
    id: '审核说明',
    title: '审核说明',
    orientation: 'portrait',
    columns: [column('序号', 'code'), column('审核关系', 'code'), column('核实内容', 'words'), column('说明', 'words')],
    rows,
    notes: [],
  };
}
