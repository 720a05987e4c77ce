// Random sequences of honest work (sessions, imports, undo, people, forgetting, crashes, backups, restores, new bases, a clock set back), and no alarm: `npm run gate -- honest [SEQUENCES] [SEED]`.
import crypto from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { undoBatch } from '../../src/backend/intake/batches.ts';
import { importNamedFiles } from '../../src/backend/intake/import-request.ts';
import { type Base, closeBase, createBase, openBase } from '../../src/backend/core/db/open.ts';
import { addRecord, changeRecord, recordById, retireRecord } from '../../src/backend/core/db/record-store.ts';
import { distrustOf } from '../../src/backend/core/db/history-integrity.ts';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { writeSetting } from '../../src/backend/core/records/settings.ts';
import { addPersonOf } from '../../src/backend/people/change-people.ts';
import { undoChange } from '../../src/backend/records/undo-change.ts';
import { encryptSecond } from '../../src/backend/safety/backups.ts';
import { checkBase } from '../../src/backend/safety/check.ts';
import { forget } from '../../src/backend/safety/forget/forget.ts';
import { createBackupFor } from '../../src/backend/safety/own-backups.ts';
import { keepAside, restore } from '../../src/backend/safety/restore.ts';
import { ok, type Result } from '../../src/domain/values/result.ts';
import { copyBase } from '../helpers/copy-base.ts';
import { HEADS, codeOf, ledger } from '../helpers/import-base.ts';
import { TEST_NOW_MS } from '../helpers/raw-base.ts';
import { TESTER } from '../helpers/sample-base.ts';

const USUAL_RUNS = 2000;
const USUAL_SEED = 20_261_128;
const RUNS = Number(process.argv[2] ?? USUAL_RUNS);
const SEED = Number(process.argv[3] ?? USUAL_SEED);
const MINUTE = 60_000;
const DAY = 86_400_000;
const NAME_DIGITS = 3;
const PHONE_DIGITS = 8;
const IMPORTER = { who: '统计员', host: 'cli', role: 'statistician' } as const;

// Heads of the bases that are played with stay out of the person's own configuration.
process.env['LIVEBASE_CONFIG'] = mkdtempSync(path.join(tmpdir(), 'livebase-honest-config-'));

// A passphrase's key that costs nothing: what it costs is measured elsewhere.
const { scryptSync } = crypto;
Object.assign(crypto, { scryptSync: (secret: string, salt: Buffer, size: number) => scryptSync(secret, salt, size, { N: 2 ** 4 }) });
syncBuiltinESMExports();

const counts = new Map<string, number>();
const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);

/** One base, its second folder and its clock. */
interface World {
  readonly folder: string;
  readonly stick: string;
  /** Of the copies on the stick, once they are encrypted. */
  passphrase: string | null;
  nowMs: number;
  nth: number;
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

function placeOf(world: World) {
  return { folder: world.folder, clock: { nowMs: () => world.nowMs } };
}

function opened(world: World): Base {
  world.nowMs += MINUTE;
  const base = valueOf(openBase(world.folder, placeOf(world).clock));
  if (distrustOf(base.db) !== null) throw new Error(`false alarm: ${JSON.stringify(distrustOf(base.db))}`);
  return base;
}

async function session(world: World, work: (base: Base) => unknown): Promise<void> {
  const base = opened(world);
  try {
    await work(base);
  } finally {
    closeBase(base);
  }
}

function write(world: World, base: Base): void {
  world.nth += 1;
  const contact = world.nth % 2 === 0 ? `访客${String(world.nth).padStart(NAME_DIGITS, '0')}号` : null;
  const phone = contact === null ? null : `139${String(world.nth).padStart(PHONE_DIGITS, '0')}`;
  const notes = `第 ${world.nth} 家，找${contact ?? '前台'}`;
  valueOf(inTx(base, TESTER, (tx) => ok(addRecord(tx, 'tenant', { contact, phone, notes }, null))));
}

function changeNewest(world: World, base: Base, isRetired: boolean): void {
  const id = Number(base.db.prepare('SELECT max(id) FROM tenant').pluck().get());
  // What the rules refuse (a closed month) is no alarm.
  inTx(base, TESTER, (tx) => {
    const stored = recordById(tx.db, 'tenant', id);
    if (stored === null || stored.retiredAt !== null) return ok(null);
    if (isRetired) retireRecord(tx, stored, '录错了');
    else changeRecord(tx, stored, { notes: `改 ${world.nth} ${world.nowMs}` }, null);
    return ok(null);
  });
}

async function importSome(world: World, base: Base): Promise<void> {
  world.nth += 1;
  const rows = [0, 1, 2].map((more) => {
    const words = [`企业${world.nth}-${more}`, codeOf(world.nth * 10 + more), '直播电商企业'];
    return [...words, null, null, null, null, null, '2026-01-01', null, null, null, null];
  });
  const file = ledger(`企业${world.nth}.xlsx`, { 企业名录: [HEADS.企业名录, ...rows] });
  const how = { month: null, tenant: null, account: null, isDryRun: false, takesGoodRows: true, onDifference: 'replace' } as const;
  const taken = await importNamedFiles(base, IMPORTER, { files: [file], ...how });
  if (taken.ok) count('taken');
}

const KNOWN = `SELECT contact, phone FROM tenant WHERE contact IS NOT NULL AND phone IS NOT NULL AND contact NOT LIKE '某人%'
  ORDER BY id LIMIT 1 OFFSET ? % (SELECT max(1, count(*)) FROM tenant WHERE contact IS NOT NULL AND phone IS NOT NULL AND contact NOT LIKE '某人%')`;

/** Forgets a contact of some tenant; neither name nor number stands anywhere in the file behind it. */
function forgetSomebody(world: World, base: Base): void {
  const found: unknown = base.db.prepare(KNOWN).raw().get(world.nth);
  const [name = '', phone = ''] = [found ?? []].flat().map(String);
  if (name === '') return;
  const gone = forget(base, TESTER, { person: { name, numbers: [phone] }, reason: '本人要求' });
  if (!gone.ok) return count(`not forgotten: ${gone.refusal.code}`);
  count('forgotten');
  if (!gone.value.isSwept) throw new Error(`${name} was forgotten and the file not written again`);
  const left = ['livebase.db', 'livebase.db-wal'].map((file) => path.join(world.folder, file)).filter((file) => existsSync(file));
  const bytes = Buffer.concat(left.map((file) => readFileSync(file)));
  const staying = base.db.prepare('SELECT count(*) FROM person WHERE name = ?').pluck().get(name) === 0;
  if (bytes.includes(phone) || (staying && bytes.includes(name))) throw new Error(`${name} ${phone} still stands in the file`);
}

function filesIn(folder: string, pattern: RegExp): string[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name)) : [];
  return names.toSorted().map((name) => path.join(folder, name));
}

const BACKUP = /^livebase-.*\.dbx?$/;
const ENCRYPTED = '.dbx';

function restoreFrom(world: World, file: string | undefined, cutAt: string | null = null): void {
  world.nowMs += MINUTE;
  if (file === undefined) return;
  const hook = (step: string): void => {
    if (step === cutAt) throw new Error('power cut');
  };
  try {
    const isEncrypted = file.endsWith(ENCRYPTED);
    // A key that was made again opens no older copy: said so, and nothing done.
    const restored = restore(placeOf(world), file, TESTER, { hook, passphrase: isEncrypted ? world.passphrase : null });
    if (!restored.ok && isEncrypted && restored.refusal.code === 'PASSPHRASE_WRONG') return count('older passphrase');
    valueOf(restored);
    if (isEncrypted) count('restored by passphrase');
  } catch (error) {
    if (!(error instanceof Error) || error.message !== 'power cut') throw error;
  }
}

function newestNumber(base: Base, sql: string): number | null {
  const found: unknown = base.db.prepare(sql).pluck().get();
  return typeof found === 'number' ? found : null;
}

const DO: Readonly<Record<string, (world: World) => unknown>> = {
  add: (world) => session(world, (base) => write(world, base)),
  change: (world) => session(world, (base) => changeNewest(world, base, false)),
  retire: (world) => session(world, (base) => changeNewest(world, base, true)),
  undo: (world) =>
    session(world, (base) => {
      const change = newestNumber(base, "SELECT max(seq) FROM history WHERE action = 'change' AND entity = 'tenant'");
      if (change !== null && undoChange(base, TESTER, { change }).ok) count('undone');
    }),
  import: (world) => session(world, (base) => importSome(world, base)),
  'undo import': (world) =>
    session(world, (base) => {
      const batch = newestNumber(base, 'SELECT max(id) FROM import_batch');
      if (batch !== null && undoBatch(base, TESTER, { batch }).ok) count('taken back');
    }),
  // Written, and no head noted: as a process that was killed leaves it.
  die: (world) => {
    const base = opened(world);
    write(world, base);
    base.db.close();
  },
  'two at once': async (world) => {
    const [one, other] = [opened(world), opened(world)];
    write(world, one);
    write(world, other);
    closeBase(one);
    write(world, other);
    closeBase(other);
  },
  backup: (world) => session(world, (base) => createBackupFor(base, TESTER, 'daily')),
  'second folder': (world) =>
    session(world, (base) => {
      valueOf(
        inTx(base, TESTER, (tx) => {
          writeSetting(tx, 'backup.second', world.stick);
          return ok(null);
        }),
      );
      createBackupFor(base, TESTER, 'daily');
    }),
  people: (world) =>
    session(world, (base) => {
      world.nth += 1;
      // The first one is the manager.
      if (addPersonOf(base, TESTER, { name: `同事${world.nth}`, role: 'manager' }).ok) count('people added');
    }),
  forget: (world) => session(world, (base) => forgetSomebody(world, base)),
  'encrypt the stick': (world) =>
    session(world, (base) => {
      const asked = encryptSecond(base, TESTER, { on: true });
      if (!asked.ok) return;
      world.passphrase = asked.value.passphrase;
      createBackupFor(base, TESTER, 'daily');
    }),
  'oldest backup': (world) => restoreFrom(world, filesIn(path.join(world.folder, 'backups'), BACKUP)[0]),
  'newest backup': (world) => restoreFrom(world, filesIn(path.join(world.folder, 'backups'), BACKUP).at(-1)),
  'from the stick': (world) => restoreFrom(world, filesIn(world.stick, BACKUP).at(-1)),
  'the replaced one': (world) => restoreFrom(world, filesIn(world.folder, /^livebase-replaced-.*\.db$/).at(-1)),
  'a cut restore': (world) => {
    const steps = ['marked', 'moved-database', 'moved-log', 'placed'] as const;
    restoreFrom(world, filesIn(path.join(world.folder, 'backups'), BACKUP).at(-1), steps[world.nth % steps.length]);
  },
  'new base': (world) => {
    valueOf(keepAside(placeOf(world)));
    world.nowMs += MINUTE;
    closeBase(valueOf(createBase(world.folder, placeOf(world).clock)));
  },
  'a day back': (world) => {
    world.nowMs -= DAY;
  },
};

const empty = path.join(mkdtempSync(path.join(tmpdir(), 'livebase-honest-')), 'base');
closeBase(valueOf(createBase(empty, { nowMs: () => TEST_NOW_MS })));

function begin(): World {
  const root = mkdtempSync(path.join(tmpdir(), 'livebase-honest-'));
  const world: World = { folder: path.join(root, 'base'), stick: path.join(root, 'stick'), passphrase: null, nowMs: TEST_NOW_MS, nth: 0 };
  mkdirSync(world.stick);
  copyBase(empty, world.folder);
  return world;
}

async function play(wishes: readonly string[]): Promise<void> {
  const world = begin();
  try {
    for (const wish of wishes) {
      await DO[wish]?.(world);
      count(wish);
      await session(world, () => undefined);
    }
    await session(world, (base) => {
      const failing = checkBase(base, { full: true }).checks.filter(({ ok: isFine, name }) => !isFine && name !== 'backup');
      if (failing.length > 0) throw new Error(`check: ${JSON.stringify(failing)}`);
    });
  } finally {
    rmSync(path.dirname(world.folder), { recursive: true, force: true });
  }
}

const began = performance.now();
let played = 0;
await fc.assert(
  fc.asyncProperty(fc.array(fc.constantFrom(...Object.keys(DO)), { minLength: 3, maxLength: 9 }), async (wishes) => {
    await play(wishes);
    played += 1;
    // What was freed is only given back where the loop turns, and none of this work waits for anything.
    await turn();
    if (played % 100 === 0) process.stderr.write(`${played} of ${RUNS}, ${Math.round((performance.now() - began) / 1000)} s\n`);
  }),
  { numRuns: RUNS, seed: SEED },
);
console.log(`${RUNS} sequences, seed ${SEED}: no false alarm, every full check ok, ${Math.round((performance.now() - began) / 1000)} s`);
console.log([...counts].map(([what, times]) => `${what} ${times}`).join(', '));
