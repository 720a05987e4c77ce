// A last day with how far it is: the tone says how urgent, the words say it too.
import { Tag } from '../ui/Page.tsx';
import { NO_VALUE, formatDay } from '../ui/values.tsx';
import type { DueKind } from '../../domain/lease/due-steps.ts';
import { chooseDueTone } from './due.ts';
import { formatDaysLeft } from './due-text.ts';

interface DaysLeftProps {
  readonly kind: DueKind;
  readonly on: string | null;
  readonly days: number | null;
  /** Before the day, such as what it is the last day of. */
  readonly what?: string;
}

/** The last day, and the days left where it is near. */
export function DaysLeft({ kind, on, days, what }: DaysLeftProps) {
  if (on === null || days === null) return <span className="soft">{NO_VALUE}</span>;
  const tone = chooseDueTone(kind, days);
  return (
    <span className="tenants-due">
      {what === undefined ? null : <span>{what}</span>}
      <span>{tone === 'plain' ? formatDay(on) : on}</span>
      {tone === 'plain' ? null : <Tag tone={tone}>{formatDaysLeft(days)}</Tag>}
    </span>
  );
}
