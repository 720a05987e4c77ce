// `npm start`: opens the window, or the browser where there is no Electron. Plain JavaScript: an npm script runs it with the project's Node.
import { startProgram } from './program.ts';

process.exitCode = await startProgram(process.argv.slice(2));
