// `npm run test:zones`: the whole suite twice, in time zones on both sides of the base's own: no test may read the machine's.
import { spawnSync } from 'node:child_process';

for (const zone of ['UTC', 'America/Los_Angeles']) {
  console.log(`TZ=${zone}`);
  const run = spawnSync('vitest', ['run', '--config', 'test/config/vitest.config.ts'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, TZ: zone },
  });
  if (run.status !== 0) process.exitCode = 1;
}
