// What came of a command that was not done: refused in words, or broken by its number.
import { ALREADY_SENT, type Outcome } from './api.tsx';
import { BrokenNote, RefusalNote } from './Notes.tsx';
import { sayUi } from './ui-messages.ts';

/** Says why; nothing where there is nothing to say. `what`: the button that was pressed. */
export function OutcomeNote({ outcome, what }: { readonly outcome: Outcome<unknown> | null; readonly what?: string }) {
  if (outcome === null || outcome.ok || outcome === ALREADY_SENT) return null;
  if (outcome.refusal === null) return <BrokenNote number={outcome.number} />;
  return <RefusalNote refusal={outcome.refusal} title={what === undefined ? sayUi('refused') : sayUi('refusedWhat', { what })} />;
}
