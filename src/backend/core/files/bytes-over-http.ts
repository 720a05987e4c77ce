// How bytes stand in a call's JSON over HTTP, at the ends that are Node's.
import { createHttpSerializers } from '../../../contract/core/wire.ts';

/** For `customJsonSerializers`. */
export const BYTES_OVER_HTTP = createHttpSerializers({
  encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
});
