// A byte of a closed base turned over: it is refused, or a full check finds it, or it stood where nothing stands and every row is as before.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { closeBase, openBase } from '../../../src/backend/core/db/open.ts';
import { checkBase } from '../../../src/backend/safety/check.ts';
import { seeded } from '../../helpers/damage.ts';
import { DEMO_CLOCK } from '../../helpers/demo-day.ts';
import { fingerprint } from '../../helpers/fingerprint.ts';
import { expectSound, looking, makeWorldBase, scratchFolder, useConfig } from './ground.ts';

const HEADER_BYTES = 100;
const RANDOM_PLACES = 200;
const ALL_BITS = 0xff;

/** What became of the base with that byte turned over: a refusal's code, what the check names, or that nothing stood there. */
function outcomeOf(folder: string, state: string): string {
  const opened = openBase(folder, DEMO_CLOCK);
  if (!opened.ok) return `refused: ${opened.refusal.code}`;
  try {
    const failing = checkBase(opened.value, { full: true }).checks.filter(({ ok, name }) => !ok && name !== 'backup');
    if (failing.length > 0) return 'found by the check';
    return fingerprint(opened.value.db, []) === state ? 'nothing stood there' : 'TROUBLE: another content, and nobody noticed';
  } catch (error) {
    return `TROUBLE: ${String(error)}`;
  } finally {
    closeBase(opened.value);
  }
}

/** Every byte of the header and 200 random places. */
export async function flippedGate(): Promise<readonly string[]> {
  const { folder, drop } = scratchFolder('flipped');
  try {
    useConfig(path.join(folder, 'config'));
    const base = await makeWorldBase(path.join(folder, 'base'));
    expectSound(base);
    const state = looking(base, ({ db }) => fingerprint(db, []));
    const [file, kept] = [path.join(base, 'livebase.db'), path.join(folder, 'kept.db')];
    copyFileSync(file, kept);
    const bytes = readFileSync(kept);
    const pick = seeded(1);
    const places = [...Array(HEADER_BYTES).keys(), ...Array.from({ length: RANDOM_PLACES }, () => pick(bytes.length))];
    const counts = new Map<string, number>();
    for (const place of places) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(place) ^ ALL_BITS, place);
      writeFileSync(file, flipped);
      const outcome = outcomeOf(base, state);
      const told = outcome.startsWith('TROUBLE') ? `${outcome}, at ${place}` : outcome;
      counts.set(told, (counts.get(told) ?? 0) + 1);
    }
    copyFileSync(kept, file);
    expectSound(base);
    return [...counts].map(([outcome, times]) => `${times} ${outcome}`);
  } finally {
    drop();
  }
}
