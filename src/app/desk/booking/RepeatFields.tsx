// How a booking repeats: daily, on weekdays, weekly on chosen days; until a day or so many times.
import { Checkbox, Segmented } from 'antd';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { dayOfInstant } from '../../../domain/time/calendar.ts';
import type { Day, Instant } from '../../../domain/time/calendar.ts';
import { DayField } from '../../kit/fields/date-fields.tsx';
import { CountField } from '../../kit/fields/text-fields.tsx';
import { useWords } from '../../kit/i18n.ts';
import { FREQUENCIES, weekdaysOf } from './repeat.ts';
import type { Repeat } from './repeat.ts';
import { seriesWords } from './series-words.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function Group({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <div className="field-label" id={id}>
        {label}
      </div>
      {children}
    </div>
  );
}

interface RepeatFieldsProps {
  readonly repeat: Repeat;
  /** The first date, or a time on it. */
  readonly startsOn: Day | Instant;
  readonly onChange: (repeat: Repeat) => void;
}

/** The fields. */
export function RepeatFields({ repeat, startsOn, onChange }: RepeatFieldsProps) {
  const say = useWords(seriesWords);
  const set = (change: Partial<Repeat>): void => onChange({ ...repeat, ...change });
  const first = typeof startsOn === 'number' ? dayOfInstant(startsOn) : startsOn;
  return (
    <div className="stack-3">
      <Group label={say('repeat')}>
        <Segmented
          value={repeat.frequency}
          aria-label={say('repeat')}
          options={FREQUENCIES.map((value) => ({ value, label: say(value) }))}
          onChange={(frequency) => set({ frequency })}
        />
      </Group>
      {repeat.frequency === 'weekly' ? (
        <Group label={say('onDays')}>
          <Checkbox.Group
            value={[...weekdaysOf(repeat, first)]}
            options={WEEKDAYS.map((value) => ({ value, label: say(`day${value}`) }))}
            onChange={(weekdays) => set({ weekdays })}
          />
        </Group>
      ) : null}
      {repeat.frequency === 'none' ? null : (
        <div className="booking-pair">
          <Group label={say('ends')}>
            <Segmented
              value={repeat.end}
              aria-label={say('ends')}
              options={(['count', 'until'] as const).map((value) => ({ value, label: say(value) }))}
              onChange={(end) => set({ end })}
            />
          </Group>
          {repeat.end === 'count' ? (
            <CountField label={say('countField')} value={repeat.count} onChange={(count) => set({ count })} />
          ) : (
            <DayField label={say('untilField')} value={repeat.until} onChange={(until) => set({ until })} />
          )}
        </div>
      )}
    </div>
  );
}
