// Fields for days and months: ISO texts outside, antd's calendar inside. dayjs goes no further than this file.
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { type FocusEvent, type InputEvent, type KeyboardEvent, type ReactNode, useRef } from 'react';
import { decodeDay, decodeMonth } from '../../../domain/decode/time.ts';
import { DAWN } from '../../../domain/time/calendar.ts';
import type { Result } from '../../../domain/values/result.ts';
import { type ControlIds, Field, type FieldProps } from './Field.tsx';

const DAY_FORMATS = ['YYYY-MM-DD', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD', 'YYYY年M月D日'];
const MONTH_FORMATS = ['YYYY-MM', 'YYYY/M', 'YYYY.M', 'YYYYMM', 'YYYY年M月'];

/** What holds from the very start has no day to show; the calendar would make 1901 of it. */
function ofText(text: string | null) {
  return text === null || text === '' || text === DAWN ? null : dayjs(text);
}

interface DateBoxProps {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly decode: (text: string) => Result<string | null>;
  /** `took`: what was picked takes the place of what was typed. */
  readonly children: (took: () => void) => ReactNode;
}

/**
 * The box around a calendar: takes what is typed, in any of the ledger's ways, with Enter or when the field is left.
 * The calendar alone drops a text that it was not open for.
 */
function DateBox({ value, onChange, decode, children }: DateBoxProps) {
  const typed = useRef<string | null>(null);
  const take = (): void => {
    if (typed.current === null) return;
    const read = decode(typed.current);
    typed.current = null;
    if (read.ok && read.value !== value) onChange(read.value);
  };
  const hear = (event: InputEvent): void => {
    if (event.target instanceof HTMLInputElement) typed.current = event.target.value;
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    // Enter takes the day; it does not send the form.
    event.preventDefault();
    take();
  };
  const leave = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) take();
  };
  return (
    <span className="date-box" role="presentation" onInput={hear} onKeyDown={press} onBlur={leave}>
      {children(() => {
        typed.current = null;
      })}
    </span>
  );
}

interface CalendarProps {
  readonly ids: ControlIds;
  readonly field: Pick<FieldProps<string | null>, 'value' | 'onChange' | 'isDisabled'>;
}

function DayCalendar({ ids, field: { value, onChange, isDisabled } }: CalendarProps) {
  return (
    <DateBox value={value} onChange={onChange} decode={(text) => decodeDay(text)}>
      {(took) => (
        <DatePicker
          {...ids}
          value={ofText(value)}
          format={DAY_FORMATS}
          disabled={isDisabled === true}
          onChange={(day) => {
            took();
            onChange(day === null ? null : day.format('YYYY-MM-DD'));
          }}
        />
      )}
    </DateBox>
  );
}

function MonthCalendar({ ids, field: { value, onChange, isDisabled } }: CalendarProps) {
  return (
    <DateBox value={value} onChange={onChange} decode={(text) => decodeMonth(text)}>
      {(took) => (
        <DatePicker
          {...ids}
          picker="month"
          value={ofText(value === null || value === '' ? null : `${value}-01`)}
          format={MONTH_FORMATS}
          disabled={isDisabled === true}
          onChange={(day) => {
            took();
            onChange(day === null ? null : day.format('YYYY-MM'));
          }}
        />
      )}
    </DateBox>
  );
}

/** A day, as `2026-10-03`; typed in any of the ledger's ways, or picked. */
export function DayField({ label, value, onChange, isDisabled = false, ...frame }: FieldProps<string | null>) {
  return (
    <Field label={label} {...frame}>
      {(ids) => <DayCalendar ids={ids} field={{ value, onChange, isDisabled }} />}
    </Field>
  );
}

/** A month, as `2026-10`. */
export function MonthField({ label, value, onChange, isDisabled = false, ...frame }: FieldProps<string | null>) {
  return (
    <Field label={label} {...frame}>
      {(ids) => <MonthCalendar ids={ids} field={{ value, onChange, isDisabled }} />}
    </Field>
  );
}
