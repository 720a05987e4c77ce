// What is asked and answered where a computer of the office looks for a host (RFC 6762, 6.7: one question, one answer to anyone who asked): written and read by these rules alone, compressed names are none of ours.

/** Where everybody who has something to say listens. */
export const GROUP = '224.0.0.251';
export const MDNS_PORT = 5353;

/** What a host says of itself: what it is called, where it listens, the letters that its joining codes begin with. */
export interface SaidHost {
  readonly name: string;
  readonly port: number;
  readonly letters: string;
}

const SERVICE = ['_livebase', '_tcp', 'local'] as const;
const TYPE = { a: 1, ptr: 12, txt: 16, srv: 33, any: 255 } as const;
const IN = 1;
const TTL_SECONDS = 10;
const MOST_RECORDS = 8;

function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [at, value] of values.entries()) bytes.writeUInt16BE(value, at * 2);
  return bytes;
}

function labelled(label: string): Buffer {
  const bytes = Buffer.from(label, 'utf8').subarray(0, 63);
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

function nameOf(labels: readonly string[]): Buffer {
  return Buffer.concat([...labels.map(labelled), Buffer.alloc(1)]);
}

const QUESTION = Buffer.concat([nameOf(SERVICE), u16(TYPE.ptr, IN)]);

/** The question, with a number by which its answers are known. */
export function questionOf(id: number): Buffer {
  return Buffer.concat([u16(id, 0, 1, 0, 0, 0), QUESTION]);
}

/** A name of plain labels, and where it ends; null for anything else. */
function readName(bytes: Buffer, from: number): { readonly name: string; readonly end: number } | null {
  const labels: string[] = [];
  let at = from;
  for (;;) {
    const length = bytes[at];
    if (length === undefined || length > 63 || labels.length > 8) return null;
    at += 1;
    if (length === 0) return { name: labels.join('.').toLowerCase(), end: at };
    labels.push(bytes.toString('utf8', at, at + length));
    at += length;
  }
}

/** The number of a question that a host answers; null for what is none. */
export function readQuestion(bytes: Buffer): number | null {
  if (bytes.length < 12 || (bytes.readUInt16BE(2) & 0xf800) !== 0 || bytes.readUInt16BE(4) === 0) return null;
  const asked = readName(bytes, 12);
  if (asked === null || asked.name !== SERVICE.join('.') || bytes.length < asked.end + 4) return null;
  const type = bytes.readUInt16BE(asked.end);
  const isIn = (bytes.readUInt16BE(asked.end + 2) & 0x7fff) === IN;
  return isIn && (type === TYPE.ptr || type === TYPE.any) ? bytes.readUInt16BE(0) : null;
}

function record(labels: readonly string[], type: number, data: Buffer): Buffer {
  return Buffer.concat([nameOf(labels), u16(type, IN, 0, TTL_SECONDS, data.length), data]);
}

/** A host's answer to question `id`, at its one address. */
export function answerOf(id: number, { name, port, letters }: SaidHost, address: string): Buffer {
  const own = [name, ...SERVICE];
  const host = [name, 'local'];
  const records = [
    record(SERVICE, TYPE.ptr, nameOf(own)),
    record(own, TYPE.srv, Buffer.concat([u16(0, 0, port), nameOf(host)])),
    record(own, TYPE.txt, labelled(`letters=${letters}`)),
    record(host, TYPE.a, Buffer.from(address.split('.').map(Number))),
  ];
  return Buffer.concat([u16(id, 0x8400, 1, records.length, 0, 0), QUESTION, ...records]);
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly data: Buffer;
}

function readEntry(bytes: Buffer, from: number): (Entry & { readonly end: number }) | null {
  const named = readName(bytes, from);
  if (named === null || bytes.length < named.end + 10) return null;
  const data = bytes.subarray(named.end + 10, named.end + 10 + bytes.readUInt16BE(named.end + 8));
  const end = named.end + 10 + bytes.readUInt16BE(named.end + 8);
  return end > bytes.length ? null : { name: named.name, type: bytes.readUInt16BE(named.end), data, end };
}

function entriesOf(bytes: Buffer): readonly Entry[] {
  const entries: Entry[] = [];
  let at = 12 + QUESTION.length;
  for (let nth = 0; nth < Math.min(bytes.readUInt16BE(6), MOST_RECORDS); nth += 1) {
    const entry = readEntry(bytes, at);
    if (entry === null) return [];
    entries.push(entry);
    at = entry.end;
  }
  return entries;
}

/** What a host said in answer to question `id`; null for what is none, or not as ours write it. Nothing of it is more than a hint. */
export function readAnswer(bytes: Buffer, id: number): SaidHost | null {
  const isOurs = bytes.length > 12 + QUESTION.length && bytes.subarray(12, 12 + QUESTION.length).equals(QUESTION);
  if (!isOurs || bytes.readUInt16BE(0) !== id || bytes.readUInt16BE(2) !== 0x8400) return null;
  const entries = entriesOf(bytes);
  const srv = entries.find(({ type, data }) => type === TYPE.srv && data.length > 6);
  const txt = entries.find(({ type }) => type === TYPE.txt);
  const letters = /^letters=([0-9A-Z]{16})$/.exec(txt?.data.subarray(1).toString('latin1') ?? '')?.[1];
  const name = /^([a-z0-9][a-z0-9-]{0,62})\./.exec(srv?.name ?? '')?.[1];
  if (srv === undefined || letters === undefined || name === undefined) return null;
  const port = srv.data.readUInt16BE(4);
  return port < 1024 ? null : { name, port, letters };
}
