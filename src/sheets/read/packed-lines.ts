// Numbered lines in memory that threads share: a sheet of 50,000 rows is kept, handed on and read in windows without ever being copied.

/** Lines by ascending number, each a text. All three arrays stand in shared memory, so they travel to another thread as they are. */
export interface PackedLines {
  readonly numbers: Uint32Array;
  /** Where each line ends in `bytes`. */
  readonly ends: Uint32Array;
  readonly bytes: Uint8Array;
}

/** A line to be packed, or as read back. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

const FIRST_ROOM = 1 << 16;

function shared(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes);
}

/** Bytes in shared memory, and the same ones as given. */
export function shareBytes(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(shared(bytes.length));
  copy.set(bytes);
  return copy;
}

function sharedNumbers(numbers: readonly number[]): Uint32Array {
  const copy = new Uint32Array(shared(numbers.length * 4));
  copy.set(numbers);
  return copy;
}

/** Packs lines, in the order of their numbers: texts one behind the other as UTF-8, in room that grows. */
export function packLines(given: readonly Line[]): PackedLines {
  const isOrdered = given.every((line, at) => at === 0 || (given[at - 1]?.number ?? 0) <= line.number);
  const lines = isOrdered ? given : given.toSorted((a, b) => a.number - b.number);
  const encoder = new TextEncoder();
  const ends: number[] = [];
  let room = new Uint8Array(FIRST_ROOM);
  let used = 0;
  for (const { text } of lines) {
    // A UTF-16 unit takes at most three bytes.
    if (room.length - used < text.length * 3) {
      const more = new Uint8Array(Math.max(room.length * 2, used + text.length * 3));
      more.set(room.subarray(0, used));
      room = more;
    }
    used += encoder.encodeInto(text, room.subarray(used)).written;
    ends.push(used);
  }
  return {
    numbers: sharedNumbers(lines.map(({ number }) => number)),
    ends: sharedNumbers(ends),
    bytes: shareBytes(room.subarray(0, used)),
  };
}

/** The text of the line at this place (from 0). */
export function getTextAt({ ends, bytes }: PackedLines, at: number): string {
  const start = at === 0 ? 0 : (ends[at - 1] ?? 0);
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, (ends[at] ?? start) - start).toString('utf8');
}

/** The place of the line with this number, or -1. */
export function placeOf({ numbers }: PackedLines, number: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = numbers[middle] ?? 0;
    if (found === number) return middle;
    if (found < number) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
