// Chooses months: a named span, or one's own.
import { Segmented } from 'antd';
import { useState } from 'react';
import { MonthField } from './fields/date-fields.tsx';
import { isSpan, MOST_MONTHS, type Period, type Span, type SpanName, SPANS } from './period.ts';
import { sayPeriod } from './period-messages.ts';
import './period.css';

interface PeriodPickerProps {
  readonly period: Period;
  readonly choose: (name: SpanName, own: Span) => void;
}

/** What is typed may be no span for a while: it is chosen once it is one. */
function OwnSpan({ own, onChoose }: { readonly own: Span; readonly onChoose: (own: Span) => void }) {
  const [typed, setTyped] = useState<Span>(own);
  const change = (next: Span): void => {
    setTyped(next);
    if (isSpan(next)) onChoose(next);
  };
  const error = isSpan(typed) ? null : sayPeriod('wrong', { most: MOST_MONTHS });
  return (
    <>
      <MonthField label={sayPeriod('from')} value={typed.from} onChange={(from) => change({ ...typed, from: from ?? '' })} error={error} />
      <MonthField label={sayPeriod('to')} value={typed.to} onChange={(to) => change({ ...typed, to: to ?? '' })} />
    </>
  );
}

/** The choice of months at the head of a screen. */
export function PeriodPicker({ period, choose }: PeriodPickerProps) {
  return (
    <div className="period" role="group" aria-label={sayPeriod('period')}>
      <Segmented
        aria-label={sayPeriod('period')}
        value={period.name}
        onChange={(name) => choose(name, name === 'own' ? period.span : period.own)}
        options={SPANS.map((value) => ({ value, label: sayPeriod(value) }))}
      />
      {period.name === 'own' ? <OwnSpan own={period.own} onChoose={(own) => choose('own', own)} /> : null}
    </div>
  );
}
