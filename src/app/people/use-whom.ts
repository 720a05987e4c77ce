// Whom a typed name means: its characters, its Pinyin or its initials.
import { useState } from 'react';
import type { Face } from '../../contract/people/people.ts';
import { sayWhom } from './whom-messages.ts';
import { sayMark } from '../ui/i18n.ts';

// Finds whom somebody means by a name, its Pinyin or its initials. Pure.

/** Everybody that what is typed may mean; who is called exactly so stands alone. */
export function matchPeople(faces: readonly Face[], typed: string): readonly Face[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return [];
  const exact = faces.filter(({ name, initials, pinyin }) => [name.toLowerCase(), initials, pinyin].includes(text));
  if (exact.length > 0) return exact;
  return faces.filter(({ name, initials, pinyin }) => [name.toLowerCase(), initials, pinyin].some((word) => word.startsWith(text)));
}

/** The field's text and whom it means; `one` null while nobody or several. */
export function useWhom(faces: readonly Face[], first = '') {
  const [typed, setTyped] = useState(first);
  const meant = matchPeople(faces, typed);
  const [found] = meant;
  const several = meant.length > 1 ? sayWhom('several', { names: meant.map(({ name }) => name).join(sayMark('、')) }) : null;
  const trouble = typed.trim() !== '' && found === undefined ? sayWhom('nobody') : several;
  return { typed, setTyped, trouble, one: meant.length === 1 ? (found ?? null) : null };
}
