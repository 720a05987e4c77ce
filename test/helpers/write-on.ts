// A process that books hour after hour and prints each id once the database has it: `node write-on.ts FOLDER FIRST`.
import { openBase } from '../../src/backend/core/db/open.ts';
import { writeSync } from 'node:fs';
import { addBooking } from './sample-base.ts';
import { TEST_NOW_MS } from './raw-base.ts';

const [folder = '', first = '0'] = process.argv.slice(2);
const base = openBase(folder, { nowMs: () => TEST_NOW_MS });
if (!base.ok) throw new Error(base.refusal.code);
for (let nth = Number(first); ; nth += 1) writeSync(1, `${addBooking(base.value, nth)}\n`);
