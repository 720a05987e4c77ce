// The base that a host with a page holds: one at a time, or none yet, or one that could not be opened and why.
import type { Refusal, Result } from '../domain/values/result.ts';
import { judgeDataFolder } from './data-folder.ts';
import { type Base, type Clock, closeBase, openBase } from './core/db/open.ts';
import { trackWrites } from './core/db/row-digests.ts';

type Held =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly base: Base }
  | { readonly kind: 'refused'; readonly folder: string; readonly refusal: Refusal };

/** The holder. Only it closes what it opened. */
export interface CurrentBase {
  readonly clock: Clock;
  readonly base: () => Base | null;
  /** The folder of the base that is open, or was to be. */
  readonly folder: () => string | null;
  readonly refusal: () => Refusal | null;
  /** Closes what is open and opens the base in `folder`. A refusal is kept as the state, and answered. */
  readonly open: (folder: string) => Result<Base>;
  readonly close: () => void;
}

/** A holder of no base yet. */
export function holdBase(clock: Clock): CurrentBase {
  let held: Held = { kind: 'none' };
  const close = (): void => {
    if (held.kind === 'open') closeBase(held.base);
    held = { kind: 'none' };
  };
  const open = (given: string): Result<Base> => {
    close();
    const folder = judgeDataFolder(given);
    const base = folder.ok ? openBase(folder.value, clock) : folder;
    // From now on: what is read of it is kept until it is written (core/db/kept-while.ts).
    if (base.ok) trackWrites(base.value.db);
    held = base.ok ? { kind: 'open', base: base.value } : { kind: 'refused', folder: given, refusal: base.refusal };
    return base;
  };
  return {
    clock,
    base: () => (held.kind === 'open' ? held.base : null),
    folder: () => (held.kind === 'open' ? held.base.folder : held.kind === 'refused' ? held.folder : null),
    refusal: () => (held.kind === 'refused' ? held.refusal : null),
    open,
    close,
  };
}
