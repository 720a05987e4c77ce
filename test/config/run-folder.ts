// Before the tests: a folder for everything that this run puts down, taken away with it; bases that were made once stand in it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Lays it out; answers what takes it away again. */
export function setup(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'livebase-tests-'));
  const made = path.join(folder, 'made');
  mkdirSync(made);
  process.env['LIVEBASE_MADE_BASES'] = made;
  // What is known of bases outside of them: never in the person's own configuration folder.
  process.env['LIVEBASE_CONFIG'] = path.join(folder, 'config');
  // Where Node and what tests start put temporary files; Windows has its own name for it.
  process.env[process.platform === 'win32' ? 'TEMP' : 'TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
