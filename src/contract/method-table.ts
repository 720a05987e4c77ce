// The right that each method needs, worked out of the contract. The build puts what this comes to in its place: who may do what is asked by every page that opens, and is told without building the shapes of all methods.
import type { Right } from '../domain/base/rights.ts';
import { contract } from './contract.ts';
import type { MethodMeta } from './core/method.ts';

type Entries = Readonly<Record<string, { readonly '~orpc': { readonly meta: MethodMeta } }>>;
const GROUPS: Readonly<Record<string, Entries>> = contract;

/** By the method's name, `group.method`, in the order of the contract. */
export const METHOD_RIGHTS: Readonly<Record<string, Right>> = Object.fromEntries(
  Object.entries(GROUPS).flatMap(([group, methods]) =>
    Object.entries(methods).map(([name, entry]) => [`${group}.${name}`, entry['~orpc'].meta.right]),
  ),
);
