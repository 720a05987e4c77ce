// Which methods a right gives, and which right a method needs: read from the entries of the contract.
import type { Right } from '../domain/base/rights.ts';
import { contract } from './contract.ts';
import type { MethodMeta } from './core/method.ts';

type Entries = Readonly<Record<string, { readonly '~orpc': { readonly meta: MethodMeta } }>>;
const GROUPS: Readonly<Record<string, Entries>> = contract;

/** By the method's name, `group.method`, in the order of the contract. */
const METHOD_RIGHTS: ReadonlyMap<string, Right> = new Map(
  Object.entries(GROUPS).flatMap(([group, methods]) =>
    Object.entries(methods).map(([name, entry]) => [`${group}.${name}`, entry['~orpc'].meta.right] as const),
  ),
);

/** The names of the methods that these rights give. */
export function listMethodsWith(has: (right: Right) => boolean): readonly string[] {
  return [...METHOD_RIGHTS].flatMap(([name, right]) => (has(right) ? [name] : []));
}

/** The right that a method needs, by its name, `group.method`; null where there is no such method. */
export function rightOf(method: string): Right | null {
  return METHOD_RIGHTS.get(method) ?? null;
}
