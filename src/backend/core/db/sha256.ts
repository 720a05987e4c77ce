// The hash that files, snapshots and exports are known by.
import { createHash } from 'node:crypto';

/** SHA-256 of bytes or text (UTF-8), in hex. */
export function hashSha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
