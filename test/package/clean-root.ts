// `npm run gate -- tarball`: unpacks the tarball in a root folder that holds a shell, the C library and nothing else, and works with it there: the demo, a full check, the page in a browser, an update from an older version by a signed stick. Linux, and the right to chroot.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { addMonths, getDayOfInstant, convertMillisecondsToInstant, monthOf } from '../../src/domain/time/calendar.ts';
import { must, openBareRoot, ROOT_ENVIRONMENT } from './bare-root.ts';
import { listElfFaults } from './elf-needs.ts';
import { makeKeyPair, writeUpdate } from './update-files.ts';

const TARBALL = path.join(PROGRAM_FOLDER, 'dist', 'packages', `livebase-${manifest.version}-linux-x64.tar.gz`);
const PROGRAM = '/opt/livebase/livebase';
/** The version that the installed program pretends to be before its update. */
const OLDER = '0.0.9';
/** The demo's newest full month. */
const REPORTED = addMonths(monthOf(getDayOfInstant(convertMillisecondsToInstant(Date.now()))), -1);

const { root, bring, bringLibrariesOf, inRoot, ends, remove } = openBareRoot(PROGRAM);

function run(...words: string[]): string {
  return ends(0, words);
}

/** The installed program becomes an older one that believes a key of this run; the tarball lies on a stick, signed by it. */
function layOlderAndStick(): void {
  const pair = makeKeyPair();
  const app = path.join(root, 'opt', 'livebase', 'app');
  const facts: unknown = JSON.parse(readFileSync(path.join(app, 'package.json'), 'utf8'));
  writeFileSync(path.join(app, 'package.json'), JSON.stringify({ ...Object(facts), version: OLDER }));
  writeFileSync(path.join(app, 'resources', 'update-keys.json'), JSON.stringify({ keys: [{ name: 'gate', key: pair.publicKey }] }));
  const stick = path.join(root, 'stick');
  mkdirSync(stick);
  copyFileSync(TARBALL, path.join(stick, path.basename(TARBALL)));
  writeUpdate(stick, {
    version: manifest.version,
    notesZh: '试更新',
    files: [path.basename(TARBALL)],
    privateKey: pair.privateKey,
  });
}

/** An update of a base in use, by the command, from a stick; and what is no update is refused. */
function updatesFromAStick(): void {
  for (const program of ['/bin/tar', '/bin/gzip']) bring(program);
  const before = run('report', '--data', '/data', '--month', REPORTED, '--json');
  layOlderAndStick();
  must(run('version').trim() === OLDER, 'the older program does not say its version');
  run('update', 'folder', '/stick', '--data', '/data');
  must(run('update', 'look', '--data', '/data').includes(manifest.version), 'the update is not found');
  const said = run('update', 'install', '--data', '/data');
  must(said.includes('备份'), `no word of the backup: ${said}`);
  must(run('version').trim() === manifest.version, 'the new program is not in place');
  must(existsSync(path.join(root, 'opt', 'livebase.before-update', 'livebase')), 'the older program is gone');
  run('check', '--full', '--data', '/data');
  must(run('report', '--data', '/data', '--month', REPORTED, '--json') === before, 'the report is another one after the update');
  ends(1, ['update', 'look', '--data', '/data']);
  console.log(`updated from ${OLDER} to ${manifest.version}; the same report before and after`);
}

/** Serves in the root, enters by the printed address and reads the page. */
async function servesThePage(): Promise<void> {
  const [program, rest] = inRoot(['serve', '--data', '/data', '--port', '0']);
  const child = spawn(program, rest, { env: { ...ROOT_ENVIRONMENT, PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let heard = '';
      child.stdout.setEncoding('utf8').on('data', (piece: string) => {
        heard += piece;
        const found = /^http:\/\/\S+$/m.exec(heard)?.[0];
        if (found !== undefined && heard.includes('\n')) resolve(found);
      });
      child.on('exit', (code) => reject(new Error(`serve ended with ${code}`)));
    });
    const entered = await fetch(address);
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(new URL('/', address), { headers: { cookie } });
    const html = await page.text();
    if (page.status !== 200 || !html.includes('<div id="root">'))
      throw new Error(`the page answered ${page.status}: ${html.slice(0, 200)}`);
    console.log('livebase serve: the page is there');
  } finally {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('close', resolve));
  }
}

try {
  const unpacked = spawnSync('tar', ['-xzf', TARBALL, '-C', path.join(root, 'opt')], { encoding: 'utf8' });
  if (unpacked.status !== 0) throw new Error(`${TARBALL}: ${unpacked.stderr}`);
  bringLibrariesOf(path.join(root, 'opt', 'livebase', 'bin', 'node'));
  const faults = listElfFaults(path.join(root, 'opt', 'livebase'), 'x64');
  must(faults.length === 0, `every native file starts on glibc 2.28: ${faults.join('; ')}`);
  console.log(run('version').trim());
  run('demo', '--data', '/data', '--out', '/out');
  console.log(`made: ${readdirSync(path.join(root, 'out')).toSorted().join(', ')}`);
  run('check', '--full', '--data', '/data');
  await servesThePage();
  updatesFromAStick();
  console.log(
    `tarball: ${(statSync(TARBALL).size / 1_000_000).toFixed(1)} MB; the demo, a full check and the page work in a root without Node`,
  );
} finally {
  remove();
}
