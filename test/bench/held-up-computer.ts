// A computer of `npm run bench -- held-up`, in a process of its own: the host with its base, or one that joined it. It tells its parent where its page is.
import { makePinsCheap } from '../gates/lan-clerks.ts';
import { DESK_PIN, join, MANAGER_PIN, startGuest, startHost, value } from '../helpers/two-computers.ts';

/** What a computer tells, and what it is asked: a way in, and a code to join by. */
export interface ComputerTold {
  readonly address: string;
  readonly port: number;
  readonly code: string;
  readonly people: { readonly manager: number; readonly desk: number; readonly viewer: number };
}

makePinsCheap();
const [kind = '', at = '', code = ''] = process.argv.slice(2);

async function openHost(): Promise<{ readonly tell: () => Promise<ComputerTold>; readonly close: () => Promise<void> }> {
  const host = await startHost({ copyOf: at });
  const add = async (name: string, role: string): Promise<number> => {
    const { id } = await value<{ id: number }>(host.page, 'people.add', { name, role });
    await value(host.page, 'people.setPin', { person: id, old: null, pin: DESK_PIN });
    return id;
  };
  const people = { ...host.people, viewer: await add('小周', 'viewer') };
  return { tell: async () => ({ address: host.address(), port: host.port, code: await host.code(), people }), close: host.close };
}

async function openGuest(): Promise<Awaited<ReturnType<typeof openHost>>> {
  const way = await join(Number(at), code);
  if (!way.ok) throw new Error(way.refusal.code);
  const guest = await startGuest(way.value, null, undefined, { everyMs: 1000, waitsMs: 10_000 });
  const people = { manager: 0, desk: 0, viewer: 0 };
  return { tell: async () => ({ address: guest.address(), port: 0, code: '', people }), close: guest.close };
}

if (process.send !== undefined) {
  const computer = kind === 'host' ? await openHost() : await openGuest();
  process.on('message', (ask) => {
    void (ask === 'end' ? computer.close().then(() => process.disconnect()) : computer.tell().then((told) => process.send?.(told)));
  });
  process.send(await computer.tell());
}

/** The PINs that enter: of the manager, and of everybody else. */
export const PINS = { manager: MANAGER_PIN, others: DESK_PIN } as const;
