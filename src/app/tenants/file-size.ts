// How large a file is, in words.

/** `820 B`, `12.3 KB`, `4.0 MB`: binary units, one decimal, rounded up so that a limit is never said to be kept when it is not. */
export function sayFileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const isMega = bytes >= 1024 * 1024;
  const tenths = Math.ceil((bytes * 10) / (isMega ? 1024 * 1024 : 1024));
  return `${Math.floor(tenths / 10)}.${tenths % 10} ${isMega ? 'MB' : 'KB'}`;
}
