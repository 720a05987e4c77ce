// `npm run gate -- deb`: what lintian finds in the Debian packages, and the one for this machine installed in a root folder without Node, worked with, updated over a base in use, removed and purged: nothing of the program is left, and all of the data.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { must, openBareRoot } from './bare-root.ts';
import { readyTools } from './wine.ts';

const PACKAGES = path.join(PROGRAM_FOLDER, 'dist', 'packages');
const packageOf = (arch: string): string => path.join(PACKAGES, `livebase_${manifest.version}_${arch}.deb`);

function run(program: string, words: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  if (error !== undefined || status !== 0)
    throw new Error(`${program} ${words.join(' ')}: ${status} ${error?.message ?? ''}\n${stdout}${stderr}`);
  return stdout;
}

readyTools([
  { program: 'lintian', packages: ['lintian'] },
  { program: 'desktop-file-validate', packages: ['desktop-file-utils'] },
]);
for (const arch of ['amd64', 'arm64']) {
  run('lintian', ['--allow-root', '--fail-on', 'error,warning', packageOf(arch)]);
  console.log(`lintian: no error and no warning in ${path.basename(packageOf(arch))}`);
}

const { root, bring, bringLibrariesOf, ends, remove } = openBareRoot('/usr/bin/livebase');
/** Every file in the root, but for dpkg's own notes. */
const filesIn = (): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('var/'))
    .toSorted();
/** The root has no dpkg of its own and nothing of what the package depends on but its libraries. */
const dpkg = (...words: string[]): string => run('dpkg', [`--root=${root}`, '--force-depends', '--force-not-root', ...words]);

try {
  for (const folder of ['info', 'updates', 'triggers']) mkdirSync(path.join(root, 'var', 'lib', 'dpkg', folder), { recursive: true });
  for (const file of ['status', 'available']) writeFileSync(path.join(root, 'var', 'lib', 'dpkg', file), '');
  // The libraries are part of the system: brought before the package, found by the Node that the project has.
  bringLibrariesOf(process.execPath);
  // Every Debian has it; the command finds its place through its link by it.
  bring('/usr/bin/readlink');
  const before = filesIn();
  dpkg('--install', packageOf('amd64'));
  const added = filesIn().filter((name) => !before.includes(name));
  for (const name of ['bin/livebase', 'lib/systemd/user/livebase.service', 'share/mime/packages/livebase.xml'])
    must(added.includes(`usr/${name}`), `usr/${name} is installed`);
  const entry = path.join(root, 'usr', 'share', 'applications', 'livebase.desktop');
  run('desktop-file-validate', [entry]);
  must(existsSync(path.join(root, 'usr/share/icons/hicolor/512x512/apps/livebase.png')), 'the icon of the menu entry is installed');
  const started = /^ExecStart=(\S+)/m.exec(readFileSync(path.join(root, 'usr/lib/systemd/user/livebase.service'), 'utf8'))?.[1] ?? '';
  must(existsSync(path.join(root, started)), `the unit starts a program that is there: ${started}`);
  must(ends(0, ['version']).trim() === manifest.version, 'it says its version');
  ends(0, ['demo', '--data', '/data', '--out', '/out']);
  ends(0, ['check', '--full', '--data', '/data']);
  dpkg('--install', packageOf('amd64'));
  ends(0, ['check', '--data', '/data']);
  const data = readFileSync(path.join(root, 'data', 'livebase.db'));
  for (const how of ['--remove', '--purge']) dpkg(how, 'livebase');
  const left = filesIn().filter((name) => !before.includes(name) && !/^(?:data|out|home|tmp)\b/.test(name));
  must(left.join() === '', `nothing of the program is left: ${left.slice(0, 5).join(', ')}`);
  must(readFileSync(path.join(root, 'data', 'livebase.db')).equals(data), 'the data is as it was');
  console.log(`deb: ${added.length} files installed, worked with, installed over, removed and purged; the data is as it was`);
} finally {
  remove();
}
