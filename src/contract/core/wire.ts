// How calls travel: bytes as they are through a message port, as base64 over HTTP, where everything else is JSON and the page brings its key.

/** The header by which a page in a browser brings its key with every call, and the name under which it keeps it: in storage that no other port sees. */
export const PAGE_KEY_HEADER = 'x-livebase-page';

/** The header that carries the key of a call, by which a page asks later what became of it; and how a key looks. */
export const STEP_HEADER = 'x-livebase-step';
export const STEP_KEY = /^[0-9a-f-]{36}$/;

/** The header that says from which seat a page in a browser calls: each tab has its own, so that each has its own person. It looks as the key of a call. */
export const SEAT_HEADER = 'x-livebase-seat';

/** Where a part of a file goes that a browser sends as it is, beside the calls; and how that is read: the file's token, and the bytes before the part. */
export function formatPartPath(token: string, at: number): string {
  return `/rpc/part/${token}/${at}`;
}
export const PART_PATH = /^\/rpc\/part\/([0-9a-f]{32})\/(\d{1,15})$/;

/** What a call over a message port ends with whose answer was lost on the way to another computer. */
export const LINE_CUT_CODE = 'LINE_CUT';

/** Bytes to text and back, by what the platform has: `Buffer` in Node, `toBase64` or `btoa` in a page. */
export interface BytesCodec {
  readonly encode: (bytes: Uint8Array) => string;
  readonly decode: (text: string) => Uint8Array;
}

/** Marks bytes in a call's JSON; both ends of HTTP must say the same. */
const BYTES_TYPE = 40;

/** What oRPC calls a custom JSON serializer, for both ends of HTTP (`customJsonSerializers`). */
export function createHttpSerializers(codec: BytesCodec) {
  return {
    type: BYTES_TYPE,
    condition: (data: unknown): boolean => data instanceof Uint8Array,
    serialize: (data: unknown): unknown => (data instanceof Uint8Array ? codec.encode(data) : data),
    deserialize: (data: unknown): unknown => (typeof data === 'string' ? codec.decode(data) : data),
  };
}

function holdsBytes(value: unknown, depth: number): boolean {
  if (value instanceof Uint8Array) return true;
  if (typeof value !== 'object' || value === null || depth === 0) return false;
  return Object.values(value).some((inner) => holdsBytes(inner, depth - 1));
}

/**
 * For `experimental_transfer` of both ends of a message port: a message with bytes is cloned as it is, without a detour
 * through text; null for all others, which travel as JSON.
 */
export function cloneIfBytes(message: readonly unknown[]): object[] | null {
  const payload = message[2];
  const body = typeof payload === 'object' && payload !== null && 'body' in payload ? payload.body : null;
  // Bytes stand at most as deep as a file in a list of an answer's value.
  return holdsBytes(body, 6) ? [] : null;
}
