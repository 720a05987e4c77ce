// Where a job's thread starts: what its parent keeps of compiled code serves it too, and only then is the worker loaded.
import nodeModule from 'node:module';
import { workerData } from 'node:worker_threads';

const folder: unknown = workerData;
if (typeof folder === 'string') nodeModule.enableCompileCache(folder);
await import('./job-worker.ts');
