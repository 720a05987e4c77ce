// A host in a process of its own, which a test can put to sleep: it says where it listens, and answers what it is asked by its parent. `dear`: PINs cost what they cost.
import { furnish, makePinsCheap } from '../gates/lan-clerks.ts';
import { startHost } from './two-computers.ts';

const isDear = process.argv.includes('dear');
if (!isDear) makePinsCheap();
const host = await startHost();

/** A code to join by, the notes that the base holds, or the end. */
async function answer(ask: unknown): Promise<unknown> {
  if (ask === 'code') return host.code();
  if (ask === 'notes') return host.read('SELECT words FROM shift_note ORDER BY id');
  await host.close();
  process.disconnect();
  return null;
}

if (isDear) furnish(host);

process.on('message', (ask) => void answer(ask).then((said) => process.connected && process.send?.({ ask, said })));
process.send?.({ ask: 'start', said: { port: host.port, ...host.people } });
