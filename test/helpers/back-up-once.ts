// A process that makes one backup and prints the answer: `node back-up-once.ts FOLDER TARGET`.
import { createBackup } from '../../src/backend/safety/backup.ts';
import { openBase } from '../../src/backend/core/db/open.ts';
import { TEST_NOW_MS } from './raw-base.ts';
import { TESTER } from './sample-base.ts';

process.on('SIGXFSZ', () => undefined);
const [folder = '', target = ''] = process.argv.slice(2);
const base = openBase(folder, { nowMs: () => TEST_NOW_MS });
process.stdout.write(JSON.stringify(base.ok ? createBackup(base.value, TESTER, { folder: target }) : base));
