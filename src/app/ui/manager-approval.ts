// Where a clerk lacks a right that a manager may lend for one action: anyone who holds the dialog is asked, and the action is sent again.
import { createContext, useContext } from 'react';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { LENDABLE, type Right } from '../../domain/base/rights.ts';

/** One action that a manager has to allow. */
export interface Wanted {
  readonly method: string;
  /** What it is asked with: the right is lent for nothing else. */
  readonly input: unknown;
  readonly right: Right;
}

/** Asks a manager; true: allowed, for this one call. */
export type AskManager = (wanted: Wanted) => Promise<boolean>;

/** Holds the caller; null where nobody can. */
export const LendContext = createContext<AskManager | null>(null);

/** Asks a manager; null where nobody can. */
export function useAskManager(): AskManager | null {
  return useContext(LendContext);
}

/** The right that a refusal is about, where a manager may lend it. */
export function lendableOf(refusal: RefusalData): Right | null {
  if (refusal.code !== 'NOT_ALLOWED') return null;
  return LENDABLE.find((right) => right === refusal.data['right']) ?? null;
}

type Answered = { readonly ok: true } | { readonly ok: false; readonly refusal: RefusalData };

/** Sends; where a manager has to agree asks one, and sends once more if they do. What was refused stays the answer where they don't. */
export async function withManagerApproval<A extends Answered>(
  send: () => Promise<A>,
  { method, input, ask }: { readonly method: string | null; readonly input: unknown; readonly ask: AskManager | null },
): Promise<A> {
  const answer = await send();
  const right = answer.ok ? null : lendableOf(answer.refusal);
  if (right === null || method === null || ask === null) return answer;
  return (await ask({ method, input, right })) ? send() : answer;
}
