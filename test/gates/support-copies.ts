// Support copies of twenty random worlds, looked through by nothing of the program's: `npm run gate -- support`.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..');
const VITEST = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const words = ['run', '--config', 'test/config/vitest.config.ts', 'test/hostile/support-copy.test.ts'];
const ended = spawnSync(process.execPath, [VITEST, ...words], { cwd: ROOT, stdio: 'inherit', env: { ...process.env, LIVEBASE_DEEP: '1' } });
process.exitCode = ended.status ?? 1;
