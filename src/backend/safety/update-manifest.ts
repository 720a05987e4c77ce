// What stands beside an update: its manifest, whose signature is looked at before anything of it is believed (docs/rules/safety.md, Updates).
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { PROGRAM_FOLDER } from '../core/files/program-folder.js';

/** The manifest and its signature, as they lie in a folder beside the packages. */
export const MANIFEST_NAME = 'livebase-update.json';
export const SIGNATURE_NAME = 'livebase-update.sig';
/** Larger than any manifest. */
export const LARGEST_MANIFEST = 65_536;
/** Larger than any package. */
const LARGEST_PACKAGE = 400_000_000;
const SIGNATURE_BYTES = 64;

const versionText = z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/);

const packageShape = z.strictObject({
  /** As Node names it: `win32-x64`. */
  machine: z.string().regex(/^[a-z0-9]{1,20}-[a-z0-9]{1,20}$/),
  /** The program in its own window, or in the browser. */
  kind: z.enum(['window', 'browser']),
  /** The package's file beside the manifest: a name, no path. */
  file: z.string().regex(/^[A-Za-z0-9][\w.()-]{0,120}$/),
  bytes: z.int().positive().max(LARGEST_PACKAGE),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The oldest system that it runs on, as `os.release()` counts (Windows 10: `10.0.17763`). */
  minSystem: z
    .string()
    .regex(/^\d{1,5}(?:\.\d{1,6}){0,3}$/)
    .optional(),
});
export type UpdatePackage = Readonly<z.infer<typeof packageShape>>;

const manifestShape = z.strictObject({
  version: versionText,
  /** The schema that it brings a base to. */
  schema: z.int().positive().max(10_000),
  /** What is new, for people. */
  notesZh: z.string().trim().min(1).max(4000),
  packages: z.array(packageShape).min(1).max(12),
});
export type UpdateManifest = Readonly<z.infer<typeof manifestShape>>;

const keysShape = z.strictObject({ keys: z.array(z.strictObject({ name: z.string().min(1), key: z.string().min(1) })).max(2) });

/** The public keys that the program came with: one in use, one in a drawer; none in a build whose publisher made none. */
export function listProgramKeys(): readonly string[] {
  const file = path.join(PROGRAM_FOLDER, 'resources', 'update-keys.json');
  return keysShape.parse(JSON.parse(readFileSync(file, 'utf8'))).keys.map(({ key }) => key);
}

function isSignedBy(key: string, bytes: Buffer, signature: Buffer): boolean {
  const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
  return publicKey.asymmetricKeyType === 'ed25519' && verify(null, bytes, publicKey, signature);
}

function signatureOf(text: string): Buffer | null {
  if (!/^[A-Za-z0-9+/]{86}==\s?$/.test(text)) return null;
  const bytes = Buffer.from(text.trim(), 'base64');
  return bytes.byteLength === SIGNATURE_BYTES ? bytes : null;
}

function parsed(bytes: Buffer): UpdateManifest | null {
  try {
    const found = manifestShape.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}

/**
 * Reads a manifest: its shape, then its signature over the very bytes. What is no manifest is told from what is one of somebody else's.
 * Refuses UPDATE_UNREADABLE, UPDATE_NO_KEYS, UPDATE_NOT_SIGNED.
 */
export function readManifest(bytes: Buffer, signature: string, keys: readonly string[]): Result<UpdateManifest> {
  const manifest = parsed(bytes);
  if (manifest === null) return refuse('UPDATE_UNREADABLE', { file: MANIFEST_NAME });
  if (keys.length === 0) return refuse('UPDATE_NO_KEYS');
  const given = signatureOf(signature);
  const isOurs = given !== null && keys.some((key) => isSignedBy(key, bytes, given));
  return isOurs ? ok(manifest) : refuse('UPDATE_NOT_SIGNED', { file: SIGNATURE_NAME });
}
