// `npm run gate -- updates`: 5,000 damaged, forged, old and foreign updates through the very judgement that installs; none may be taken, each must be refused for what it is.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { judgeFolder, createPrivateCopy } from '../../src/backend/safety/updates.ts';
import { KEYS, OWN, layGood, tryHostile } from '../helpers/hostile-updates.ts';

const COUNT = 5000;
const folder = mkdtempSync(path.join(tmpdir(), 'livebase-updates-'));
const ground = { ...OWN, keys: KEYS, sticks: () => [] };
const judge = async (): Promise<string | null> => {
  const offer = await judgeFolder(folder, ground);
  const copy = offer.ok ? createPrivateCopy(offer.value) : offer;
  return copy.ok ? null : copy.refusal.code;
};
try {
  layGood(folder);
  if ((await judge()) !== null) throw new Error('a good update is refused');
  const began = performance.now();
  const faults = await tryHostile(folder, COUNT, judge);
  for (const fault of faults) console.log(fault);
  console.log(
    `${COUNT} hostile updates: ${faults.length} not refused as they should be, ${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
