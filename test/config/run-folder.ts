// Before the tests: a folder for everything that this run puts down, taken away with it; bases that were made once stand in it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where notes are wanted of who asks for the machine's time zone (.ci/run), they are taken in every process and thread that starts from here. */
function watchZones(): void {
  const notes = process.env['LIVEBASE_ZONE_NOTES'] ?? '';
  if (notes === '') return;
  writeFileSync(notes, '');
  const watching = `--import ${new URL('zone-reached.js', import.meta.url).href}`;
  process.env['NODE_OPTIONS'] = [process.env['NODE_OPTIONS'] ?? '', watching].join(' ').trim();
}

/** Lays it out; answers what takes it away again. */
export function setup(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'livebase-tests-'));
  const made = path.join(folder, 'made');
  mkdirSync(made);
  process.env['LIVEBASE_MADE_BASES'] = made;
  // What is known of bases outside of them: never in the person's own configuration folder.
  process.env['LIVEBASE_CONFIG'] = path.join(folder, 'config');
  // What tests expect was worked out by a profile that stays as it is: the one that ships may grow.
  process.env['LIVEBASE_PROFILES'] = path.join(import.meta.dirname, '..', 'fixtures', 'profiles');
  // Where Node and what tests start put temporary files; Windows has its own name for it.
  process.env[process.platform === 'win32' ? 'TEMP' : 'TMPDIR'] = folder;
  watchZones();
  return () => rmSync(folder, { recursive: true, force: true });
}
