// Finds whom somebody means by a name, its Pinyin or its initials. Pure.
import type { Face } from '../../contract/people/people.ts';

/** Everybody that what is typed may mean; who is called exactly so stands alone. */
export function matchPeople(faces: readonly Face[], typed: string): readonly Face[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return [];
  const exact = faces.filter(({ name, initials, pinyin }) => [name.toLowerCase(), initials, pinyin].includes(text));
  if (exact.length > 0) return exact;
  return faces.filter(({ name, initials, pinyin }) => [name.toLowerCase(), initials, pinyin].some((word) => word.startsWith(text)));
}
