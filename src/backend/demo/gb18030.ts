// Chinese text in GB18030, as some platforms export it: Node reads this encoding and does not write it.

const LEADS = { from: 0x81, to: 0xfe } as const;
const TRAILS = { from: 0x40, to: 0xfe, none: 0x7f } as const;

/** Every character that the encoding writes in two bytes, made by reading them all once. */
function twoByteTable(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, readonly [number, number]>();
  for (let lead: number = LEADS.from; lead <= LEADS.to; lead += 1) {
    const trails = Array.from({ length: TRAILS.to - TRAILS.from + 1 }, (_, at) => TRAILS.from + at).filter((one) => one !== TRAILS.none);
    const characters = [...decoder.decode(Uint8Array.from(trails.flatMap((trail) => [lead, trail])))];
    if (characters.length !== trails.length) throw new Error(`two bytes of ${lead} are not one character each`);
    characters.forEach((character, at) => table.set(character, [lead, trails[at] ?? 0]));
  }
  return table;
}

/** The text's bytes. @throws Error for a character that is neither ASCII nor among the two-byte ones. */
export function encodeGb18030(text: string): Uint8Array {
  const table = twoByteTable();
  const bytes = [...text].flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) return [code];
    const pair = table.get(character);
    if (pair === undefined) throw new Error(`no two bytes for ${character}`);
    return [...pair];
  });
  return Uint8Array.from(bytes);
}
