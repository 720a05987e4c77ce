// What host and guest say to each other besides calls: who the host is, a joining, the guest's proof of itself.
import { z } from 'zod';

/** Where a guest asks the host's version, before anything else; one that joined brings its proof, and is told more. */
export const HELLO_PATH = '/lan/hello';
export const helloShape = z.object({
  livebase: z.string(),
  /** Whether the proof is good. */
  isKnown: z.boolean().default(true),
  /** Where else the host may be found: addresses and names. */
  names: z.array(z.string().max(253)).max(40).readonly().default([]),
});
/** What a host says of itself. */
export type Hello = z.infer<typeof helloShape>;

/** Where a guest joins. */
export const JOIN_PATH = '/lan/join';
export const joinShape = z.strictObject({ name: z.string().trim().min(1).max(60), proof: z.base64().max(64) });
export const joinedShape = z.object({ device: z.int().positive(), token: z.string().min(32).max(64) });

/** The label under which both ends take a value out of their TLS connection (RFC 8446, 7.5): another connection has another. */
export const EXPORT_LABEL = 'EXPORTER-livebase-join';
export const EXPORT_BYTES = 32;

/** A guest's version, with every call: a host of another one does nothing of it. */
export const VERSION_HEADER = 'x-livebase-version';

/** How a joined computer proves itself: no cookie, so no other site can make a browser bring it. */
const SCHEME = 'Livebase-Device';

/** The header's value. */
export function createDeviceHeader({ device, token }: z.infer<typeof joinedShape>): string {
  return `${SCHEME} ${device}.${token}`;
}

/** Reads it; null where it is none. */
export function readDeviceHeader(value: string | undefined): z.infer<typeof joinedShape> | null {
  const found = /^Livebase-Device (\d{1,9})\.([\w-]{32,64})$/.exec(value ?? '');
  return found === null ? null : { device: Number(found[1]), token: found[2] ?? '' };
}
