// A zip with the contents of some entries replaced and all else as it was: what a careful writer does, done by hand.
import { crc32, deflateRawSync } from 'node:zlib';

interface Entry {
  readonly name: string;
  readonly central: Buffer;
  readonly local: Buffer;
  readonly packed: Buffer;
}

/** What to replace: text is written as UTF-8, null takes the entry out. */
export type Replacements = ReadonlyMap<string, string | Uint8Array | null>;

/** The archive with `changes`; entries keep order, dates, methods, attributes and extra fields. */
export function zipAgain(archive: Uint8Array, changes: Replacements): Buffer {
  const bytes = Buffer.from(archive);
  const entries = entriesOf(bytes).flatMap((entry) => {
    const change = changes.get(entry.name);
    if (change === null) return [];
    return [change === undefined ? entry : replaced(entry, Buffer.from(change))];
  });
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { central, local, packed } of entries) {
    const record = Buffer.from(central);
    record.writeUInt32LE(at, 42);
    directory.push(record);
    body.push(local, packed);
    at += local.length + packed.length;
  }
  const end = Buffer.from(bytes.subarray(endOf(bytes)));
  const size = directory.reduce((sum, record) => sum + record.length, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...body, ...directory, end]);
}

function endOf(bytes: Buffer): number {
  return bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
}

function entriesOf(bytes: Buffer): readonly Entry[] {
  const end = endOf(bytes);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameTo = at + 46 + bytes.readUInt16LE(at + 28);
    const next = nameTo + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const localAt = bytes.readUInt32LE(at + 42);
    const packedAt = localAt + 30 + bytes.readUInt16LE(localAt + 26) + bytes.readUInt16LE(localAt + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, nameTo),
      central: bytes.subarray(at, next),
      local: bytes.subarray(localAt, packedAt),
      packed: bytes.subarray(packedAt, packedAt + bytes.readUInt32LE(at + 20)),
    });
    at = next;
  }
  return entries;
}

/** The same headers around new content; sizes stand in them, not behind the data. */
function replaced({ name, central, local }: Entry, content: Buffer): Entry {
  const isPacked = central.readUInt16LE(10) === 8;
  const packed = isPacked ? deflateRawSync(content) : content;
  const write = (record: Buffer, flagsAt: number, crcAt: number): Buffer => {
    const copy = Buffer.from(record);
    copy.writeUInt16LE(copy.readUInt16LE(flagsAt) & ~8, flagsAt);
    copy.writeUInt32LE(crc32(content), crcAt);
    copy.writeUInt32LE(packed.length, crcAt + 4);
    copy.writeUInt32LE(content.length, crcAt + 8);
    return copy;
  };
  return { name, central: write(central, 8, 16), local: write(local, 6, 14), packed };
}
