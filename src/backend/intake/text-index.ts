// Finds texts that were seen before without keeping them: of each only its hash is kept, and where to ask for the text again.

const FIRST_ROOM = 1 << 10;
/** FNV-1a, 32 bits. */
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function hashOf(text: string): number {
  let hash = FNV_START;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  // The low bits choose the slot: the high ones must reach them.
  return hash ^ (hash >>> 15);
}

/** Texts by number: the nth that was added has number n - 1. */
export interface TextIndex {
  /** The number of the text where it has been added before, else null: then it is added. */
  readonly add: (text: string) => number | null;
}

/**
 * An index of texts that `textOf` can tell again by their numbers: it is asked only where two texts have one hash. Without it such texts
 * count as one (one of 250,000 in some ten thousand times): for anyone who looks closer at a text that was met before.
 */
export function createTextIndex(textOf: ((number: number) => string) | null): TextIndex {
  let slots = new Int32Array(FIRST_ROOM).fill(-1);
  let hashes = new Int32Array(FIRST_ROOM / 2);
  let count = 0;
  const slotFrom = (hash: number): number => hash & (slots.length - 1);
  const grow = (): void => {
    const more = new Int32Array(hashes.length * 2);
    more.set(hashes);
    hashes = more;
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let number = 0; number < count; number += 1) {
      let slot = slotFrom(hashes[number] ?? 0);
      while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number;
    }
  };
  return {
    add: (text) => {
      if (count === hashes.length) grow();
      const hash = hashOf(text);
      let slot = slotFrom(hash);
      for (let number = slots[slot] ?? -1; number !== -1; number = slots[slot] ?? -1) {
        if (hashes[number] === hash && (textOf === null || textOf(number) === text)) return number;
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = count;
      hashes[count] = hash;
      count += 1;
      return null;
    },
  };
}
