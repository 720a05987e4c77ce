// What came of a command that was not done: refused in words, or broken by its number.
import type { Told } from './api.tsx';
import { BrokenNote, RefusalNote } from './Notes.tsx';

/** Says why; nothing where there is nothing to say. */
export function ToldNote({ told }: { readonly told: Told<unknown> | null }) {
  if (told === null || told.ok) return null;
  return told.refusal === null ? <BrokenNote number={told.number} /> : <RefusalNote refusal={told.refusal} />;
}
