// How a Chinese name is typed: in Pinyin, and by the first letters of its syllables.
import { pinyin } from 'pinyin-pro';
import type { Base } from '../core/db/open.ts';

/** How one name is typed. */
interface Spelling {
  readonly pinyin: string;
  readonly initials: string;
}

/** Names of an open base that were spelled before: pickers ask for all of them again and again. */
const spelt = new WeakMap<Base, Map<string, Spelling>>();

function spell(name: string): Spelling {
  const options = { toneType: 'none', type: 'array', nonZh: 'consecutive' } as const;
  const join = (parts: readonly string[]): string => parts.join('').replaceAll(/\s/g, '').toLowerCase();
  return { pinyin: join(pinyin(name, options)), initials: join(pinyin(name, { ...options, pattern: 'first' })) };
}

/** A name's syllables in one, and their first letters, in small letters; what is no Chinese stays as it is. */
export function spellName(base: Base, name: string): Spelling {
  const known = spelt.get(base) ?? new Map<string, Spelling>();
  spelt.set(base, known);
  const spelling = known.get(name) ?? spell(name);
  known.set(name, spelling);
  return spelling;
}
