// A long command's thread: loads what its parent keeps of compiled code too, says that it may be ended from now on, and runs the command.
import nodeModule from 'node:module';
import { parentPort } from 'node:worker_threads';
import { getThreadData } from '../../backend/core/files/partial-files.ts';
import { READY } from '../../backend/core/jobs/job.ts';
import { isGiven } from './thread-talk.ts';

const { compileCache, given } = getThreadData() ?? { compileCache: null, given: null };
if (!isGiven(given)) throw new Error('no command');
if (compileCache !== null) nodeModule.enableCompileCache(compileCache);
// A thread knows nothing of the terminal behind its streams.
Object.assign(process.stderr, given.terminal);
const [{ loadSqlite }, { main }] = await Promise.all([import('../../backend/core/db/open.ts'), import('./main.ts')]);
loadSqlite();
parentPort?.postMessage(READY);
process.exitCode = await main(given.argv);
