// Builds the report as a document from a profile, a month's figures and the head: what both renderers draw.
import { lastDayOf, parseDay, printMonthLong } from '../../../domain/time/calendar.ts';
import type { ReportFigures, ReportHead } from '../../../domain/report/shape.ts';
import type { Profile } from '../../base/profile.ts';
import {
  type DocColumn,
  type DocRow,
  type DocTable,
  DRAFT_WORD,
  FILER_FIELD,
  type LabelledText,
  type ReportDoc,
  SEAL_WORDS,
} from './report-model.ts';
import { PAPER_CODE_LABEL } from '../../../domain/base/paper-code.ts';
import { createTable } from './report-tables.ts';
import { formatFigureLabel, findUnitOfFigure } from './figure-label.ts';
import { createNumberCell, createTextCell } from './report-cells.ts';

/** One figure that a revision changed; both values as printed. */
interface Correction {
  /** Its address, `ZB-2.06.month`. */
  readonly figure: string;
  /** Its words; found in the profile if left out. */
  readonly label?: string;
  readonly old: string;
  readonly new: string;
}

/** One failing W relation and what was written about it. */
interface Explanation {
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
function createCorrectionPage(profile: Profile, revision: number, corrections: readonly Correction[], reason: string): Annex {
  const rows = corrections.map((one, index): DocRow => ({
    kind: 'row',
    cells: [
      createTextCell(String(index + 1), 'center'),
      createTextCell(placeOf(profile, one.figure), 'left'),
      createTextCell(one.label ?? formatFigureLabel(profile, one.figure), 'left'),
      createTextCell(findUnitOfFigure(profile, one.figure), 'center'),
      createNumberCell(one.old),
      createNumberCell(one.new),
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
function createExplanationPage(explanations: readonly Explanation[]): Annex {
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

/** What a report is drawn from. */
export interface ReportDocInput {
  readonly profile: Profile;
  readonly figures: ReportFigures;
  readonly head: ReportHead;
  /** True while the month is open. */
  readonly draft: boolean;
  /** 1 for the first filing. */
  readonly revision: number;
  /** What a revision changed (更正说明); drawn when `revision` is above 1. */
  readonly corrections?: readonly Correction[];
  /** Why the month was reopened for this revision. */
  readonly reason?: string;
  /** Failing W relations with what was written about each (审核说明). */
  readonly explanations?: readonly Explanation[];
  /** Printed under every table of our own form, never on a bureau's (docs/rules/safety.md, History). */
  readonly code?: string | null;
}

const PERIOD_FIELD = '报告期';
const UNIT_FIELD = '计量单位';
function labelled(head: ReportHead, fields: readonly string[]): LabelledText[] {
  return fields.map((label) => ({ label, value: (head[label] ?? '').trim() }));
}

/** The document of a month's report (docs/rules/report.md, Head and foot of every table). Pure: equal input, equal document. */
export function buildReportDoc(input: ReportDocInput): ReportDoc {
  const { profile, figures, head, draft, revision } = input;
  const period = { label: PERIOD_FIELD, value: printMonthLong(figures.month) };
  const headFields = profile.headFields.filter((field) => field !== PERIOD_FIELD && field !== UNIT_FIELD);
  const frame = {
    head: labelled(head, headFields),
    period,
    foot: labelled(head, profile.footFields),
    seal: SEAL_WORDS,
  };
  const hasCode = !profile.bureauForm && (input.code ?? null) !== null;
  const codeLine = hasCode ? [`${PAPER_CODE_LABEL}：${input.code}`] : [];
  const tables = profile.tables.map((table): DocTable => ({
    id: table.id,
    title: table.title,
    orientation: table.orientation,
    stack: labelled(head, profile.stackFields),
    ...frame,
    unit: { label: UNIT_FIELD, value: table.unitWords },
    ...createTable(profile, table, figures),
    notes: profile.bureauForm || profile.note === '' ? codeLine : [`注：${profile.note}`, ...codeLine],
  }));
  const corrections = input.corrections ?? [];
  const explanations = input.explanations ?? [];
  const annexes = [
    ...(revision > 1 ? [createCorrectionPage(profile, revision, corrections, input.reason ?? '')] : []),
    ...(explanations.length > 0 ? [createExplanationPage(explanations)] : []),
  ];
  return {
    title: profile.reportTitle,
    filer: (head[FILER_FIELD] ?? '').trim(),
    period: period.value,
    draft,
    draftWord: DRAFT_WORD,
    revision,
    date: parseDay((head['报出日期'] ?? '').trim()) ?? lastDayOf(figures.month),
    tables: [
      ...tables,
      ...annexes.map((page): DocTable => ({ ...page, ...frame, stack: [], unit: null, notes: [...page.notes, ...codeLine] })),
    ],
  };
}
