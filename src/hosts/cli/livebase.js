#!/usr/bin/env node
// The `livebase` command: finds a Node that runs TypeScript and starts main.ts in it. Plain JavaScript: old Nodes read it.
import { spawn } from 'node:child_process';
import nodeModule from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROGRAM_FOLDER } from '../../backend/core/files/program-folder.js';
import { chooseNode, findOwnNode, nodeNeededSentence } from './node-choice.js';

/** Compiled code is kept in the project's own folder; of a package of the system, whose folder nobody writes to, with the user. Where that can't be written Node simply compiles again. */
const COMPILE_CACHE = PROGRAM_FOLDER.startsWith('/usr/')
  ? join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'livebase')
  : join(PROGRAM_FOLDER, 'node_modules', '.cache', 'livebase');

/** Signals that end a command; they are handed on so that the program can finish its transaction. */
const ENDING_SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

const argv = process.argv.slice(2);

/**
 * Prints why nothing was done; with `--json` also as the error document of every command.
 * @param {string} code
 * @param {string} message
 */
function refuse(code, message) {
  process.stderr.write(`${message}\n`);
  if (argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error: { code, message, details: {} } })}\n`);
  process.exitCode = 1;
}

/**
 * Runs this file again in `program` with the same arguments and streams, and ends as it ends.
 * @param {string} program
 */
function startAgain(program) {
  const child = spawn(program, [fileURLToPath(import.meta.url), ...argv], { stdio: 'inherit' });
  // A terminal's Ctrl+C reaches both processes; a signal that was sent to this one alone must be handed on.
  const atTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  for (const signal of ENDING_SIGNALS) process.on(signal, () => (signal !== 'SIGTERM' && atTerminal ? undefined : child.kill(signal)));
  child.on('error', () => refuse('NODE_NEEDED', nodeNeededSentence(process.version)));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exitCode = code ?? 1;
    else endBy(signal);
  });
}

/**
 * Ends this process by the signal that ended the program, so that a caller sees the same.
 * @param {NodeJS.Signals} signal
 */
function endBy(signal) {
  for (const one of ENDING_SIGNALS) process.removeAllListeners(one);
  process.kill(process.pid, signal);
}

/** What may take long runs in a thread; all else here, which starts sooner. That packages are not installed is the one thing that a person can mend. */
async function startHere() {
  nodeModule.enableCompileCache?.(COMPILE_CACHE);
  try {
    const { canBeLong } = await import('./long-commands.ts');
    const { main } = await (canBeLong(argv) ? import('./in-thread.ts') : import('./main.ts'));
    process.exitCode = await main(argv);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    refuse('PACKAGES_MISSING', `程序文件不全，请先运行 npm ci。 / Something is not installed: run npm ci first. (${error.message})`);
  }
}

const choice = chooseNode(process.version, () => findOwnNode(import.meta.url, `${process.platform}-${process.arch}`));
if (choice.kind === 'here') await startHere();
else if (choice.kind === 'own') startAgain(choice.program);
else refuse('NODE_NEEDED', nodeNeededSentence(process.version));
