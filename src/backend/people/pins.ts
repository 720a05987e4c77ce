// A PIN kept as scrypt of it, slow to guess, a recovery code as SHA-256 of it: told apart in constant time; wrong tries are counted in the base, or beside what is known of it.
import crypto, { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { lockMinutes, countTriesLeft } from '../../domain/base/pin.ts';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../domain/time/calendar.ts';
import { ok, type Refusal, refuse, type Result } from '../../domain/values/result.ts';
import { type Connection, prepareStatement } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import { distrustOf } from '../core/db/history-integrity.ts';
import { type Actor, appendHistory, getWrittenThrough, inTx, type Tx } from '../core/db/tx.ts';
import { type PersonRow, pinOf } from '../core/records/people.ts';
import { mkdirSync } from 'node:fs';
import { z } from 'zod';
import { placeOf } from '../core/db/checkpoint-files.ts';
import { refuseFileError } from '../core/db/database-files.ts';
import { getConfigFolder } from '../core/files/config-folder.ts';
import { readJsonFile } from '../core/files/json-file.ts';
import { replaceFileSafely } from '../core/files/safe-write.ts';
import path from 'node:path';

// Tries of PINs at a base whose history is not the known one: nothing is written to it, so they stand beside what is known of it outside, and a restart forgets none.

const countedTries = z.object({ tries: z.int().min(0), untilMs: z.int().min(0) });

/** Wrong tries of a PIN in a row, and until when it is locked. */
type CountedTries = Readonly<z.infer<typeof countedTries>>;

/** By the person's number. */
const triesShape = z.record(z.string(), countedTries);

function fileOf(folder: string): string {
  return path.join(getConfigFolder(), 'pin-tries', `${placeOf(folder)}.json`);
}

/** Reads how often a person's PIN was tried at the base in `folder`; null: never, as far as is known. */
function readTriesOutside(folder: string, person: number): CountedTries | null {
  return readJsonFile(fileOf(folder), triesShape)?.[person] ?? null;
}

/**
 * Writes it down. Refuses as `replaceFileSafely`, and FOLDER_READ_ONLY, DISK_FULL, FOLDER_MISSING `{folder}`: a try that can't be counted is none.
 */
function writeTriesOutside(folder: string, person: number, counted: CountedTries): Result<CountedTries> {
  const file = fileOf(folder);
  const all = { ...readJsonFile(file, triesShape), [person]: counted };
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  } catch (error) {
    return refuseFileError(error, path.dirname(file));
  }
  const written = replaceFileSafely(file, new TextEncoder().encode(JSON.stringify(all)));
  return written.ok ? ok(counted) : written;
}

const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 } as const;

/** What is kept of a secret. */
export interface KeptSecret {
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

type Through = Pick<Actor, 'host' | 'device'>;

/** The hashing that each caller has asked for last, of a base: it is done one after the other, and takes one of the four threads that there are. */
const hashing = new WeakMap<Connection, Map<string, Promise<unknown>>>();

async function stretchInTurn(base: Base, { host, device = null }: Through, secret: string, salt: Uint8Array): Promise<Buffer> {
  const callers = hashing.get(base.db) ?? new Map<string, Promise<unknown>>();
  hashing.set(base.db, callers);
  const caller = getWrittenThrough({ host, device });
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const before = callers.get(caller) ?? Promise.resolve();
  callers.set(
    caller,
    promise.catch(() => undefined),
  );
  await before;
  crypto.scrypt(secret, salt, 32, COST, (error, key) => (error === null ? resolve(key) : reject(error)));
  return promise;
}

/** A PIN as it is kept, with a salt of its own. */
export async function keepPin(base: Base, through: Through, pin: string): Promise<KeptSecret> {
  const salt = randomBytes(16);
  return { salt, hash: await stretchInTurn(base, through, pin, salt) };
}

/** A recovery code as it is kept. Its 118 bits can't be tried out, so that a wrong one costs no more than a right one: nothing. */
export function keepCode(code: string, salt: Uint8Array = randomBytes(16)): KeptSecret {
  return { salt, hash: createHash('sha256').update(salt).update(code).digest() };
}

/** Whether a recovery code is the one that is kept. */
export function isCode(kept: KeptSecret, code: string): boolean {
  return timingSafeEqual(keepCode(code, kept.salt).hash, kept.hash);
}

/** What the history says of a PIN: enough to tell two apart, nothing to guess it by. */
function traceOf({ salt, hash }: KeptSecret): string {
  return createHash('sha256').update(salt).update(hash).digest('hex').slice(0, 16);
}

const CHANGE = 'UPDATE person_pin SET salt = ?, hash = ?, set_ms = ?, wrong_tries = 0, locked_until_ms = 0 WHERE id = ?';
const ADD = 'INSERT INTO person_pin (id, salt, hash, set_ms) VALUES (?, ?, ?, ?)';

/** Keeps a person's new PIN, with a row of the history that does not hold it. */
export function writePin(tx: Tx, id: number, kept: KeptSecret, action: 'pin' | 'recover'): void {
  const before = pinOf(tx.db, id);
  if (before === null) prepareStatement(tx.db, ADD).run(id, kept.salt, kept.hash, tx.nowMs);
  else prepareStatement(tx.db, CHANGE).run(kept.salt, kept.hash, tx.nowMs, id);
  appendHistory(tx, {
    action,
    entity: 'person',
    entityId: id,
    before: before === null ? null : { pin: traceOf(before) },
    after: { pin: traceOf(kept) },
  });
}

const TRIED = 'UPDATE person_pin SET wrong_tries = ?, locked_until_ms = ? WHERE id = ?';

function locked(name: string, untilMs: number): Refusal {
  // Told in whole minutes: one more than is left never says too little.
  const until = formatIsoInstant(convertMillisecondsToInstant(untilMs + 59_999));
  return { code: 'PIN_LOCKED', data: { name, until } };
}

/** One try more than were counted before. Refuses PIN_LOCKED. */
function oneMore(person: PersonRow, before: CountedTries, nowMs: number): Result<CountedTries> {
  if (before.untilMs > nowMs) return { ok: false, refusal: locked(person.name, before.untilMs) };
  const tries = before.tries + 1;
  const minutes = lockMinutes(tries);
  return ok({ tries, untilMs: minutes === 0 ? 0 : nowMs + minutes * 60_000 });
}

/** A try is counted before it is judged: many at once don't get more than one after the other. Refuses PIN_LOCKED. */
function countTry(base: Base, actor: Actor, person: PersonRow): Result<CountedTries> {
  const before = (db: Connection): Result<CountedTries> => {
    const pin = pinOf(db, person.id);
    return pin === null ? refuse('PIN_NOT_SET', { name: person.name }) : ok({ tries: pin.wrongTries, untilMs: pin.lockedUntilMs });
  };
  if (distrustOf(base.db) !== null) {
    const kept = before(base.db);
    const counted = kept.ok ? oneMore(person, readTriesOutside(base.folder, person.id) ?? kept.value, base.clock.nowMs()) : kept;
    return counted.ok ? writeTriesOutside(base.folder, person.id, counted.value) : counted;
  }
  return inTx(base, actor, (tx) => {
    const kept = before(tx.db);
    const counted = kept.ok ? oneMore(person, kept.value, tx.nowMs) : kept;
    if (counted.ok) prepareStatement(tx.db, TRIED).run(counted.value.tries, counted.value.untilMs, person.id);
    return counted;
  });
}

/** Notes how a try came out, where anything may be written. */
function noteTry(base: Base, actor: Actor, person: PersonRow, { tries, untilMs, isRight }: Tried): Result<null> {
  if (distrustOf(base.db) !== null) {
    const noted = isRight ? writeTriesOutside(base.folder, person.id, { tries: 0, untilMs: 0 }) : ok(null);
    return noted.ok ? ok(null) : noted;
  }
  return inTx(base, actor, (tx) => {
    if (isRight) prepareStatement(tx.db, TRIED).run(0, 0, person.id);
    else if (untilMs > 0) appendHistory(tx, { action: 'locked', entity: 'person', entityId: person.id, after: { wrong_tries: tries } });
    return ok(null);
  });
}

interface Tried extends CountedTries {
  readonly isRight: boolean;
}

function judged(base: Base, actor: Actor, person: PersonRow, tried: Tried): Result<null> {
  const { tries, untilMs, isRight } = tried;
  const noted = noteTry(base, actor, person, tried);
  if (!noted.ok || isRight) return noted;
  return untilMs > 0
    ? { ok: false, refusal: locked(person.name, untilMs) }
    : refuse('PIN_WRONG', { name: person.name, left: countTriesLeft(tries) });
}

/** Whether a PIN is the person's. Refuses PIN_NOT_SET, PIN_WRONG, PIN_LOCKED. */
export async function checkPin(base: Base, through: Through, person: PersonRow, typed: string): Promise<Result<null>> {
  const actor: Actor = { who: person.name, host: through.host, personId: person.id };
  const tried = countTry(base, actor, person);
  if (!tried.ok) return tried;
  const kept = pinOf(base.db, person.id);
  const isRight = kept !== null && timingSafeEqual(await stretchInTurn(base, through, typed, kept.salt), kept.hash);
  return judged(base, actor, person, { ...tried.value, isRight });
}
