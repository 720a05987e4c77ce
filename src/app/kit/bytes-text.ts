// Sizes as people read them.

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/** `1.5 MB`; a dash where nothing is known. */
export function sayBytes(bytes: number | null): string {
  if (bytes === null) return '—';
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? String(size) : size.toFixed(1)} ${UNITS[unit] ?? ''}`;
}
