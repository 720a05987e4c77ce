// Whom a typed name means: its characters, its Pinyin or its initials.
import { useState } from 'react';
import type { Face } from '../../contract/people/people.ts';
import { matchPeople } from './match-people.ts';
import { sayWhom } from './whom-messages.ts';

/** The field's text and whom it means; `one` null while nobody or several. */
export function useWhom(faces: readonly Face[], first = '') {
  const [typed, setTyped] = useState(first);
  const meant = matchPeople(faces, typed);
  const [found] = meant;
  const several = meant.length > 1 ? sayWhom('several', { names: meant.map(({ name }) => name).join('、') }) : null;
  const trouble = typed.trim() !== '' && found === undefined ? sayWhom('nobody') : several;
  return { typed, setTyped, trouble, one: meant.length === 1 ? (found ?? null) : null };
}
