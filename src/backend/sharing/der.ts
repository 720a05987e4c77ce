// Writes DER, as far as a certificate of our own needs it (ITU-T X.690).

/** Tags of the kinds that are written. */
export const TAG = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  utf8: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;

/** A context tag of a constructed value. */
export function encodeContext(number: number): number {
  return 0xa0 + number;
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.from(length.toString(16).padStart(length.toString(16).length + (length.toString(16).length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 + bytes.length]), bytes]);
}

/** One value: its tag, its length, its content. */
export function encodeDer(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

/** A positive integer from its bytes, highest first. */
export function encodeDerInteger(bytes: Uint8Array): Buffer {
  const isNegative = ((bytes[0] ?? 0) & 0x80) !== 0;
  return encodeDer(TAG.integer, isNegative ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes);
}

/** A moment as UTCTime, which holds years up to 2049. */
export function encodeDerTime(atMs: number): Buffer {
  const digits = new Date(atMs).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14);
  return encodeDer(TAG.utcTime, Buffer.from(`${digits}Z`, 'ascii'));
}
