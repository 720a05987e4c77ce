// A thread of `npm run bench -- held-up`: two hundred lists of a year at once, each page after page, until it is told to end.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { clientAt, pause } from './held-up-client.ts';

/** What the thread did. */
export interface ListsDone {
  readonly lists: number;
  readonly pages: number;
  readonly refused: number;
  /** Calls whose connection had ended, or that a joined computer was turned away with for making too many a second. */
  readonly turnedAway: number;
}

const given = z.object({
  way: z.object({ origin: z.string(), cookie: z.string(), pageKey: z.record(z.string(), z.string()) }),
  seat: z.string(),
  lists: z.int(),
});

const { lists, ...sitting } = given.parse(workerData);
const client = clientAt(sitting);
const YEAR = { from: '2026-01-01', to: '2026-12-31', studio: null, tenant: null, states: [] };
const done = { lists: 0, pages: 0, refused: 0, turnedAway: 0 };
let isOver = false;

type Cursor = NonNullable<Parameters<typeof client.bookings.list>[0]['cursor']> | null;

/** Null: to be asked once more. */
async function readPage(cursor: Cursor): Promise<{ readonly next: Cursor } | null> {
  try {
    const page = await client.bookings.list({ ...YEAR, cursor });
    if (page.ok) {
      done.pages += 1;
      return page.value;
    }
    done.refused += 1;
    await pause(Number(page.refusal.data['seconds'] ?? 1) * 1000);
  } catch {
    done.turnedAway += 1;
    await pause(1000);
  }
  return null;
}

async function readYear(): Promise<void> {
  let cursor: Cursor = null;
  while (!isOver) {
    const page = await readPage(cursor);
    if (page === null) continue;
    cursor = page.next;
    if (cursor !== null) continue;
    done.lists += 1;
    return;
  }
}

parentPort?.on('message', () => {
  isOver = true;
});
await Promise.all(Array.from({ length: lists }, readYear));
parentPort?.postMessage(done);
parentPort?.close();
