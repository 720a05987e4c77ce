// Where the process that holds the base starts. Its argument: the folder in which compiled code is kept.
import nodeModule from 'node:module';

const folder = process.argv[2];
if (folder !== undefined) nodeModule.enableCompileCache?.(folder);
const { startBackend } = await import('./backend.ts');
startBackend();
