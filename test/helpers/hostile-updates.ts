// Updates that must not be installed: damaged, cut, forged, old, foreign, by number; each is laid into a folder with the code that it has to be refused with.
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MANIFEST_NAME, SIGNATURE_NAME, type UpdateManifest } from '../../src/backend/safety/update-manifest.ts';
import { makeKeyPair, signatureFor } from '../package/update-files.ts';
import { hashSha256 } from '../../src/backend/core/db/database-files.ts';

const PAIR = makeKeyPair();
const FOREIGN = makeKeyPair();
/** The keys that the program under test came with. */
export const KEYS: readonly string[] = [makeKeyPair().publicKey, PAIR.publicKey];
/** The program that it is offered to. */
export const OWN = { version: '1.4.0', machine: 'linux-x64', kind: 'browser', system: '6.1.0' } as const;

const PACKAGE = Buffer.from('the program'.repeat(40));
const FILE = 'livebase-1.5.0-linux-x64.tar.gz';
const GOOD: UpdateManifest = {
  version: '1.5.0',
  schema: 7,
  notesZh: '新：更新放在 U 盘里。',
  packages: [{ machine: 'linux-x64', kind: 'browser', file: FILE, bytes: PACKAGE.length, sha256: hashSha256(PACKAGE) }],
};

/** Whole numbers that look random and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = (seed + 1) * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e_37_79_b9) >>> 0;
    return state % below;
  };
}

interface Laid {
  manifest: Buffer;
  signature: string;
  pack: Buffer | null;
  isLink?: boolean;
}

/** How an update is spoilt, and what then has to be said. */
type Spoil = readonly [code: string, spoil: (laid: Laid, pick: (below: number) => number) => void];

const ANY = 'any';
const written = (manifest: object): Buffer => Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);

/** Signed as it should be, but not what may be installed. */
function signed(change: (pick: (below: number) => number) => object): Spoil[1] {
  return (laid, pick) => {
    laid.manifest = written(change(pick));
    laid.signature = signatureFor(laid.manifest, PAIR.privateKey);
  };
}

function withPackage(change: object): object {
  return { ...GOOD, packages: [{ ...GOOD.packages[0], ...change }] };
}

function flipped(bytes: Buffer, pick: (below: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  const at = pick(copy.length);
  copy.writeUInt8((copy.readUInt8(at) ^ (1 << pick(8))) & 0xff, at);
  return copy;
}

const SPOILS: readonly Spoil[] = [
  [ANY, (laid, pick) => (laid.manifest = flipped(laid.manifest, pick))],
  [ANY, (laid, pick) => (laid.manifest = laid.manifest.subarray(0, pick(laid.manifest.length)))],
  ['UPDATE_NOT_SIGNED', (laid, pick) => (laid.manifest = Buffer.concat([laid.manifest, Buffer.from(' '.repeat(1 + pick(9)))]))],
  ['UPDATE_NOT_SIGNED', (laid) => (laid.manifest = Buffer.from(JSON.stringify(GOOD)))],
  ['UPDATE_NOT_SIGNED', (laid, pick) => (laid.manifest = written({ ...GOOD, version: `1.${6 + pick(9)}.${pick(9)}` }))],
  ['UPDATE_NOT_SIGNED', (laid) => (laid.signature = signatureFor(laid.manifest, FOREIGN.privateKey))],
  ['UPDATE_NOT_SIGNED', (laid, pick) => (laid.signature = signatureFor(written({ ...GOOD, schema: 8 + pick(90) }), PAIR.privateKey))],
  [
    'UPDATE_NOT_SIGNED',
    (laid, pick) => (laid.signature = flipped(Buffer.from(laid.signature.slice(0, 80), 'base64'), pick).toString('base64')),
  ],
  ['UPDATE_NOT_SIGNED', (laid) => (laid.signature = '')],
  ['UPDATE_NOT_SIGNED', (laid, pick) => (laid.signature = laid.signature.slice(0, pick(80)))],
  ['UPDATE_UNREADABLE', signed((pick) => ({ ...GOOD, [`more${pick(9)}`]: true }))],
  [
    'UPDATE_UNREADABLE',
    signed((pick) => withPackage({ file: ['../x.tar.gz', '/etc/x', String.raw`C:\x.exe`, '', '.hidden', 'a/b'][pick(6)] })),
  ],
  ['UPDATE_UNREADABLE', signed((pick) => withPackage({ bytes: [0, -1, 1.5, 400_000_001, '5'][pick(5)] }))],
  ['UPDATE_UNREADABLE', signed((pick) => withPackage({ sha256: ['', 'X'.repeat(64), hashSha256(PACKAGE).toUpperCase()][pick(3)] }))],
  ['UPDATE_UNREADABLE', signed((pick) => ({ ...GOOD, version: ['1.5', 'latest', '1.5.0-beta', '', 2][pick(5)] }))],
  ['UPDATE_UNREADABLE', signed(() => ({ ...GOOD, notesZh: '字'.repeat(40_000) }))],
  ['UPDATE_NOT_NEWER', signed((pick) => ({ ...GOOD, version: `1.${pick(5)}.0` }))],
  ['UPDATE_NOT_NEWER', signed(() => ({ ...GOOD, version: OWN.version }))],
  ['UPDATE_NOT_FOR_THIS', signed((pick) => withPackage({ machine: ['win32-x64', 'darwin-arm64', 'linux-arm64'][pick(3)] }))],
  ['UPDATE_NOT_FOR_THIS', signed(() => withPackage({ kind: 'window' }))],
  ['UPDATE_SYSTEM_OLD', signed((pick) => withPackage({ minSystem: `6.${2 + pick(9)}` }))],
  ['UPDATE_PACKAGE_DIFFERS', (laid, pick) => (laid.pack = flipped(PACKAGE, pick))],
  ['UPDATE_PACKAGE_DIFFERS', (laid, pick) => (laid.pack = PACKAGE.subarray(0, pick(PACKAGE.length)))],
  ['UPDATE_PACKAGE_DIFFERS', (laid, pick) => (laid.pack = Buffer.concat([PACKAGE, Buffer.alloc(1 + pick(99))]))],
  ['UPDATE_PACKAGE_MISSING', (laid) => (laid.pack = null)],
  ['UPDATE_PACKAGE_MISSING', (laid) => (laid.isLink = true)],
];

function lay(folder: string, { manifest, signature, pack, isLink = false }: Laid): void {
  const file = path.join(folder, FILE);
  rmSync(file, { force: true });
  writeFileSync(path.join(folder, MANIFEST_NAME), manifest);
  writeFileSync(path.join(folder, SIGNATURE_NAME), signature);
  if (isLink) symlinkSync(path.join(folder, 'elsewhere.tar.gz'), file);
  else if (pack !== null) writeFileSync(file, pack);
}

/** Lays an update that may be installed. */
export function layGood(folder: string): void {
  const manifest = written(GOOD);
  lay(folder, { manifest, signature: signatureFor(manifest, PAIR.privateKey), pack: PACKAGE });
}

/** Lays the nth update that may not; answers the code that it is to be refused with (`any`: one that has to do with its shape). */
export function layHostile(folder: string, nth: number): string {
  const [code, spoil] = SPOILS[nth % SPOILS.length] ?? [ANY, () => undefined];
  const manifest = written(GOOD);
  const laid: Laid = { manifest, signature: signatureFor(manifest, PAIR.privateKey), pack: PACKAGE };
  writeFileSync(path.join(folder, 'elsewhere.tar.gz'), PACKAGE);
  spoil(laid, numbers(nth));
  lay(folder, laid);
  return code;
}

/** Tries many hostile updates; answers what went wrong, one line each. `judge` answers the code of the refusal, null where it was taken. */
export async function tryHostile(folder: string, count: number, judge: () => Promise<string | null>): Promise<string[]> {
  const faults: string[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const wanted = layHostile(folder, nth);
    const got = await judge();
    const isRight = wanted === ANY ? got === 'UPDATE_UNREADABLE' || got === 'UPDATE_NOT_SIGNED' : got === wanted;
    if (!isRight) faults.push(`${nth}: ${wanted} was wanted, ${got ?? 'it was taken'}`);
  }
  return faults;
}
