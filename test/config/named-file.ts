// Before each test file: its name for whatever runs in it, threads and processes too, that notes something of it (zone-reached.js).
import path from 'node:path';
import { expect } from 'vitest';

process.env['LIVEBASE_TEST_FILE'] = path.relative(path.join(import.meta.dirname, '..', '..'), expect.getState().testPath ?? '');
