// Runs a piece of work as the program runs long work: in a thread with the program's limits, and with compiled code kept between runs, as in what is shipped. `node test/bench/in-thread.ts SCRIPT WORDS…`
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { THREAD_LIMITS } from '../../src/backend/core/jobs/own-thread.ts';

const [script = '', ...argv] = process.argv.slice(2);
const thread = new Worker(path.join(import.meta.dirname, script), { argv, resourceLimits: THREAD_LIMITS });
thread.on('exit', (code) => (process.exitCode = code));
