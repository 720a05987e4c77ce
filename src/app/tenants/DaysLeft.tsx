// A last day with how far it is: the tone says how urgent, the words say it too.
import { useLanguage, useWords } from '../kit/i18n.ts';
import { Tag } from '../kit/Page.tsx';
import { NO_VALUE, sayDay } from '../kit/values.tsx';
import { dueTone } from './due.ts';
import type { DueKind } from './due.ts';
import { tenantsWords } from './tenants-words.ts';

/** Days left in words. */
export function useSayDaysLeft(): (days: number) => string {
  const say = useWords(tenantsWords);
  return (days) => {
    if (days === 0) return say('daysToday');
    return days > 0 ? say('daysLeft', { count: days }) : say('daysOver', { count: -days });
  };
}

interface DaysLeftProps {
  readonly kind: DueKind;
  readonly on: string | null;
  readonly days: number | null;
  /** Before the day, such as what it is the last day of. */
  readonly what?: string;
}

/** The last day, and the days left where it is near. */
export function DaysLeft({ kind, on, days, what }: DaysLeftProps) {
  const language = useLanguage();
  const sayDays = useSayDaysLeft();
  if (on === null || days === null) return <span className="soft">{NO_VALUE}</span>;
  const tone = dueTone(kind, days);
  return (
    <span className="tenants-due">
      {what === undefined ? null : <span>{what}</span>}
      <span>{tone === 'plain' ? sayDay(on, language) : on}</span>
      {tone === 'plain' ? null : <Tag tone={tone}>{sayDays(days)}</Tag>}
    </span>
  );
}
