// Where a job's thread starts: what its parent keeps of compiled code serves it too, and only then is the worker loaded.
import nodeModule from 'node:module';
import { getThreadData } from './core/files/partial-files.ts';

const folder = getThreadData()?.compileCache ?? null;
if (folder !== null) nodeModule.enableCompileCache(folder);
await import('./job-worker.ts');
