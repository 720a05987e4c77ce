// One of the processes at the desk in the model test: holds bases open and calls the contract's methods that it is sent, at the time that it is told.
import { type Base, closeBase, openBase } from '../../src/backend/core/db/open.ts';
import { openClient } from '../../src/backend/router.ts';

/** What the test sends: a call on the base in a folder, or that it is done with. */
export type Sent =
  | { readonly done: string }
  | { readonly folder: string; readonly now: number; readonly group: string; readonly method: string; readonly input: unknown };

let nowMs = 0;
let folderNow = '';
const bases = new Map<string, Base>();

function baseNow(): Base {
  const known = bases.get(folderNow);
  if (known !== undefined) return known;
  const opened = openBase(folderNow, { nowMs: () => nowMs });
  if (!opened.ok) throw new Error(opened.refusal.code);
  opened.value.db.pragma('synchronous = OFF');
  bases.set(folderNow, opened.value);
  return opened.value;
}

const client = openClient({
  findBase: baseNow,
  actor: { who: `前台${process.argv[2] ?? ''}`, host: 'window', role: 'manager' },
  onProgress: null,
  jobs: null,
  shell: null,
  start: null,
});

function close(folder: string): null {
  const base = bases.get(folder);
  if (base !== undefined) closeBase(base);
  bases.delete(folder);
  return null;
}

async function answer(sent: Sent): Promise<unknown> {
  if ('done' in sent) return close(sent.done);
  folderNow = sent.folder;
  nowMs = sent.now * 60_000;
  const method: unknown = Reflect.get(Reflect.get(client, sent.group), sent.method);
  if (typeof method !== 'function') throw new Error(`no method ${sent.group}.${sent.method}`);
  return await Reflect.apply(method, undefined, [sent.input]);
}

process.on('message', (sent: Sent) => {
  answer(sent).then(
    (outcome) => process.send?.({ outcome }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
