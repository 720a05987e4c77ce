// A part of the shift's list, and the short times that stand in it.
import type { ReactNode } from 'react';
import { instant, printInstant } from '../../../domain/time/calendar.ts';

/** `11-10 20:00`. */
export function formatShortTime(at: number): string {
  return printInstant(instant(at)).slice(5);
}

/** A part of the list with its count. */
export function ShiftPart({ title, count, children }: { readonly title: string; readonly count: number; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="side-group-title">
        {title} {count}
      </h3>
      {children}
    </section>
  );
}
