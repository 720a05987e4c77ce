// How a Chinese name is typed: in Pinyin, and by the first letters of its syllables.
import { pinyin, polyphonic } from 'pinyin-pro';
import type { Base } from '../core/db/open.ts';

/** How one name is typed. */
interface Spelling {
  readonly pinyin: string;
  readonly initials: string;
  /** Initials and Pinyin with a character read otherwise, where it then begins with another letter: 曾厝安 is zcasz and ccasz. */
  readonly others: readonly string[];
}

/** Names of an open base that were spelled before: pickers ask for all of them again and again. */
const spelt = new WeakMap<Base, Map<string, Spelling>>();

/** A name of many such characters is found by its usual reading alone. */
const MOST_OTHERS = 8;

function listOtherReadings(name: string): readonly string[] {
  const usual = pinyin(name, { toneType: 'none', type: 'array' });
  const readings = polyphonic(name, { toneType: 'none', type: 'array' });
  const others = usual.flatMap((one, at) =>
    (readings[at] ?? []).filter((other) => other.slice(0, 1) !== one.slice(0, 1)).map((other) => usual.with(at, other)),
  );
  const write = (parts: readonly string[]): string => parts.join('').replaceAll(/\s/g, '').toLowerCase();
  return others.length > MOST_OTHERS ? [] : others.flatMap((parts) => [write(parts.map((part) => part.slice(0, 1))), write(parts)]);
}

function spell(name: string): Spelling {
  const options = { toneType: 'none', type: 'array', nonZh: 'consecutive' } as const;
  const join = (parts: readonly string[]): string => parts.join('').replaceAll(/\s/g, '').toLowerCase();
  return {
    pinyin: join(pinyin(name, options)),
    initials: join(pinyin(name, { ...options, pattern: 'first' })),
    others: listOtherReadings(name),
  };
}

/** A name's syllables in one, and their first letters, in small letters; what is no Chinese stays as it is. */
export function spellName(base: Base, name: string): Spelling {
  const known = spelt.get(base) ?? new Map<string, Spelling>();
  spelt.set(base, known);
  const spelling = known.get(name) ?? spell(name);
  known.set(name, spelling);
  return spelling;
}
