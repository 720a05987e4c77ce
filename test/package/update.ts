// The publisher's tool for updates. `keys --out FOLDER`: two pairs, the private halves into the folder (outside of the repository: one for use, one for a drawer), the public ones into resources/update-keys.json. `manifest --in FOLDER --notes FILE`: manifest and signature beside the packages, by the key in LIVEBASE_UPDATE_KEY or `--key FILE`.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { listProgramKeys, readManifest, MANIFEST_NAME, SIGNATURE_NAME } from '../../src/backend/safety/update-manifest.ts';
import { keepPrivateKey, makeKeyPair, writeUpdate } from './update-files.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, in: { type: 'string' }, notes: { type: 'string' }, key: { type: 'string' } },
});

function given(name: 'out' | 'in' | 'notes'): string {
  const value = values[name];
  if (value === undefined) throw new Error(`--${name} is missing`);
  return path.resolve(value);
}

function makeKeys(): void {
  const out = given('out');
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
  console.log(
    `private keys: ${out} (keep update-key.pem for signing, put update-key-drawer.pem away); public keys: resources/update-keys.json, to be committed`,
  );
}

function makeManifest(): void {
  const folder = given('in');
  const privateKey = values.key === undefined ? (process.env['LIVEBASE_UPDATE_KEY'] ?? '') : readFileSync(values.key, 'utf8');
  const notesZh = readFileSync(given('notes'), 'utf8').trim();
  const made = writeUpdate(folder, { version: manifest.version, notesZh, files: readdirSync(folder), privateKey });
  const read = readManifest(
    readFileSync(path.join(folder, MANIFEST_NAME)),
    readFileSync(path.join(folder, SIGNATURE_NAME), 'latin1'),
    listProgramKeys(),
  );
  if (!read.ok) throw new Error(`no program would take this: ${read.refusal.code}`);
  console.log(`${MANIFEST_NAME}: version ${made.version}, ${made.packages.map(({ file }) => file).join(', ')}`);
}

const [what] = positionals;
if (what === 'keys') makeKeys();
else if (what === 'manifest') makeManifest();
else throw new Error('usage: node test/package/update.ts keys --out FOLDER | manifest --in FOLDER --notes FILE [--key FILE]');
