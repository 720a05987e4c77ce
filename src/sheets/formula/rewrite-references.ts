// A formula with its references changed, and not a byte besides.
import { printReference, type Reference } from './references.ts';
import { tokensOf } from './tokens.ts';

/**
 * A formula with its references changed: `change` gives the new one, or null to leave it. Every byte outside of a
 * changed reference stays: strings, spaces, names, structured references, the writing of those left alone.
 */
export function rewriteReferences(formula: string, change: (reference: Reference) => Reference | null): string {
  let result = '';
  let done = 0;
  for (const token of tokensOf(formula)) {
    const changed = token.reference === null ? null : change(token.reference);
    if (token.reference === null || changed === null) continue;
    const text = printReference(changed);
    if (text === printReference(token.reference)) continue;
    result += formula.slice(done, token.from) + text;
    done = token.to;
  }
  return done === 0 ? formula : result + formula.slice(done);
}
