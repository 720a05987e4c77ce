// Which tenants the list shows, remembered on this computer.
import { useSyncExternalStore } from 'react';
import { readPreference, watchChoices, writePreference } from '../ui/preferences.ts';

/** Those in the base today, all, or those that have left. */
export const WHOSE = ['in', 'all', 'left'] as const;
export type Whose = (typeof WHOSE)[number];

function chosen(): Whose {
  return WHOSE.find((one) => one === readPreference('tenants.whose')) ?? 'in';
}

/** The choice and how to change it. */
export function useResidencyFilter(): readonly [Whose, (whose: Whose) => void] {
  const whose = useSyncExternalStore(watchChoices, chosen);
  return [whose, (next) => writePreference('tenants.whose', next)];
}
