// Chooses a setting of the base, one at a time.
import type { Choices } from '../../contract/base/settings-shapes.ts';

/** Nothing is chosen: every setting stays. */
export const UNCHOSEN = {
  profile: null,
  backupDaily: null,
  backupMonthly: null,
  papersYears: null,
  formsDueDay: null,
  idleMinutes: null,
  language: null,
  theme: null,
} as const satisfies { readonly [N in keyof Choices]: null };

/** Settings that are whole numbers. */
export type NumberName = 'backupDaily' | 'backupMonthly' | 'papersYears' | 'formsDueDay' | 'idleMinutes';
