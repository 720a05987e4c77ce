// The fields for a studio and times, with what was understood of them below.
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, type Ref, useId } from 'react';
import { sayBooking } from './booking-messages.ts';
import { ComboBox } from './ComboBox.tsx';
import { isComposing, handleEnter } from './form-keys.ts';
import { findStudiosFor } from './matching.ts';
import type { SlotForm } from './use-slot.ts';
import { formatWithLength } from './when-text.ts';

interface StudioBoxProps {
  readonly slot: SlotForm;
  readonly boxRef: Ref<InputRef>;
  readonly placeholder: string;
  readonly onNext: () => void;
}

/** The studio by its code. */
export function StudioBox({ slot, boxRef, placeholder, onNext }: StudioBoxProps) {
  const { typed, set, studios } = slot;
  return (
    <ComboBox
      label={sayBooking('studio')}
      boxRef={boxRef}
      text={slot.studioLabel}
      placeholder={placeholder}
      matches={findStudiosFor(studios, typed.studioText ?? '')}
      none={sayBooking('noStudio', { text: typed.studioText ?? '' })}
      onType={(text) => set({ studio: null, studioText: text })}
      onTake={({ id }, isEnter) => {
        set({ studio: id, studioText: null });
        if (isEnter) onNext();
      }}
      onEnter={onNext}
    />
  );
}

interface TimesBoxProps {
  readonly slot: SlotForm;
  readonly boxRef: Ref<InputRef>;
  readonly error: string | null;
  readonly onEnter: () => void;
  /** ↓ goes on to what is offered. */
  readonly onDown: () => void;
}

/** The times as free text. */
export function TimesBox({ slot, boxRef, error, onEnter: enter, onDown }: TimesBoxProps) {
  const id = useId();
  const { times, typed, set } = slot;
  const isWrong = error !== null;
  const press = handleEnter(enter);
  return (
    <div className="booking-times">
      <label className="field-label" htmlFor={id}>
        {sayBooking('times')}
      </label>
      <Input
        id={id}
        ref={boxRef}
        value={typed.times}
        placeholder={sayBooking('timesHint')}
        autoComplete="off"
        aria-describedby={`${id}-note`}
        aria-invalid={isWrong}
        {...(isWrong ? { status: 'error' as const } : {})}
        onChange={(event) => set({ times: event.target.value })}
        onKeyDown={(event: KeyboardEvent) => {
          press(event);
          if (event.key !== 'ArrowDown' || isComposing(event)) return;
          event.preventDefault();
          onDown();
        }}
      />
      <div className={isWrong ? 'field-error' : 'field-help'} id={`${id}-note`}>
        {times === null ? error : formatWithLength(times)}
      </div>
    </div>
  );
}
