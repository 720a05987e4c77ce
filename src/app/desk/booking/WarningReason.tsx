// The reason that is asked for where there is something to know, of a booking and of a series alike.
import { Input, type InputRef } from 'antd';
import type { Ref } from 'react';
import { isSaidByNothing } from '../../../domain/booking/validate-reason.ts';
import { Field } from '../../ui/fields/Field.tsx';
import { sayBooking } from './booking-messages.ts';
import { handleEnter as enters } from './form-keys.ts';

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
  return (
    <Field
      label={sayBooking('reason')}
      error={isLacking ? sayBooking('reasonNeeded') : null}
      help={isSaidByNothing(value) ? sayBooking('reasonShort') : help}
    >
      {(ids) => (
        <Input
          {...ids}
          value={value}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          {...(boxRef === undefined ? {} : { ref: boxRef })}
          {...(onEnter === undefined ? {} : { onKeyDown: enters(onEnter) })}
        />
      )}
    </Field>
  );
}
