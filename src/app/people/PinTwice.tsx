// A new PIN, typed twice: what is wrong with it is said under its field once it was tried.
import { useState } from 'react';
import { PIN_DIGITS } from '../../domain/base/pin.ts';
import { PinField } from './PinField.tsx';
import { pinTrouble } from './pin-typed.ts';
import { sayPin } from './pin-messages.ts';

/** What is typed; `taken` answers the PIN, or null and says why not. */
export interface TypedPin {
  readonly pin: string;
  readonly again: string;
  readonly isTried: boolean;
  readonly type: (change: { readonly pin?: string; readonly again?: string }) => void;
  readonly taken: () => string | null;
}

/** Holds what is typed. */
export function useTypedPin(): TypedPin {
  const [{ pin, again }, setTyped] = useState({ pin: '', again: '' });
  const [isTried, setTried] = useState(false);
  return {
    pin,
    again,
    isTried,
    type: (change) => setTyped((now) => ({ ...now, ...change })),
    taken: () => {
      setTried(true);
      return pinTrouble(pin, again) === null ? pin : null;
    },
  };
}

/** Both fields. */
export function PinTwice({ typed: { pin, again, isTried, type } }: { readonly typed: TypedPin }) {
  const trouble = isTried ? pinTrouble(pin, again) : null;
  return (
    <>
      <PinField
        label={sayPin('newPin')}
        isNeeded
        value={pin}
        help={sayPin('shape', PIN_DIGITS)}
        error={trouble === 'shape' ? sayPin('shape', PIN_DIGITS) : null}
        onChange={(next) => type({ pin: next })}
      />
      <PinField
        label={sayPin('again')}
        isNeeded
        value={again}
        error={trouble === 'differs' ? sayPin('differs') : null}
        onChange={(next) => type({ again: next })}
      />
    </>
  );
}
