// `npm run release -- --key FILE`: all packages of a release and what stands beside them: notes, an SBOM (CycloneDX), the signed manifest that programs take updates by, SHA256SUMS. `--notes FILE`: what is new, in Chinese (the file of the version in docs/releases, if not said); `--in FOLDER`: packages that are made already. The key is a private one of `npm run release -- keys --out FOLDER`, or stands in LIVEBASE_UPDATE_KEY; without one no manifest is made, and it says so.
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { listProgramKeys, MANIFEST_NAME, readManifest, SIGNATURE_NAME } from '../../src/backend/safety/update-manifest.ts';
import { keepPrivateKey, makeKeyPair, writeUpdate } from './update-files.ts';
import { SIGN } from './windows.ts';

/** What people are handed; whatever else a builder leaves is none of it. */
const HANDED = /\.(?:exe|AppImage|tar\.gz|deb|pdf|cdx\.json|sig)$|^livebase-update\.json$|-notes-zh\.md$/;
const say = (sentence: string): void => console.log(sentence);

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** The sums of what a folder hands out, as sha256sum reads them. */
export function sumsOf(folder: string): string {
  const names = readdirSync(folder).filter((name) => HANDED.test(name));
  return names
    .toSorted()
    .map((name) => `${hashOf(path.join(folder, name))}  ${name}\n`)
    .join('');
}

/** For whom a package is, by the end of its name; null for what is none. */
const FOR_WHOM: readonly (readonly [end: string, words: string])[] = [
  ['-browser-win-x64.exe', 'Windows 10、11（64 位）：安装包'],
  ['-window-win-x64.exe', 'Windows 10、11（64 位）：自带窗口的安装包'],
  ['-portable-win-x64.exe', 'Windows 10、11（64 位）：自带窗口，不用安装'],
  ['_amd64.deb', 'UOS、麒麟、Debian（x86-64）'],
  ['_arm64.deb', 'UOS、麒麟、Debian（ARM64：飞腾、鲲鹏）'],
  ['-linux-x64.tar.gz', '其它 Linux（x86-64），解开就能用'],
  ['-linux-arm64.tar.gz', '其它 Linux（ARM64），解开就能用'],
  ['-window-linux-x64.AppImage', 'Linux（x86-64）：自带窗口'],
];

/** The notes of a release: what is new, then which package is whose. */
export function notesText(folder: string, whatIsNew: string): string {
  const rows = FOR_WHOM.flatMap(([end, words]) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(end))
      .map((name) => `| ${words} | ${name} | ${(statSync(path.join(folder, name)).size / 1_000_000).toFixed(1)} MB |`),
  );
  const table = ['| 哪台电脑 | 文件 | 大小 |', '| --- | --- | --- |', ...rows].join('\n');
  return `# Livebase ${manifest.version}\n\n${whatIsNew}\n\n${table}\n\n核对：\`sha256sum -c SHA256SUMS\`。更新旧版：把整个文件夹放到 U 盘，在程序的“设置 → 更新”里找更新。\n`;
}

const lockedShape = z
  .object({ version: z.string(), license: z.string(), integrity: z.string(), dev: z.boolean(), devOptional: z.boolean() })
  .partial();
const lockShape = z.object({ packages: z.record(z.string(), lockedShape) });

/** A package in the words of CycloneDX. */
function componentOf(name: string, { version = '', license, integrity }: z.infer<typeof lockedShape>) {
  const sha512 = /^sha512-(\S+)$/.exec(integrity ?? '')?.[1];
  return {
    type: 'library',
    'bom-ref': `${name}@${version}`,
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    ...(license !== undefined && { licenses: [{ expression: license }] }),
    ...(sha512 !== undefined && { hashes: [{ alg: 'SHA-512', content: Buffer.from(sha512, 'base64').toString('hex') }] }),
  };
}

/**
 * What ships, by the lock file, as CycloneDX 1.5: what is built in, the Node of each machine, and Electron where a window's package is.
 * Our own: `npm sbom --omit dev` leaves out packages that development needs too (zod), and names day and run.
 */
export function sbomText(folder: string): string {
  const { packages } = lockShape.parse(JSON.parse(readFileSync(path.join(PROGRAM_FOLDER, 'package-lock.json'), 'utf8')));
  const hasWindow = readdirSync(folder).some((name) => /-(?:window|portable)-/.test(name));
  const components = Object.entries(packages)
    .filter(([place, { dev, devOptional }]) =>
      place === 'node_modules/electron' ? hasWindow : place !== '' && dev !== true && devOptional !== true,
    )
    .map(([place, one]) => componentOf(place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length), one));
  const { name, version, license } = manifest;
  const component = { ...componentOf(name, { version, license }), type: 'application' };
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, metadata: { component }, components }, null, 2)}\n`;
}

/** The private key: of the file, else of the environment; null: none. @throws for one whose public half the program does not hold: no program would take what it signs */
function keyFrom(file: string | undefined): string | null {
  const key = file === undefined ? (process.env['LIVEBASE_UPDATE_KEY'] ?? '') : readFileSync(file, 'utf8');
  if (key === '') return null;
  const publicKey = createPublicKey(createPrivateKey(key)).export({ type: 'spki', format: 'der' }).toString('base64');
  if (!listProgramKeys().includes(publicKey))
    throw new Error('this key is none of resources/update-keys.json: no program would take what it signs (docs/releasing.md, Keys)');
  return key;
}

/** Two pairs: the private halves into a folder outside of the repository, one for use and one for a drawer, the public ones into resources/update-keys.json. */
function makeKeys(out: string): void {
  if (!path.relative(PROGRAM_FOLDER, out).startsWith('..'))
    throw new Error(`${out} is inside the repository: private keys have no place there`);
  mkdirSync(out, { recursive: true, mode: 0o700 });
  const pairs = [
    { name: 'in use', file: 'update-key.pem', pair: makeKeyPair() },
    { name: 'in a drawer', file: 'update-key-drawer.pem', pair: makeKeyPair() },
  ];
  for (const { file, pair } of pairs) keepPrivateKey(path.join(out, file), pair);
  const keys = pairs.map(({ name, pair }) => ({ name, key: pair.publicKey }));
  writeFileSync(path.join(PROGRAM_FOLDER, 'resources', 'update-keys.json'), `${JSON.stringify({ keys }, null, 2)}\n`);
  say(
    `private keys: ${out} (keep update-key.pem for signing, put update-key-drawer.pem away); public keys: resources/update-keys.json, to be committed`,
  );
}

function makeManifest(folder: string, notesZh: string, privateKey: string): void {
  const made = writeUpdate(folder, { version: manifest.version, notesZh, files: readdirSync(folder), privateKey });
  const [bytes, signature] = [readFileSync(path.join(folder, MANIFEST_NAME)), readFileSync(path.join(folder, SIGNATURE_NAME), 'latin1')];
  const read = readManifest(bytes, signature, listProgramKeys());
  if (!read.ok) throw new Error(`no program would take this: ${read.refusal.code}`);
  say(`${MANIFEST_NAME}: version ${made.version}, ${made.packages.map(({ file }) => file).join(', ')}`);
}

/** Makes all packages in dist/packages, where nothing older is left; answers the folder. */
function makePackages(): string {
  const folder = path.join(PROGRAM_FOLDER, 'dist', 'packages');
  rmSync(folder, { recursive: true, force: true });
  if (SIGN === undefined)
    say('no program for Windows is signed by Authenticode: LIVEBASE_SIGN_COMMAND is not set (docs/releasing.md, Signing)');
  const { status } = spawnSync(process.execPath, [path.join(import.meta.dirname, 'dist.ts')], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`the packages were not made: ${status}`);
  return folder;
}

function release(words: { readonly key?: string; readonly notes?: string; readonly in?: string }): void {
  const key = keyFrom(words.key);
  const notesFile = path.resolve(words.notes ?? path.join(PROGRAM_FOLDER, 'docs', 'releases', `${manifest.version}.md`));
  const whatIsNew = readFileSync(notesFile, 'utf8').trim();
  const folder = words.in === undefined ? makePackages() : path.resolve(words.in);
  if (sumsOf(folder) === '') throw new Error(`no package in ${folder}`);
  const name = (end: string): string => path.join(folder, `Livebase-${manifest.version}-${end}`);
  writeFileSync(name('notes-zh.md'), notesText(folder, whatIsNew));
  writeFileSync(name('sbom.cdx.json'), sbomText(folder));
  if (key === null)
    say('no manifest for updates is made: no --key and no LIVEBASE_UPDATE_KEY; programs are updated by a new installer over the old one');
  else makeManifest(folder, whatIsNew, key);
  const sums = sumsOf(folder);
  writeFileSync(path.join(folder, 'SHA256SUMS'), sums);
  say(sums);
}

if (import.meta.main) {
  const options = { key: { type: 'string' }, notes: { type: 'string' }, in: { type: 'string' }, out: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (positionals[0] === 'keys' && values.out !== undefined) makeKeys(path.resolve(values.out));
  else if (positionals.length === 0) release(values);
  else throw new Error('usage: npm run release -- --key FILE [--notes FILE] [--in FOLDER] | npm run release -- keys --out FOLDER');
}
