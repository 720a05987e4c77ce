// What a guest keeps in its folder: where its host is, by which key it is known, and what it proves itself with. A guest has no base of its own.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readJsonFile } from '../../backend/core/files/json-file.ts';
import { joinedShape } from './lan-wire.ts';

const guestShape = joinedShape.extend({
  address: z.string().min(1),
  port: z.int().min(1).max(65_535),
  /** SHA-256 of the host's public key, as hex. */
  print: z.string().regex(/^[0-9a-f]{64}$/),
  /** Where else it said that it may be found: addresses and names. */
  names: z.array(z.string()).max(40).readonly().default([]),
});
/** A guest's way to its host. */
export type GuestWay = Readonly<z.infer<typeof guestShape>>;

const NAME = 'livebase.guest.json';

/** The way of the guest in this folder; null where none lives there. */
export function readGuestWay(folder: string): GuestWay | null {
  return readJsonFile(path.join(folder, NAME), guestShape);
}

/** Keeps it, for its person alone. */
export function keepGuestWay(folder: string, way: GuestWay): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, NAME);
  writeFileSync(`${file}.part`, JSON.stringify(way), { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

/** Forgets it. */
export function forgetGuestWay(folder: string): void {
  rmSync(path.join(folder, NAME), { force: true });
}
