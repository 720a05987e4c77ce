// Makes what updates are believed by: a pair of keys, a manifest of the packages in a folder, its signature. Anyone who publishes uses `npm run release`; tests make keys of their own.
import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SCHEMA_VERSION } from '../../src/backend/core/db/migrations.ts';
import { MANIFEST_NAME, SIGNATURE_NAME, type UpdateManifest, type UpdatePackage } from '../../src/backend/safety/update-manifest.ts';

/** A pair of keys: the public one as the program holds it, the private one as a PEM file. */
export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** A new Ed25519 pair. */
export function makeKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** The signature over the exact bytes, as it stands in its file. */
export function signatureFor(bytes: Buffer, privateKey: string): string {
  return `${sign(null, bytes, createPrivateKey(privateKey)).toString('base64')}\n`;
}

/** The packages that a release may hold, by the end of their names. */
const KINDS: readonly { readonly end: string; readonly of: Pick<UpdatePackage, 'machine' | 'kind' | 'minSystem'> }[] = [
  { end: '-linux-arm64.tar.gz', of: { machine: 'linux-arm64', kind: 'browser' } },
  { end: '-linux-x64.tar.gz', of: { machine: 'linux-x64', kind: 'browser' } },
  { end: '-browser-win-x64.exe', of: { machine: 'win32-x64', kind: 'browser', minSystem: '10.0.17763' } },
  { end: '-window-win-x64.exe', of: { machine: 'win32-x64', kind: 'window', minSystem: '10.0.17763' } },
];

/** What a manifest says of a package's file; null where its name is none of a package. */
export function describePackage(file: string): UpdatePackage | null {
  const known = KINDS.find(({ end }) => file.endsWith(end));
  if (known === undefined) return null;
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  return { ...known.of, file: path.basename(file), bytes: statSync(file).size, sha256 };
}

/** Writes manifest and signature beside the packages; answers the manifest. */
export function writeUpdate(
  folder: string,
  {
    version,
    notesZh,
    files,
    privateKey,
  }: { readonly version: string; readonly notesZh: string; readonly files: readonly string[]; readonly privateKey: string },
): UpdateManifest {
  const packages = files.flatMap((file) => describePackage(path.join(folder, file)) ?? []);
  const manifest: UpdateManifest = { version, schema: SCHEMA_VERSION, notesZh, packages };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(path.join(folder, MANIFEST_NAME), bytes);
  writeFileSync(path.join(folder, SIGNATURE_NAME), signatureFor(bytes, privateKey));
  return manifest;
}

/** A private key's file never takes the place of one that is there. */
export function keepPrivateKey(file: string, { privateKey }: KeyPair): void {
  if (existsSync(file)) throw new Error(`${file} is there already: a private key is never written over`);
  writeFileSync(file, privateKey, { mode: 0o600, flag: 'wx' });
}
