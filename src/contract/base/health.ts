// What somebody who looks after a computer has to see to, judged once for the command line and the page. Pure.
import type { About, BackupsView } from './settings-shapes.ts';

/** Below this a backup and an update may no longer fit. */
const LITTLE_BYTES = 1_000_000_000;

/** The backup is old or missing; no second folder is set, or it is away; the last check found something; the disk is nearly full. */
export const HEALTH_TROUBLES = ['backupOld', 'secondNone', 'secondAway', 'checkBad', 'diskLow'] as const;
export type HealthTrouble = (typeof HEALTH_TROUBLES)[number];

/** Lists what is to be seen to; empty where all is well. */
export function listHealthTroubles(
  { sizes, lastCheck }: Pick<About, 'sizes' | 'lastCheck'>,
  { age, second }: Pick<BackupsView, 'age' | 'second'>,
): readonly HealthTrouble[] {
  const found: Readonly<Record<HealthTrouble, boolean>> = {
    backupOld: age.level !== 'ok',
    secondNone: second === null,
    secondAway: second?.isThere === false,
    checkBad: lastCheck?.ok === false,
    diskLow: sizes.free !== null && sizes.free < LITTLE_BYTES,
  };
  return HEALTH_TROUBLES.filter((one) => found[one]);
}
