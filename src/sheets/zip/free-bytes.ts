// Large buffers given back by hand: left to be collected they lie about for as long as filling a workbook takes, and count as its memory.

/**
 * Gives the memory of these bytes back at once; they are empty then. For bytes that nobody else holds. A buffer that shares its memory with
 * others (Node's small ones do) is left as it is.
 */
export function releaseBytes({ buffer, byteLength }: Pick<Uint8Array, 'buffer' | 'byteLength'>): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
