// Bytes as base64 and back, for calls over HTTP: by the browser's own means.
import type { BytesCodec } from '../../contract/core/wire.ts';

/** `String.fromCharCode` takes its signs as arguments: more at once overflow the stack. */
const SIGNS_AT_ONCE = 0x8000;

function encode(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += SIGNS_AT_ONCE) binary += String.fromCharCode(...bytes.subarray(at, at + SIGNS_AT_ONCE));
  return btoa(binary);
}

function decode(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** The page's codec. */
export const PAGE_BYTES: BytesCodec = { encode, decode };
