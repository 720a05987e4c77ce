// Which methods a right gives, and which right a method needs.
import type { Right } from '../domain/base/rights.ts';
import { METHOD_RIGHTS } from './method-table.ts';

/** The names of the methods that these rights give. */
export function methodsWith(has: (right: Right) => boolean): readonly string[] {
  return Object.entries(METHOD_RIGHTS).flatMap(([name, right]) => (has(right) ? [name] : []));
}

/** The right that a method needs, by its name, `group.method`; null where there is no such method. */
export function rightOf(method: string): Right | null {
  return Object.hasOwn(METHOD_RIGHTS, method) ? (METHOD_RIGHTS[method] ?? null) : null;
}
