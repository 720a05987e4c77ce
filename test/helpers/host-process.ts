// A host in a process of its own, which a test can put to sleep: it says where it listens, and answers what it is asked by its parent.
import { makePinsCheap } from '../gates/lan-clerks.ts';
import { startHost } from './two-computers.ts';

makePinsCheap();
const host = await startHost();

/** A code to join by, the notes that the base holds, or the end. */
async function answer(ask: unknown): Promise<unknown> {
  if (ask === 'code') return host.code();
  if (ask === 'notes') return host.read('SELECT words FROM shift_note ORDER BY id');
  await host.close();
  process.disconnect();
  return null;
}

process.on('message', (ask) => void answer(ask).then((said) => process.connected && process.send?.({ ask, said })));
process.send?.({ ask: 'start', said: { port: host.port, desk: host.people.desk } });
