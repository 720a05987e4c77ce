// A process that creates a base and prints `ok` or the refusal's code: `node create-once.ts FOLDER`.
import { closeBase, createBase } from '../../src/backend/core/db/open.ts';
import { TEST_NOW_MS } from './raw-base.ts';

const made = createBase(process.argv[2] ?? '', { nowMs: () => TEST_NOW_MS });
process.stdout.write(made.ok ? 'ok' : made.refusal.code);
if (made.ok) closeBase(made.value);
