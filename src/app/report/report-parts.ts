// What the 月报 screens share: the month's answer by parts, marks of figures.
import type { MonthState, ReportFinding, ReportPages } from '../../contract/report/filing-shapes.ts';
import type { Mark } from './Sheet.tsx';

/** How a state looks. */
export const STATE_TONES: Readonly<Record<MonthState, 'plain' | 'good' | 'warn' | 'danger' | 'accent'>> = {
  not_started: 'plain',
  filling: 'accent',
  closed: 'warn',
  handed_in: 'accent',
  accepted: 'good',
  returned: 'danger',
};

/** The figures that the bureau's return disputes, in what is shown; none once the month is closed again. */
export function listDisputed({ status, shown }: Pick<ReportPages, 'status' | 'shown'>): readonly string[] {
  const { submission } = status;
  return submission !== null && (shown === null || shown === submission.revision) ? submission.disputed : [];
}

/** Figures that are disputed or that failing relations name; a mandatory one goes before one to explain, a dispute before both. */
export function markFigures(
  findings: readonly Pick<ReportFinding, 'severity' | 'figures'>[],
  disputed: readonly string[],
): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const { severity, figures } of findings) for (const figure of figures) if (marks.get(figure) !== 'E') marks.set(figure, severity);
  for (const figure of disputed) marks.set(figure, 'R');
  return marks;
}

/** Failing relations in the order they are worked off: mandatory ones, then those without a word. */
export function sortBySeverity({ findings }: Pick<ReportPages, 'findings'>): {
  readonly errors: readonly ReportFinding[];
  readonly warnings: readonly ReportFinding[];
  readonly silent: readonly ReportFinding[];
} {
  const errors = findings.filter((one) => one.severity === 'E');
  const warnings = findings.filter((one) => one.severity === 'W');
  return { errors, warnings, silent: warnings.filter((one) => one.explanation === '') };
}

type PageRow = ReportPages['pages'][number]['rows'][number];

/** A row by the form's own words: `ZB-2.06 直播成交额（支付口径）`, of a tenant `ZB-6` and its name. */
function formatRow(row: PageRow, address: string): string {
  const [table = '', code = ''] = address.split('.');
  const words = row.cells.find((cell) => cell !== null && cell.align === 'left')?.text ?? row.cells[0]?.text ?? '';
  return `${code.length > 4 ? table : `${table}.${code}`} ${words.replace(/^其中：/, '')}`;
}

/** The row of a figure in words, by its address. */
export function indexFigureMessages({ pages }: Pick<ReportPages, 'pages'>, address: string): string {
  const page = pages.find((one) => one.id === address.split('.')[0]);
  const row = page?.rows.find((one) => one.cells.some((cell) => cell?.figure === address));
  return row === undefined ? address : formatRow(row, address);
}

/** Every figure of the sheets to choose from: row, column and value in words, found by each of them and by its address. */
export function listFigureChoices({ pages }: Pick<ReportPages, 'pages'>): { value: string; label: string; found: string }[] {
  return pages.flatMap(({ rows, columns }) =>
    rows.flatMap((row) =>
      row.cells.flatMap((cell, column) => {
        if (cell === null || cell.figure === null) return [];
        const label = `${formatRow(row, cell.figure)} · ${columns[column]?.label ?? ''} · ${cell.text}`;
        return [{ value: cell.figure, label, found: `${label} ${cell.figure}`.toLowerCase() }];
      }),
    ),
  );
}
