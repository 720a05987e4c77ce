// Chance with a seed, so that a world can be made again from its number.
import { createNumbers } from '../../../src/backend/demo/demo-days.ts';
import { CODE_CHARACTERS, checkDigitOf } from '../codes.ts';
import { dayNo, dayText, firstDay, lastDay, monthOf } from './days.ts';

export interface Chance {
  /** 0 <= x < 1. */
  readonly unit: () => number;
  /** An integer, both ends included. */
  readonly int: (least: number, most: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** True once in `1 / share` times. */
  readonly is: (share: number) => boolean;
  readonly shuffled: <T>(list: readonly T[]) => T[];
  /** A day of the span; a third of them on the first or last day of a month. */
  readonly day: (from: string, to: string) => string;
}

function snapped(chance: Chance, day: string, from: string, to: string): string {
  const edge = chance.is(0.5) ? firstDay(monthOf(day)) : lastDay(monthOf(day));
  return edge < from || edge > to ? day : edge;
}

/** Chance that gives the same for the same seed, from the numbers that the demo's dice are made of. */
export function chanceOf(seed: number): Chance {
  const next = createNumbers(seed * 0x9e37_79b1);
  const unit = (): number => next() / 4_294_967_296;
  const int = (least: number, most: number): number => least + Math.floor(unit() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[int(0, list.length - 1)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  };
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((one) => [unit(), one] as const)
      .toSorted((left, right) => left[0] - right[0])
      .map(([, one]) => one);
  const chance: Chance = {
    unit,
    int,
    pick,
    shuffled,
    is: (share) => unit() < share,
    day: (from, to) => {
      const day = dayText(int(dayNo(from), Math.max(dayNo(from), dayNo(to))));
      return chance.is(0.33) ? snapped(chance, day, from, to) : day;
    },
  };
  return chance;
}

/** A 统一社会信用代码 with its check digit (GB 32100-2015), or with a wrong one. */
export function usccOf(chance: Chance, holds: boolean): string {
  const body = `9144030${chance.int(1, 9)}MA${Array.from({ length: 7 }, () => chance.pick([...CODE_CHARACTERS])).join('')}`;
  const right = checkDigitOf(body);
  return body + CODE_CHARACTERS.charAt(holds ? right : (right + chance.int(1, 30)) % 31);
}
