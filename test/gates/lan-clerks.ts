// Clerks of the gates of the second computer: each books at random at a joined computer, and afterwards every word that they were told is held against the base.
import crypto, { randomUUID } from 'node:crypto';
import { type GuestComputer, type HostComputer, value } from '../helpers/two-computers.ts';

const STUDIOS = 12;

/** What a PIN costs is not what is tried by a gate. */
export function makePinsCheap(): void {
  const { scrypt } = crypto;
  Object.assign(crypto, {
    scrypt: (secret: string, salt: Buffer, size: number, _cost: object, then: Parameters<typeof scrypt>[4]) =>
      scrypt(secret, salt, size, { N: 2 ** 10, r: 8, p: 1 }, then),
  });
}

/** What a clerk was told of a booking. */
interface Told {
  readonly key: string;
  readonly said: 'booked' | 'refused' | 'lost';
  readonly ms: number;
}

/** A dozen studios and one tenant. */
export function furnish({ write }: HostComputer): void {
  for (let id = 1; id <= STUDIOS; id += 1) {
    write('INSERT INTO studio (id, code, opened_on) VALUES (?, ?, ?)', id, `A${id}`, '2020-01-01');
    const fact =
      "INSERT INTO studio_fact (studio_id, starts_on, kind, hours, turnaround, hourly_rate) VALUES (?, '0001-01-01', '公共', '00:00-24:00', 0, 0)";
    write(fact, id);
  }
  write('INSERT INTO tenant (id) VALUES (1)');
  const fact =
    "INSERT INTO tenant_fact (tenant_id, starts_on, name, uscc, category, leading) VALUES (1, '0001-01-01', ?, ?, '直播电商企业', 0)";
  write(fact, '晨光传媒', '91440301MA1887G6QK');
  write("INSERT INTO lease (contract, tenant_id, starts_on, ends_on, area) VALUES ('C1', 1, '2020-01-01', '2099-12-31', 1)");
}

/** Waits. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** A random whole number below `most`. */
export const below = (most: number): number => Math.floor(Math.random() * most);

function slot(): { readonly studio: string; readonly tenant: string; readonly from: string; readonly to: string } {
  const day = new Date(Date.now() + (2 + below(60)) * 86_400_000).toISOString().slice(0, 10);
  const hour = 8 + below(12);
  const clock = (at: number): string => `${day}T${String(at).padStart(2, '0')}:00`;
  return { studio: `A${1 + below(STUDIOS)}`, tenant: '91440301MA1887G6QK', from: clock(hour), to: clock(hour + 1 + below(3)) };
}

async function bookOnce({ page }: Pick<GuestComputer, 'page'>, seat: string): Promise<Told> {
  const key = randomUUID();
  const body = JSON.stringify({ json: slot(), meta: [] });
  const began = performance.now();
  try {
    const { text } = await page.post('/rpc/bookings/book', body, { headers: { 'x-livebase-step': key, 'x-livebase-seat': seat } });
    const isBooked = text.includes('"ok":true');
    return { key, said: isBooked ? 'booked' : 'refused', ms: performance.now() - began };
  } catch {
    // The line was cut: what became of it is asked at the end.
    return { key, said: 'lost', ms: performance.now() - began };
  }
}

/** Books until `until`, at a seat of their own. */
export async function clerk(guest: Pick<GuestComputer, 'page'>, desk: number, until: number): Promise<Told[]> {
  const seat = randomUUID();
  const enter = JSON.stringify({ json: { person: desk, pin: '135790' }, meta: [] });
  const all: Told[] = [];
  for (;;) {
    const entered = await guest.page.post('/rpc/people/enter', enter, { headers: { 'x-livebase-seat': seat } }).catch(() => null);
    if (entered?.text.includes('"ok":true') === true) break;
    await pause(50);
  }
  while (performance.now() < until) {
    all.push(await bookOnce(guest, seat));
    await pause(below(40));
  }
  return all;
}

function middle(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
}

/** Holds what clerks were told against the base, and says it; false where a word was wrong. */
export async function judge(host: HostComputer, all: readonly Told[]): Promise<boolean> {
  const written = new Map<string, number>();
  for (const row of host.read("SELECT host FROM history WHERE entity = 'booking' AND action = 'add'")) {
    const key = String(Object.values(row ?? {})[0]).split('#')[1] ?? '';
    written.set(key, (written.get(key) ?? 0) + 1);
  }
  // What became of the lost ones, as a page asks once it is back.
  const lost = all.filter(({ said }) => said === 'lost');
  const wrong: string[] = [];
  for (const { key } of lost) {
    const { states } = await value<{ states: readonly string[] }>(host.page, 'live.steps', { steps: [{ key, method: 'bookings.book' }] });
    const isThere = written.has(key);
    if (states[0] !== (isThere ? 'done' : 'not')) wrong.push(`${key}: told ${states[0]}, ${isThere ? 'there' : 'not there'}`);
  }
  for (const { key, said } of all) {
    const times = written.get(key) ?? 0;
    if (times > 1) wrong.push(`${key}: ${times} times`);
    if (said === 'booked' && times !== 1) wrong.push(`${key}: booked, ${times} rows`);
    if (said === 'refused' && times !== 0) wrong.push(`${key}: refused, and there`);
  }
  const OVERLAPS = `SELECT a.id FROM booking a JOIN booking b ON a.studio_id = b.studio_id AND a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`;
  const overlaps = host.read(OVERLAPS).length;
  const answered = all.filter(({ said }) => said === 'booked').map(({ ms }) => ms);
  const count = (said: Told['said']): number => all.filter((one) => one.said === said).length;
  const lostDone = lost.filter(({ key }) => written.has(key)).length;
  console.log(`${count('booked')} booked, ${count('refused')} refused, ${count('lost')} lost on the line (${lostDone} of them done)`);
  console.log(`overlaps ${overlaps}, told wrong or twice ${wrong.length}${wrong.map((line) => `\n  ${line}`).join('')}`);
  console.log(`a booking: median ${middle(answered, 0.5)} ms, p95 ${middle(answered, 0.95)} ms, p99 ${middle(answered, 0.99)} ms`);
  return overlaps === 0 && wrong.length === 0 && answered.length > 0;
}
