// A dialog whose first field has the focus once it is open: what is typed goes there at once.
import { useRef } from 'react';

/** `ref` for what holds the field, `afterOpenChange` for the Modal. */
export function useFirstField<E extends HTMLElement>() {
  const ref = useRef<E | null>(null);
  const afterOpenChange = (isOpen: boolean): void => {
    const field = isOpen ? ref.current?.querySelector('input') : null;
    field?.focus();
    field?.select();
  };
  return { ref, afterOpenChange };
}
