// Builds the report as a document from a profile, a month's figures and the head: what both renderers draw.
import { lastDayOf, parseDay, printMonthLong } from '../../../domain/time/calendar.ts';
import type { ReportFigures, ReportHead } from '../../../domain/report/figures.ts';
import type { Profile } from '../../base/profile.ts';
import { type Correction, createCorrectionPage, createExplanationPage, type Explanation } from './report-annexes.ts';
import { type DocTable, DRAFT_WORD, FILER_FIELD, type LabelledText, type ReportDoc, SEAL_WORDS } from './report-model.ts';
import { PAPER_CODE_LABEL } from '../../../domain/base/paper-code.ts';
import { createTable } from './report-tables.ts';

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
