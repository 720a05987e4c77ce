// `node test/package/release.ts FOLDER NOTES`: what stands beside the packages of a release: SHA256SUMS, and by the key in LIVEBASE_UPDATE_KEY the signed manifest that programs take updates by. Without a key there is no manifest, and it says so.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';

/** What people are handed; whatever else a builder leaves is none of it. */
const PACKAGE = /\.(?:exe|AppImage|tar\.gz|pdf)$/;

/** The sums of a folder's packages, as sha256sum reads them. */
export function sumsOf(folder: string): string {
  const names = readdirSync(folder).filter((name) => PACKAGE.test(name));
  const lines = names.toSorted().map(
    (name) =>
      `${createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('hex')}  ${name}\n`,
  );
  return lines.join('');
}

function main(folder: string, notes: string): void {
  const sums = sumsOf(folder);
  if (sums === '') throw new Error(`no package in ${folder}`);
  writeFileSync(path.join(folder, 'SHA256SUMS'), sums);
  console.log(sums);
  if ((process.env['LIVEBASE_UPDATE_KEY'] ?? '') === '') {
    console.log(
      'no manifest for updates is made: LIVEBASE_UPDATE_KEY is not set; programs are updated by a new installer over the old one',
    );
    return;
  }
  const words = [path.join(import.meta.dirname, 'update.ts'), 'manifest', '--in', folder, '--notes', notes];
  process.exitCode = spawnSync(process.execPath, words, { stdio: 'inherit' }).status ?? 1;
}

const [folder, notes] = process.argv.slice(2);
if (import.meta.main) {
  if (folder === undefined || notes === undefined) throw new Error('usage: node test/package/release.ts FOLDER NOTES');
  main(path.resolve(folder), path.resolve(notes));
}
