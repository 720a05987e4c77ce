// How a booking or a blackout repeats: daily, on weekdays, weekly on chosen days; until a day or so many times.
import { Checkbox, Segmented } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type Day, getDayOfInstant, type Instant } from '../../../domain/time/calendar.ts';
import { DayField } from './date-fields.tsx';
import { CountField, TextField } from './text-fields.tsx';
import { FREQUENCIES, readRepeat, type Repeat, weekdaysOf } from './repeat.ts';
import { sayRepeat } from './repeat-messages.ts';
import './fields.css';

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
  /** Keys in the line of letters; its Enter does what it does in any form where nothing is said. */
  readonly onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
  /** The key that goes through the ways to repeat, where there is one. */
  readonly shortcut?: string;
  /** What the repeat comes to: right below the letters, so that it is on screen. */
  readonly children?: ReactNode;
}

/** The days and how often in a few letters, so that no field has to be gone through: `二四 16`. */
function QuickRepeat({ repeat, onChange, onKeyDown }: Pick<RepeatFieldsProps, 'repeat' | 'onChange' | 'onKeyDown'>) {
  const [text, setText] = useState('');
  const box = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    box.current?.querySelector('input')?.focus();
  }, []);
  const type = (next: string): void => {
    setText(next);
    const read = readRepeat(next);
    if (read !== null) onChange({ ...repeat, ...read });
  };
  return (
    <div ref={box} role="presentation" onKeyDown={onKeyDown}>
      <TextField label={sayRepeat('quick')} value={text} placeholder={sayRepeat('quickHint')} onChange={type} />
    </div>
  );
}

export function RepeatFields({ repeat, startsOn, onChange, onKeyDown, shortcut, children }: RepeatFieldsProps) {
  const label = shortcut === undefined ? sayRepeat('repeat') : sayRepeat('repeatKey', { key: shortcut });
  const set = (change: Partial<Repeat>): void => onChange({ ...repeat, ...change });
  const first = typeof startsOn === 'number' ? getDayOfInstant(startsOn) : startsOn;
  return (
    <div className="stack-3">
      {repeat.frequency === 'none' ? null : <QuickRepeat repeat={repeat} onChange={onChange} onKeyDown={onKeyDown} />}
      {children}
      <Group label={label}>
        <Segmented
          value={repeat.frequency}
          aria-label={label}
          options={FREQUENCIES.map((value) => ({ value, label: sayRepeat(value) }))}
          onChange={(frequency) => set({ frequency })}
        />
      </Group>
      {repeat.frequency === 'weekly' ? (
        <Group label={sayRepeat('onDays')}>
          <Checkbox.Group
            value={[...weekdaysOf(repeat, first)]}
            options={WEEKDAYS.map((value) => ({ value, label: sayRepeat(`day${value}`) }))}
            onChange={(weekdays) => set({ weekdays })}
          />
        </Group>
      ) : null}
      {repeat.frequency === 'none' ? null : (
        <div className="field-pair">
          <Group label={sayRepeat('ends')}>
            <Segmented
              value={repeat.end}
              aria-label={sayRepeat('ends')}
              options={(['count', 'until'] as const).map((value) => ({ value, label: sayRepeat(value) }))}
              onChange={(end) => set({ end })}
            />
          </Group>
          {repeat.end === 'count' ? (
            <CountField label={sayRepeat('countField')} value={repeat.count} onChange={(count) => set({ count })} />
          ) : (
            <DayField label={sayRepeat('untilField')} value={repeat.until} onChange={(until) => set({ until })} />
          )}
        </div>
      )}
    </div>
  );
}
