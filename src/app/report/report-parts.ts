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

/** Figures that failing relations name; a mandatory one goes before one to explain. */
export function marksOf(findings: readonly Pick<ReportFinding, 'severity' | 'figures'>[]): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const { severity, figures } of findings) for (const figure of figures) if (marks.get(figure) !== 'E') marks.set(figure, severity);
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

/** The columns of the form in words, by a figure's address: `ZB-2.06 直播成交额（支付口径）`. */
export function indexFigureMessages({ pages }: Pick<ReportPages, 'pages'>, address: string): string {
  const [table = '', row = ''] = address.split('.');
  const page = pages.find((one) => one.id === table);
  const found = page?.rows.find((one) => one.cells.some((cell) => cell?.figure === address));
  const words = found?.cells.find((cell) => cell !== null && cell.align === 'left')?.text ?? found?.cells[0]?.text;
  return words === undefined ? address : `${row.length > 4 ? table : `${table}.${row}`} ${words.replace(/^其中：/, '')}`;
}
