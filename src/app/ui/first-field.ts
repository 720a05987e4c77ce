// The first field of a form has the keys once the form is there.
import { type RefObject, useEffect, useRef } from 'react';

/** The form to watch: whatever opened it may be gone, and the focus with it. */
export function useFirstField(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement | null>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  return form;
}
