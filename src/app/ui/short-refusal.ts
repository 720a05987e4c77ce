// Refusals at the desk call tenants what its lists call them: by their short names.
import { useMemo } from 'react';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { useNames } from './fields/choice-fields.tsx';
import { sayRefusal } from './window-words.ts';

/** The refusal with every tenant that it calls by its full name called by its short one. */
export function withShortNames(refusal: RefusalData, shortOf: ReadonlyMap<string, string>): RefusalData {
  const data = { ...refusal.data };
  for (const [name, value] of Object.entries(data)) if (typeof value === 'string') data[name] = shortOf.get(value) ?? value;
  return { ...refusal, data };
}

/** Says refusals with short names, in the chosen language. */
export function useSayShort(): (refusal: RefusalData) => string {
  const names = useNames();
  return useMemo(() => {
    const shortOf = new Map(names.tenants.map(({ name, short }) => [name, short]));
    return (refusal) => sayRefusal(withShortNames(refusal, shortOf));
  }, [names]);
}
