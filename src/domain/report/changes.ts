// What differs between two computations of one month, in the words of the form.
import type { Figure, ReportFigures, ProfileShape } from './shape.ts';
import { printInUnit } from './units.ts';
import { specsOf } from './specs.ts';

/** A figure that another computation of the month gives otherwise. */
export interface FigureChange {
  readonly figure: string;
  readonly old: string;
  readonly new: string;
}

/** Every figure whose exact value or text differs, in the form's order; the tenants' rows as `ZB-4.<统一社会信用代码>.<column>`. */
export function listChangedFigures(before: ReportFigures, after: ReportFigures): FigureChange[] {
  const differs = (a: Figure | undefined, b: Figure | undefined): boolean => a?.raw !== b?.raw || a?.text !== b?.text;
  const addresses = new Set([...before.values.keys(), ...after.values.keys()]);
  const figures = [...addresses].flatMap((figure): FigureChange[] => {
    const [old, now] = [before.values.get(figure), after.values.get(figure)];
    return differs(old, now) ? [{ figure, old: old?.text ?? '—', new: now?.text ?? '—' }] : [];
  });
  return [...figures, ...changedRows(before, after)];
}

function changedRows(before: ReportFigures, after: ReportFigures): FigureChange[] {
  const rowsOf = (report: ReportFigures) => new Map(report.tenants.map((row) => [row.tenantId, row.cells]));
  const [old, now] = [rowsOf(before), rowsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((tenantId) => {
    const [a, b] = [old.get(tenantId), now.get(tenantId)];
    const code = (b ?? a)?.uscc?.text ?? String(tenantId);
    return Object.keys(b ?? a ?? {}).flatMap((column): FigureChange[] => {
      // The running number shifts with every row that comes or goes: it is no figure.
      if (column === 'seq' || a?.[column]?.text === b?.[column]?.text) return [];
      return [{ figure: `ZB-4.${code}.${column}`, old: a?.[column]?.text ?? '—', new: b?.[column]?.text ?? '—' }];
    });
  });
}

function signed(text: string): string {
  return text.startsWith('-') ? text : `+${text}`;
}

/**
 * The changes of the month's own figures as short lines, `ZB-2.06 +12.30 万元`; a figure that comes or goes reads `ZB-2.06 — → 12.30 万元`.
 * Tables of indicators come alone where they show a change; otherwise every changed figure is listed.
 */
export function formatFigureChanges(profile: ProfileShape, before: ReportFigures, after: ReportFigures): string[] {
  const { figures } = specsOf(profile);
  const indicators = new Set(profile.tables.filter((table) => table.kind === 'indicators').map((table) => table.id));
  const changes = listChangedFigures(before, after);
  const own = changes.filter(({ figure }) => figures.get(figure)?.view.kind === 'month' && indicators.has(figure.split('.')[0] ?? ''));
  if (own.length === 0) return changes.map((change) => `${change.figure} ${change.old} → ${change.new}`);
  return own.map((change) => {
    const spec = figures.get(change.figure);
    const unit = spec?.unit ?? '';
    const address = change.figure.split('.').slice(0, 2).join('.');
    const [old, now] = [before.values.get(change.figure)?.raw ?? null, after.values.get(change.figure)?.raw ?? null];
    if (old === null || now === null) return `${address} ${change.old} → ${change.new} ${unit}`;
    return `${address} ${signed(printInUnit(unit, now - old))} ${unit}`;
  });
}
