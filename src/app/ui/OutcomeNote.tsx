// What came of a command that was not done: refused in words, or broken by its number.
import { ALREADY_SENT, type Outcome } from './api.tsx';
import { BrokenNote, RefusalNote } from './Notes.tsx';

/** Says why; nothing where there is nothing to say. */
export function OutcomeNote({ outcome }: { readonly outcome: Outcome<unknown> | null }) {
  if (outcome === null || outcome.ok || outcome === ALREADY_SENT) return null;
  return outcome.refusal === null ? <BrokenNote number={outcome.number} /> : <RefusalNote refusal={outcome.refusal} />;
}
