// A session over a real message port: the first start, bases changed while the page stays, restores, bytes, bugs by number, the end.
import { RPCLink } from '@orpc/client/message-port';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_ABILITIES, type ShellPort } from '../contract/core/shell-port.ts';
import { cloneIfBytes } from '../contract/core/wire.ts';
import { createEmptyBase } from './backend.ts';
import { openSession, type Session } from './backend-runtime.ts';

let root = '';
const ends: (() => Promise<void>)[] = [];
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'livebase-session-'));
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  rmSync(root, { recursive: true, force: true });
});

const FACTS = {
  from: '2026-01-01',
  fullName: '星港直播基地',
  uscc: ' 91440300ma5ex00001 ',
  kind: '直播电商园区',
  district: '南山区',
  address: null,
};

type Call = (name: string, input: unknown) => Promise<unknown>;

async function open(folder: string | null, shell: Partial<ShellPort> = {}): Promise<{ readonly session: Session; readonly call: Call }> {
  const whole: ShellPort = { kind: 'http', ...NO_ABILITIES, defaultFolder: path.join(root, 'default'), versions: {}, ...shell };
  const opened = await openSession({ folder, shell: whole, who: '周敏', host: 'http' });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { port1, port2 } = new MessageChannel();
  opened.value.attachPort(port1);
  port1.start();
  port2.start();
  const link = new RPCLink({ port: port2, experimental_transfer: cloneIfBytes });
  ends.push(async () => {
    port1.close();
    port2.close();
    await opened.value.close();
  });
  return { session: opened.value, call: (name, input) => link.call(name.split('.'), input, { context: {} }) };
}

function valueOf(answer: unknown): Record<string, unknown> {
  const value: unknown = Reflect.get(Object(answer), 'value');
  if (typeof value !== 'object' || value === null) throw new Error(JSON.stringify(answer));
  return { ...value };
}

describe('the first start', () => {
  it('without a base says where one would go, and refuses what needs one', async () => {
    const { call } = await open(null);
    const folder = path.join(root, 'default');
    expect(await call('start.state', {})).toEqual({ ok: true, value: { kind: 'none', defaultFolder: folder } });
    expect(await call('batches.list', {})).toMatchObject({ ok: false, refusal: { code: 'BASE_MISSING' } });
    expect(existsSync(folder)).toBe(false);
  });

  it('creates a base with its first facts, and goes on with it', async () => {
    const remembered: string[] = [];
    const { call } = await open(null, { rememberFolder: (folder) => void remembered.push(folder) });
    const folder = path.join(root, 'default');
    const made = await call('start.create', { token: null, facts: FACTS });
    expect(made).toEqual({ ok: true, value: { kind: 'open', folder, name: '星港直播基地', isDemo: false } });
    expect(await call('batches.list', {})).toMatchObject({ ok: true });
    expect(remembered).toEqual([folder]);
    expect(await call('start.create', { token: null, facts: FACTS })).toMatchObject({ ok: false, refusal: { code: 'BASE_EXISTS' } });
    expect(await call('start.state', {})).toEqual(made);
  });

  it.each([
    ['91440300MA5EX0000I', 'USCC_LETTER'],
    ['914403', 'USCC_SHAPE'],
  ])('makes nothing of a code such as %s', async (uscc, code) => {
    const { call } = await open(null);
    expect(await call('start.create', { token: null, facts: { ...FACTS, uscc } })).toMatchObject({ ok: false, refusal: { code } });
    expect(existsSync(path.join(root, 'default'))).toBe(false);
  });

  it('shows why a base can’t be opened', async () => {
    const folder = path.join(root, 'other');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'livebase.db'), 'no database at all'.repeat(50));
    const { call } = await open(folder);
    expect(await call('start.state', {})).toMatchObject({
      ok: true,
      value: { kind: 'refused', folder, refusal: { code: 'BASE_DAMAGED' } },
    });
    expect(await call('shell.about', {})).toMatchObject({ ok: true, value: { kind: 'http', folder, can: { save: false } } });
  });
});

describe('folders', () => {
  it('are known to the page by tokens of this session', async () => {
    const other = path.join(root, 'other');
    expect(await createEmptyBase(other, false)).toMatchObject({ ok: true });
    const picks = [other, path.join(root, 'OneDrive', 'x'), path.join(root, 'empty'), null];
    const { call } = await open(null, { pickPath: async () => picks.shift() ?? null });
    const pick = async (): Promise<unknown> => valueOf(await call('start.pick', { purpose: 'data' }))['token'];
    expect(await call('start.openFolder', { token: await pick() })).toMatchObject({ ok: true, value: { kind: 'open', folder: other } });
    expect(await call('start.openFolder', { token: await pick() })).toMatchObject({ ok: false, refusal: { code: 'FOLDER_SYNCED' } });
    expect(await call('start.openFolder', { token: await pick() })).toMatchObject({ ok: false, refusal: { code: 'BASE_MISSING' } });
    // What was open is open still.
    expect(await call('start.state', {})).toMatchObject({ ok: true, value: { kind: 'open', folder: other } });
    expect(await call('start.pick', { purpose: 'data' })).toEqual({ ok: true, value: null });
    expect(await call('start.openFolder', { token: '0'.repeat(32) })).toMatchObject({ ok: false, refusal: { code: 'PICK_UNKNOWN' } });
  });

  it('can’t be picked where the host can’t', async () => {
    const { call } = await open(null);
    expect(await call('start.pick', { purpose: 'data' })).toMatchObject({ ok: false, refusal: { code: 'HOST_CANNOT' } });
    expect(await call('shell.showFolder', { what: 'data' })).toMatchObject({ ok: false, refusal: { code: 'HOST_CANNOT' } });
  });
});

/** The token of a file that a browser sends in two parts, by its bytes. */
async function sent({ call, session }: Awaited<ReturnType<typeof open>>, bytes: Uint8Array): Promise<unknown> {
  const token = String(valueOf(await call('start.beginFile', { name: 'backup.db', size: bytes.length }))['token']);
  for (const [from, to] of [[0, 1000], [1000]] as const)
    expect(await session.takePart(Readable.from([bytes.subarray(from, to)]), { token, at: from })).toBe(true);
  return valueOf(await call('start.finishFile', { token }))['token'];
}

/** What stands beside the data folder of what was sent. */
const uploads = (): readonly string[] => readdirSync(root).filter((name) => name.includes('.upload-'));

describe('a restore', () => {
  it('of a file that is sent takes no part that does not follow, and leaves nothing of one that is cancelled', async () => {
    const { call, session } = await open(null);
    const part = async (token: unknown, at: number, bytes = [1, 2, 3]): Promise<boolean> =>
      session.takePart(Readable.from([new Uint8Array(bytes)]), { token: String(token), at });
    const begun = valueOf(await call('start.beginFile', { name: '../x/备份.db', size: 6 }));
    const { token } = begun;
    expect(begun).toEqual({ token: expect.stringMatching(/^[0-9a-f]{32}$/), shown: '../x/备份.db' });
    const [folder = ''] = uploads();
    expect(readdirSync(path.join(root, folder))).toEqual(['备份.db']);
    expect([await part('f'.repeat(32), 0), await part(token, 1), await part(token, 0), await part(token, 0)]).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(await part(token, 3, [4, 5, 6])).toBe(true);
    expect([...readFileSync(path.join(root, folder, '备份.db'))]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await call('start.finishFile', { token })).toEqual({ ok: true, value: begun });
    await call('start.dropFile', { token });
    expect(uploads()).toEqual([]);
    const short = valueOf(await call('start.beginFile', { name: '备份.db', size: 4 }))['token'];
    await part(short, 0);
    expect(await call('start.finishFile', { token: short })).toMatchObject({ ok: false, refusal: { code: 'PICK_UNKNOWN' } });
    expect(await call('start.beginFile', { name: '备份.db', size: 1e15 })).toMatchObject({ ok: false, refusal: { code: 'DISK_FULL' } });
    await call('start.beginFile', { name: '备份.db', size: 4 });
    await session.close();
    expect(uploads()).toEqual([]);
  });

  it('of a file that was being sent when the program was killed leaves nothing at the next start, and what another program takes in alone', async () => {
    const [killed, before, running] = [`${2 ** 30}-x`, 'aB3dE6', `${process.ppid}-x`].map((name) =>
      path.join(root, `default.upload-${name}`),
    );
    for (const folder of [killed, before, running]) {
      mkdirSync(String(folder));
      writeFileSync(path.join(String(folder), 'backup.db'), 'half');
    }
    const { call, session } = await open(null);
    expect(uploads()).toEqual([path.basename(String(running))]);
    const begun = valueOf(await call('start.beginFile', { name: 'backup.db', size: 4 }));
    expect(uploads()).toHaveLength(2);
    await call('start.dropFile', { token: begun['token'] });
    await session.close();
    expect(uploads()).toEqual([path.basename(String(running))]);
    rmSync(String(running), { recursive: true });
  });

  it('of a file that goes on beyond the size that was announced is cut off there, and nothing of it is kept', async () => {
    const { call, session } = await open(null);
    const begin = async (): Promise<string> => String(valueOf(await call('start.beginFile', { name: '备份.db', size: 4 }))['token']);
    // Nine million pieces of three bytes: what is read is counted.
    let pieces = 0;
    const endless = Readable.from(
      (function* pieceByPiece() {
        for (; pieces < 9_000_000; pieces += 1) yield new Uint8Array(3);
      })(),
      { highWaterMark: 1 },
    );
    const token = await begin();
    expect(await session.takePart(endless, { token, at: 0 })).toBe(false);
    expect(pieces).toBeLessThan(5);
    expect(uploads()).toEqual([]);
    expect(await call('start.finishFile', { token })).toMatchObject({ ok: false, refusal: { code: 'PICK_UNKNOWN' } });
    // One that says so beforehand is not read at all, and no part of the first four bytes is left of it either.
    const second = await begin();
    expect(await session.takePart(Readable.from([new Uint8Array(4)]), { token: second, at: 0 })).toBe(true);
    let isRead = false;
    const said = new Readable({
      read() {
        isRead = true;
        this.push(null);
      },
    });
    expect(await session.takePart(said, { token: second, at: 4, length: 1 })).toBe(false);
    expect([isRead, uploads()]).toEqual([false, []]);
    await session.close();
  });

  it('of a sent file that is no backup named the file under which it was kept meanwhile, which nobody knows', async () => {
    const opened = await open(null);
    const token = await sent(opened, new Uint8Array(2000));
    const refused = await opened.call('start.restore', { from: { token } });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'BACKUP_UNREADABLE', data: { file: 'backup.db' } } });
    await opened.session.close();
  });

  it('takes the bytes of a backup, keeps what was there, and goes on', async () => {
    const opened = await open(null);
    const { call, session } = opened;
    await call('start.create', { token: null, facts: FACTS });
    const file = await session.backUp();
    const bytes = new Uint8Array(readFileSync(file ?? ''));
    const restored = await call('start.restore', { from: { token: await sent(opened, bytes) } });
    expect(restored).toMatchObject({
      ok: true,
      value: { state: { kind: 'open', name: '星港直播基地' }, kept: expect.stringMatching(/^livebase-replaced-/) },
    });
    expect(await call('batches.list', {})).toMatchObject({ ok: true });
    bytes[60_000] = (bytes[60_000] ?? 0) ^ 0xff;
    expect(await call('start.restore', { from: { token: await sent(opened, bytes) } })).toMatchObject({
      ok: false,
      refusal: { code: expect.stringMatching(/^BACKUP_/) },
    });
    expect(await call('start.state', {})).toMatchObject({ ok: true, value: { kind: 'open', name: '星港直播基地' } });
    expect(uploads()).toEqual([]);
  });
});

describe('a restore that is refused', () => {
  it('leaves everybody signed in as they were, and one that is done nobody', async () => {
    const opened = await open(null);
    const { call, session } = opened;
    await call('start.create', { token: null, facts: FACTS });
    const person = valueOf(await call('people.add', { name: '周敏', role: 'manager' }))['id'];
    valueOf(await call('people.setPin', { person, old: null, pin: '246813' }));
    expect(await call('people.enter', { person, pin: '246813' })).toMatchObject({ ok: true });
    const bytes = new Uint8Array(readFileSync((await session.backUp()) ?? ''));
    const damaged = Uint8Array.from(bytes, (byte, at) => (at === 60_000 ? byte ^ 0xff : byte));
    const refused = await call('start.restore', { from: { token: await sent(opened, damaged) } });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'BACKUP_ALTERED' } });
    expect(await call('batches.list', {})).toMatchObject({ ok: true });
    expect(await call('people.seat', {})).toMatchObject({ value: { me: { id: person } } });
    expect(await call('start.restore', { from: { token: await sent(opened, bytes) } })).toMatchObject({ ok: true });
    expect(await call('batches.list', {})).toMatchObject({ ok: false, refusal: { code: 'LOCKED' } });
    await session.close();
  });
});

describe('a restore of a base elsewhere', () => {
  it('goes into the folder that is open, not into the default one', async () => {
    const other = path.join(root, 'other');
    await createEmptyBase(other, false);
    const opened = await open(other);
    const { call, session } = opened;
    const bytes = new Uint8Array(readFileSync((await session.backUp()) ?? ''));
    const restored = await call('start.restore', { from: { token: await sent(opened, bytes) } });
    expect(valueOf(restored)['state']).toMatchObject({ kind: 'open', folder: other });
    expect(readdirSync(other).filter((name) => name.startsWith('livebase-replaced-'))).toHaveLength(1);
    expect(existsSync(path.join(root, 'default'))).toBe(false);
  });
});

describe('a restore of an encrypted copy', () => {
  it('asks for its passphrase, and a wrong one leaves nothing: no backup before, the base open', async () => {
    const stick = path.join(root, 'stick');
    mkdirSync(stick);
    const { call, session } = await open(null, { pickPath: async () => stick });
    await call('start.create', { token: null, facts: FACTS });
    await call('settings.secondFolder', { token: valueOf(await call('start.pick', { purpose: 'backup' }))['token'] });
    const { passphrase } = valueOf(await call('settings.encryptSecond', { on: true }));
    expect(await call('settings.backUp', {})).toMatchObject({ ok: true, value: { secondRefusal: null } });
    const name = readdirSync(stick).find((one) => one.endsWith('.dbx'));
    const backups = path.join(root, 'default', 'backups');
    // The day's first backup, which a session makes by itself a while after its start, is there before anything is compared.
    await call('settings.backUpIfDue', {});
    const before = readdirSync(backups);
    const from = { backup: { place: 'second', name } };
    for (const [given, code] of [
      [{}, 'PASSPHRASE_NEEDED'],
      [{ passphrase: 'ABCD-EFGH' }, 'PASSPHRASE_WRONG'],
    ] as const)
      expect(await call('start.restore', { from, ...given })).toMatchObject({ ok: false, refusal: { code } });
    expect(readdirSync(backups)).toEqual(before);
    expect(await call('start.restore', { from, passphrase })).toMatchObject({ ok: true, value: { staysEncrypted: false } });
    expect(readdirSync(backups).filter((one) => one.startsWith('livebase-restore-') && one.endsWith('.db'))).toHaveLength(1);
    await session.close();
  });
});

describe('the demo', () => {
  it('stands in a folder of its own and is opened again the second time', async () => {
    const remembered: string[] = [];
    const { call } = await open(null, { rememberFolder: (folder) => void remembered.push(folder) });
    const first = await call('start.demo', {});
    expect(first).toMatchObject({ ok: true, value: { kind: 'open', folder: `${path.join(root, 'default')}-演示`, isDemo: true } });
    // Back to the first start, as long as there is no base of one's own; then back to that.
    expect(first).toMatchObject({ value: { back: 'start' } });
    expect(await call('start.leaveDemo', {})).toEqual({ ok: true, value: { kind: 'none', defaultFolder: path.join(root, 'default') } });
    await call('start.create', { token: null, facts: FACTS });
    const again = await call('start.demo', {});
    expect(again).toMatchObject({ value: { isDemo: true, back: 'base' } });
    expect(readdirSync(root).toSorted()).toEqual(['default', 'default-演示']);
    const own = { kind: 'open', folder: path.join(root, 'default'), isDemo: false };
    expect(await call('start.leaveDemo', {})).toMatchObject({ ok: true, value: own });
    // Elsewhere it changes nothing; and the next start opens one's own.
    expect(await call('start.leaveDemo', {})).toMatchObject({ ok: true, value: own });
    expect(remembered.at(-1)).toBe(own.folder);
    expect(remembered).not.toContain(`${own.folder}-演示`);
  });
});

describe('calls', () => {
  it('carry bytes both ways as they are', async () => {
    const seen: Uint8Array[] = [];
    const saveFile: ShellPort['saveFile'] = async ({ name, bytes }) => {
      seen.push(bytes);
      return { ok: true, value: { name, folder: root } };
    };
    const { call } = await open(null, { saveFile });
    const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => at % 256);
    expect(await call('shell.save', { name: 'a.bin', bytes })).toEqual({ ok: true, value: { name: 'a.bin', folder: root } });
    expect(Buffer.compare(seen[0] ?? new Uint8Array(), bytes)).toBe(0);
  });

  it('that meet a bug answer its number, which the log has with the reason', async () => {
    const saveFile: ShellPort['saveFile'] = async () => {
      throw new Error('a secret of the machine');
    };
    const { call, session } = await open(null, { saveFile });
    await call('start.create', { token: null, facts: FACTS });
    const error: unknown = await call('shell.save', { name: 'a.bin', bytes: new Uint8Array(1) }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: expect.stringMatching(/^internal error, number \d{8}-[0-9a-f]{6}$/),
      data: { id: expect.any(String) },
    });
    expect(JSON.stringify(error)).not.toContain('secret');
    const logs = path.join(session.folder() ?? '', 'logs');
    const text = readdirSync(logs)
      .map((name) => readFileSync(path.join(logs, name), 'utf8'))
      .join('');
    expect(text).toContain(String(Reflect.get(Object(Reflect.get(Object(error), 'data')), 'id')));
    expect(text).toContain('a secret of the machine');
    expect(text).toContain('http shell.save');
  });

  it('of a method that there is not are no bugs of ours', async () => {
    const { call } = await open(null);
    await expect(call('start.nothing', {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('keep nobody from closing while they only read', async () => {
    const { call, session } = await open(null);
    await call('start.create', { token: null, facts: FACTS });
    const seen = new Set<string>();
    let isAsking = true;
    const asked = call('settings.about', {}).finally(() => {
      isAsking = false;
    });
    while (isAsking) {
      for (const name of session.running()) seen.add(name);
      await new Promise(setImmediate);
    }
    expect(await asked).toMatchObject({ ok: true });
    expect([...seen]).toEqual([]);
  });

  it('are waited for at the end', async () => {
    const { promise, resolve } = Promise.withResolvers<null>();
    const saveFile: ShellPort['saveFile'] = async () => ({ ok: true, value: await promise });
    const { call, session } = await open(null, { saveFile });
    const saved = call('shell.save', { name: 'a.bin', bytes: new Uint8Array(1) });
    await expect.poll(() => session.running()).toEqual(['shell.save']);
    expect(session.isBusy()).toBe(true);
    const order: string[] = [];
    const closed = session.close().then(() => order.push('closed'));
    setTimeout(() => {
      order.push('saved');
      resolve(null);
    }, 50);
    await closed;
    expect(order).toEqual(['saved', 'closed']);
    expect(await saved).toEqual({ ok: true, value: null });
  });
});
