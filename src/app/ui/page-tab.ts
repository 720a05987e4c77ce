// A tab of a record's page: it brings its place, its words and what it shows, so that the page needs no list of its tabs.
import type { ComponentType } from 'react';
import type { MethodName } from '../../contract/contract.ts';
import type { Word } from './i18n.ts';

/** A tab over what the page has asked (`D`). */
export interface PageTab<D> {
  /** Its part of the address. */
  readonly key: string;
  /** Where it stands: the smaller, the further left. The first is the one that opens. */
  readonly place: number;
  readonly title: Word;
  /** What it asks: who may not ask it has no such tab. */
  readonly asks?: readonly MethodName[];
  /** How many it holds, where that is worth knowing before it is opened. */
  readonly count?: (detail: D) => number;
  readonly Content: ComponentType<{ readonly detail: D }>;
}

/** The tabs that were found, from the left. */
export function sortTabs<D>(found: Readonly<Record<string, { readonly tab: PageTab<D> }>>): readonly PageTab<D>[] {
  return Object.values(found)
    .map(({ tab }) => tab)
    .toSorted((a, b) => a.place - b.place);
}
