// `node test/package/smoke.ts PROGRAM`: the window's program, unpacked, on a base of its own: it shows a screen, closes, refuses a debugger, and leaves the base sound. On Windows and on Linux with a display.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkBase, closeWindow, layWindowGround, refusesDebugger, startedWindow } from './window-package.ts';

const [given] = process.argv.slice(2);
if (given === undefined) throw new Error('usage: node test/package/smoke.ts PROGRAM');
const program = path.resolve(given);
const root = mkdtempSync(path.join(tmpdir(), 'livebase-smoke-'));
const ground = await layWindowGround(root);
await closeWindow(await startedWindow(program, ground));
checkBase(ground);
await refusesDebugger(program, await layWindowGround(path.join(root, 'second')));
rmSync(root, { recursive: true, force: true });
