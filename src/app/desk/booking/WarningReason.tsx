// The reason that is asked for where there is something to know, of a booking and of a series alike.
import { Input } from 'antd';
import { useId } from 'react';
import type { KeyboardEvent } from 'react';
import { useWords } from '../../kit/i18n.ts';
import { bookingWords } from './booking-words.ts';
import type { QuickForm } from './use-quick-form.ts';

interface WarningReasonProps {
  readonly form: QuickForm;
  /** What the reason is for. */
  readonly help: string;
  /** It was tried without one. */
  readonly isLacking?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** The field. */
export function WarningReason({ form, help, isLacking = false, onKeyDown }: WarningReasonProps) {
  const say = useWords(bookingWords);
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {say('reason')}
      </label>
      <Input
        id={id}
        ref={form.boxes.reason}
        value={form.typed.reason}
        aria-describedby={`${id}-note`}
        aria-invalid={isLacking}
        autoComplete="off"
        onChange={(event) => form.set({ reason: event.target.value })}
        {...(onKeyDown === undefined ? {} : { onKeyDown })}
      />
      <div className={isLacking ? 'field-error' : 'field-help'} id={`${id}-note`}>
        {isLacking ? say('reasonNeeded') : help}
      </div>
    </div>
  );
}
