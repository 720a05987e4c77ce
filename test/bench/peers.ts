// Programs of others that the benches measure beside ours: installed into bench-output, so that nobody else has to install them.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The release that is measured. */
export const EXCELJS = '4.4.0';

/** Installs exceljs into `output`/peers, where it isn't there yet. */
export function installPeers(output: string): void {
  const folder = path.join(output, 'peers');
  if (existsSync(path.join(folder, 'node_modules', 'exceljs'))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  process.stderr.write(`installing exceljs ${EXCELJS} into bench-output/peers\n`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, ['install', '--no-audit', '--no-fund', '--ignore-scripts', `exceljs@${EXCELJS}`], {
    cwd: folder,
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
}
