// The gates of docs/rules/safety.md that need a real disk and real kills: `npm run gate -- safety [kill|full|stick|damaged|read-only|flipped]… [--rounds N] [--of KIND]`.
import { parseArgs } from 'node:util';
import { damagedGate } from './safety/damaged-files.ts';
import { flippedGate } from './safety/flipped-base.ts';
import { fullDiskGate } from './safety/full-disk.ts';
import { killGate } from './safety/kill.ts';
import { readOnlyGate, stickGate } from './safety/second-folder.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string' }, of: { type: 'string' } } });

const PARTS = new Map<string, () => Promise<readonly string[]>>([
  ['kill', () => killGate(values.rounds === undefined ? undefined : Number(values.rounds), values.of)],
  ['full', fullDiskGate],
  ['stick', stickGate],
  ['damaged', damagedGate],
  ['read-only', readOnlyGate],
  ['flipped', flippedGate],
]);

for (const [name, run] of PARTS) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const began = performance.now();
  const lines = await run();
  console.log(`${name}, ${Math.round((performance.now() - began) / 1000)} s`);
  for (const line of lines) console.log(`  ${line}`);
}
