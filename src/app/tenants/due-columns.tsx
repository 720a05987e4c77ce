// The rows and columns of the list of what runs out: papers and leases.
import type { Language } from '../../contract/core/phrase.ts';
import type { Due } from '../../contract/tenants/tenant-shapes.ts';
import { Tag } from '../ui/Page.tsx';
import type { Column } from '../ui/table/table-rows.ts';
import { formatDay } from '../ui/values.tsx';
import { formatDaysLeft, formatDueStep } from './due-text.ts';
import type { DueKind } from '../../domain/lease/due-steps.ts';
import { dueStepOf, chooseDueTone } from './due.ts';
import { sayTenants } from './tenants-messages.ts';

/** A line of the list. */
export interface DueRow {
  readonly key: string;
  readonly kind: DueKind;
  readonly tenant: number;
  readonly name: string;
  readonly what: string;
  readonly number: string;
  readonly on: string;
  readonly days: number;
}

/** Lists papers and leases together, the most urgent first. */
export function listDueRows(due: Due, lease: string, sayKind: (kind: string) => string): readonly DueRow[] {
  const papers = (due.papers ?? []).map((one): DueRow => ({ ...one, key: `paper-${one.id}`, kind: 'paper', what: sayKind(one.kind) }));
  const leases = due.leases.map((one): DueRow => ({ ...one, key: `lease-${one.id}`, kind: 'lease', what: lease, number: one.contract }));
  return [...papers, ...leases].toSorted((a, b) => a.days - b.days || a.key.localeCompare(b.key));
}

interface DueGround {
  readonly language: Language;
}

/** Builds the columns of the list. */
export function buildDueColumns({ language }: DueGround): readonly Column<DueRow>[] {
  const stepText = (row: DueRow): string => {
    const step = dueStepOf(row.kind, row.days);
    return step === null ? '' : formatDueStep(step);
  };
  return [
    { key: 'step', title: sayTenants('dueDays'), width: 120, text: stepText, sort: (row) => row.days, filter: true },
    {
      key: 'days',
      title: sayTenants('dueDaysNumber'),
      width: 130,
      text: (row) => formatDaysLeft(row.days),
      render: (row) => <Tag tone={chooseDueTone(row.kind, row.days)}>{formatDaysLeft(row.days)}</Tag>,
      sort: (row) => row.days,
      value: (row) => row.days,
    },
    {
      key: 'on',
      title: sayTenants('dueOn'),
      width: 150,
      text: (row) => formatDay(row.on, language),
      sort: (row) => row.on,
      value: (row) => row.on,
    },
    { key: 'name', title: sayTenants('dueTenant'), width: 260, text: (row) => row.name },
    { key: 'what', title: sayTenants('dueWhat'), width: 140, text: (row) => row.what, filter: true },
    { key: 'number', title: sayTenants('dueNumber'), width: 200, text: (row) => row.number },
  ];
}
