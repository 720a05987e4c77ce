// What the second reader is asked and what it answers.
import type { GrownBlock } from './moves.ts';

/** What a written cell must hold. */
export type ExpectedValue =
  | { readonly kind: 'number' | 'serial'; readonly digits: string }
  /** `keepsRuns`: rich text of the blank in which characters were replaced, its runs with their formats kept. */
  | { readonly kind: 'text'; readonly text: string; readonly keepsRuns?: boolean }
  /** An ISO day in a `t="d"` cell of a strict file. */
  | { readonly kind: 'date'; readonly iso: string }
  /** The style and no value. */
  | { readonly kind: 'empty' };

/** A cell by its sheet's name and its address. */
export interface NamedCell {
  readonly sheet: string;
  readonly cell: string;
}

/** What the filled workbook must be, beside what the blank says. */
export interface ExpectedFill {
  /** By their new addresses. */
  readonly cells: readonly (NamedCell & { readonly value: ExpectedValue })[];
  readonly growths: readonly GrownBlock[];
  /** Formulas whose stored result is new, by their new addresses. Those in copied rows may be left out. */
  readonly recalculated: readonly NamedCell[];
  /** Formulas that lost their result, by their new addresses. */
  readonly notCalculated: readonly NamedCell[];
  /** Formulas whose error the writer knows and names, by their new addresses. */
  readonly knownErrors: readonly NamedCell[];
  /** The map's checks, by the addresses of the blank. */
  readonly checks: readonly (NamedCell & { readonly ok: readonly (string | number | boolean)[] })[];
  /** Ranges that no placeholder is searched in, by the addresses of the blank. */
  readonly keep: readonly { readonly sheet: string; readonly range: string }[];
  readonly searchesPlaceholders: boolean;
}

/** A difference that must not be. `cell` is empty where it is none of one cell. `what` says what differs. */
export interface Difference {
  readonly part: string;
  /** `月报表!D16`, at its new address. */
  readonly cell: string;
  readonly what: string;
  readonly wanted: string;
  readonly found: string;
  /** The three in one, for the refusal's words. */
  readonly detail: string;
}

/** A check of the sheet itself: the map's, and every formula that gives FALSE, an error, or a text that says so. */
export interface SheetCheck extends NamedCell {
  readonly value: string | number | boolean | null;
  readonly ok: boolean;
}

/** An error that the blank did not have. */
export interface NewError extends NamedCell {
  readonly error: string;
  readonly formula: string;
}

/** Everything is as it must be, and what the sheets say of themselves; or the first differences. */
export type SecondReading =
  | {
      readonly ok: true;
      readonly checks: readonly SheetCheck[];
      readonly newErrors: readonly NewError[];
      readonly cells: number;
      readonly parts: number;
    }
  | { readonly ok: false; readonly differences: readonly [Difference, ...Difference[]] };

/** Texts in a detail are cut: a difference is to be found, not printed whole. */
const LONGEST = 80;

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** A difference with its detail. */
export function differenceOf(
  facts: Omit<Difference, 'detail' | 'wanted' | 'found'> & { readonly wanted?: string | null; readonly found?: string | null },
): Difference {
  const wanted = cut(facts.wanted ?? '—');
  const found = cut(facts.found ?? '—');
  return { part: facts.part, cell: facts.cell, what: facts.what, wanted, found, detail: `${facts.what}: ${wanted} → ${found}` };
}
