// The reason that is asked for where there is something to know, of a booking and of a series alike.
import { Input } from 'antd';
import type { InputRef } from 'antd';
import { useId } from 'react';
import type { Ref } from 'react';
import { saysNothing } from '../../../domain/booking/spoken-reason.ts';
import { useWords } from '../../kit/i18n.ts';
import { bookingWords } from './booking-words.ts';
import { onEnter as enters } from './form-keys.ts';

interface WarningReasonProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What the reason is for. */
  readonly help: string;
  /** It was tried without one. */
  readonly isLacking?: boolean;
  readonly boxRef?: Ref<InputRef>;
  readonly onEnter?: () => void;
}

/** The field. */
export function WarningReason({ value, onChange, help, isLacking = false, boxRef, onEnter }: WarningReasonProps) {
  const say = useWords(bookingWords);
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {say('reason')}
      </label>
      <Input
        id={id}
        value={value}
        aria-describedby={`${id}-note`}
        aria-invalid={isLacking}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        {...(boxRef === undefined ? {} : { ref: boxRef })}
        {...(onEnter === undefined ? {} : { onKeyDown: enters(onEnter) })}
      />
      <div className={isLacking ? 'field-error' : 'field-help'} id={`${id}-note`}>
        {isLacking ? say('reasonNeeded') : saysNothing(value) ? say('reasonShort') : help}
      </div>
    </div>
  );
}
