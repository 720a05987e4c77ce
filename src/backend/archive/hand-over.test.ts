// A base handed over and taken over: whole, verified, without PINs, with its papers; whatever is wrong with the pack is refused in words and makes nothing.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeMonths, withWorld } from '../../../test/helpers/worlds/compare.ts';
import { dayOfMinute, monthsBetween, plusMonths } from '../../../test/helpers/worlds/days.ts';
import { generateWorld } from '../../../test/helpers/worlds/generate.ts';
import { firstMonth } from '../../../test/helpers/worlds/oracle-facts.ts';
import { zipParts } from '../../../test/helpers/zip-parts.ts';
import { writeZip } from '../../sheets/zip/zip-write.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { ok } from '../../domain/values/result.ts';
import { type Base, type Clock, closeBase, openBase } from '../core/db/open.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import { inTx } from '../core/db/tx.ts';
import { createPassphrase } from '../core/files/encrypted-file.ts';
import { writePin } from '../people/pins.ts';
import { checkBase } from '../safety/check.ts';
import { LIST_NAME } from '../safety/hand-over/pack.ts';
import { takeOver } from '../safety/hand-over/take-over.ts';
import { openEmpty } from '../../../test/helpers/made-base.ts';
import { parseMonth } from '../../domain/time/calendar.ts';
import { importNamedFiles } from '../intake/import-request.ts';
import { reopenMonth } from '../report/filing/month-closing.ts';
import { reportMonth } from '../report/filing/export-report.ts';
import { handOver } from './hand-over.ts';

const BY = { who: '周敏', host: 'cli' } as const;
const SEED = 4;

let shelf = '';
let clock: Clock = { nowMs: () => 0 };
let plain: Uint8Array = new Uint8Array();
let secret: Uint8Array = new Uint8Array();
let passphrase = '';
let months: readonly string[] = [];
let bookings = 0;
let leftTemp: readonly string[] = [];
let noted: unknown = null;
let figures: readonly unknown[] = [];
let historyRows = 0;

/** Every figure of the months from the data as they stand, the tenants' cells included; filed months are opened again first. */
function figuresOf(base: Base, of: readonly string[]): readonly unknown[] {
  return of.map((text) => {
    const month = parseMonth(text);
    if (month === null) throw new Error(text);
    reopenMonth(base, BY, { month, reason: '核对', by: null });
    const report = reportMonth(base, { month, profileId: null });
    if (!report.ok) throw new Error(report.refusal.code);
    const { values, tenants } = report.value.figures;
    return [text, [...values], tenants.map(({ cells }) => cells)];
  });
}

function addPin(base: Base): void {
  const added = inTx(base, BY, (tx) => {
    tx.db.exec(`INSERT INTO person (id, name, role, colour) VALUES (1, '周敏', 'manager', 0)`);
    writePin(tx, 1, { salt: Buffer.alloc(16, 'pinsalt'), hash: Buffer.alloc(32, 'pinhash') }, 'pin');
    return ok(null);
  });
  if (!added.ok) throw new Error(added.refusal.code);
}

beforeAll(async () => {
  shelf = mkdtempSync(path.join(tmpdir(), 'livebase-hand-over-test-'));
  const world = generateWorld(SEED, { studios: 3, tenants: 4, months: 2, bookings: 2 });
  await withWorld(world, SEED, async (base) => {
    clock = base.clock;
    addPin(base);
    months = closeMonths(base, world, monthsBetween(firstMonth(world), plusMonths(dayOfMinute(world.now).slice(0, 7), -1)));
    const made = await handOver(base, BY, { to: '何静', why: '换岗', encrypt: false });
    const sealed = await handOver(base, BY, { to: '何静', why: '', encrypt: true });
    if (!made.ok || !sealed.ok || sealed.value.passphrase === null) throw new Error('no pack');
    [plain, secret, passphrase] = [made.value.bytes, sealed.value.bytes, sealed.value.passphrase];
    historyRows = Number(base.db.prepare('SELECT count(*) FROM history').pluck().get());
    bookings = Number(base.db.prepare('SELECT count(*) FROM booking').pluck().get());
    leftTemp = readdirSync(base.folder).filter((name) => name === 'temp' || name.endsWith('.part'));
    noted = base.db
      .prepare(`SELECT who, reason, after ->> '$.to', after ->> '$.sha256' FROM history WHERE action = 'hand_over' ORDER BY seq`)
      .raw()
      .get();
    figures = figuresOf(base, months);
  });
});
afterAll(() => rmSync(shelf, { recursive: true, force: true }));

let nth = 0;
function kept(bytes: Uint8Array): string {
  nth += 1;
  const file = path.join(shelf, `pack-${nth}.zip`);
  writeFileSync(file, bytes);
  return file;
}

/** Takes it over into a new folder; answers the refusal's code, and whether anything was made. */
async function tried(bytes: Uint8Array, words: string | null = null): Promise<readonly [string, boolean]> {
  const folder = path.join(shelf, `taken-${(nth += 1)}`);
  const taken = await takeOver({ folder, clock }, BY, { file: kept(bytes), passphrase: words });
  if (!taken.ok) expect(formatRefusal(taken.refusal, 'zh-CN')).not.toContain('undefined');
  return [taken.ok ? 'ok' : taken.refusal.code, existsSync(folder)];
}

/** The pack with other parts, its list left as it is. */
function withParts(change: (parts: Map<string, Uint8Array>) => void): Uint8Array {
  const parts = new Map<string, Uint8Array>(zipParts(plain));
  change(parts);
  return writeZip([...parts].map(([name, bytes]) => ({ name, bytes })));
}

describe('a hand-over pack', () => {
  it('holds a backup, the papers of every closed month, and a list that says who, to whom, why and every SHA-256', () => {
    const parts = new Map<string, Uint8Array>(zipParts(plain));
    const list: unknown = JSON.parse(Buffer.from(parts.get(LIST_NAME) ?? []).toString('utf8'));
    expect(months.length).toBeGreaterThan(0);
    expect([...parts.keys()].filter((name) => name.startsWith('各月资料/'))).toEqual(
      months.map((month) => `各月资料/${month}_本月资料.zip`),
    );
    expect(list).toMatchObject({ who: '周敏', to: '何静', why: '换岗', months, head: { seq: expect.any(Number) } });
    const files = [...parts]
      .filter(([name]) => name !== LIST_NAME)
      .map(([name, bytes]) => ({ name, size: bytes.length, sha256: hashSha256(bytes) }));
    expect(list).toMatchObject({ files });
    expect(Buffer.from(parts.get('README.txt') ?? []).toString('utf8')).toContain('何静');
  });

  it('had a database and no ledgers: those imported into an empty base give every figure, and the history comes row by row', async () => {
    const parts = new Map<string, Uint8Array>(zipParts(plain));
    const ledgers = parts.get('台账.xlsx') ?? new Uint8Array();
    const base = openEmpty(mkdtempSync(path.join(shelf, 'left-')), clock);
    const wish = { month: null, tenant: null, account: null, isDryRun: false, takesGoodRows: false, onDifference: 'replace' } as const;
    const outcome = await importNamedFiles(base, BY, { files: [{ name: '台账.xlsx', bytes: Buffer.from(ledgers) }], ...wish });
    expect(outcome.value.sheets.flatMap(({ tally }) => tally.refused)).toEqual([]);
    expect(outcome.ok).toBe(true);
    expect(figuresOf(base, months)).toEqual(figures);
    closeBase(base);
    const trail = Buffer.from(parts.get('操作记录.csv') ?? []).toString('utf8');
    expect(trail).toContain('seq,at_ms,who');
    // All rows up to the pack itself, each begins with its number.
    expect(trail).toContain(`\r\n${historyRows - 2},`);
  });

  it('holds no PIN, in no form, and leaves nothing in the data folder', () => {
    const backup = [...zipParts(plain)].find(([name]) => name.endsWith('.db'))?.[1] ?? Buffer.alloc(0);
    expect(Buffer.from(backup).includes('pinhash')).toBe(false);
    expect(Buffer.from(backup).includes('pinsalt')).toBe(false);
    expect(leftTemp).toEqual([]);
  });

  it('is written down in the history: who, to whom, why, and the fingerprint of the file', () => {
    expect(noted).toEqual(['周敏', '换岗', '何静', hashSha256(plain)]);
  });

  it('sealed, shows neither base nor papers without its passphrase', () => {
    const names = [...zipParts(secret)].map(([name]) => name);
    expect(names.filter((name) => !name.endsWith('.dbx'))).toEqual([LIST_NAME, 'README.txt']);
    expect(Buffer.from(secret).includes('SQLite format 3')).toBe(false);
  });
});

describe('taking over', () => {
  it('opens it as a base that a full check holds, whose history says where it came from', async () => {
    const folder = path.join(shelf, 'other');
    const taken = await takeOver({ folder, clock }, { who: '何静', host: 'cli' }, { file: kept(plain), passphrase: null });
    expect(taken).toMatchObject({ ok: true, value: { list: { to: '何静', months } } });
    const opened = openBase(folder, clock);
    if (!opened.ok) throw new Error(opened.refusal.code);
    const { db } = opened.value;
    const failing = checkBase(opened.value, { full: true }).checks.filter((one) => !one.ok);
    const held = [db.prepare('SELECT count(*) FROM booking').pluck().get(), db.prepare('SELECT count(*) FROM person_pin').pluck().get()];
    const said = db
      .prepare(`SELECT who, action, reason, after ->> '$.from', after ->> '$.to' FROM history WHERE action = 'take_over'`)
      .raw()
      .all();
    closeBase(opened.value);
    expect(failing).toEqual([]);
    expect(held).toEqual([bookings, 0]);
    expect(said).toEqual([['何静', 'take_over', '换岗', '周敏', '何静']]);
    const again = await takeOver({ folder, clock }, BY, { file: kept(plain), passphrase: null });
    expect(again).toMatchObject({ refusal: { code: 'BASE_EXISTS' } });
  });

  it('opens a sealed one by its passphrase alone', async () => {
    expect(await tried(secret)).toEqual(['PASSPHRASE_NEEDED', false]);
    expect(await tried(secret, createPassphrase())).toEqual(['PASSPHRASE_WRONG', false]);
    expect(await tried(secret, passphrase)).toEqual(['ok', true]);
  });

  it('refuses what is cut, changed, lacks a file, has one more, or is something else, and makes nothing', async () => {
    const flipped = Buffer.from(plain);
    const middle = Math.floor(flipped.length / 3);
    flipped[middle] = (flipped[middle] ?? 0) ^ 0x10;
    const backup = [...zipParts(plain)].map(([name]) => name).find((name) => name.endsWith('.db')) ?? '';
    const otherBase = Buffer.from(new Map<string, Uint8Array>(zipParts(plain)).get(backup) ?? []);
    otherBase[5000] = (otherBase[5000] ?? 0) ^ 1;
    const cases: readonly (readonly [string, Uint8Array])[] = [
      ['HAND_OVER_DAMAGED', plain.subarray(0, plain.length - 200)],
      ['HAND_OVER_DAMAGED', plain.subarray(0, 5000)],
      ['HAND_OVER_DAMAGED', flipped],
      ['HAND_OVER_DAMAGED', withParts((parts) => parts.delete('README.txt'))],
      ['HAND_OVER_DAMAGED', withParts((parts) => parts.set('more.txt', Buffer.from('x')))],
      ['HAND_OVER_DAMAGED', withParts((parts) => parts.set(backup, otherBase))],
      ['HAND_OVER_FOREIGN', writeZip([{ name: 'a.txt', bytes: Buffer.from('x') }])],
      ['HAND_OVER_FOREIGN', Buffer.from('no zip')],
      ['HAND_OVER_FOREIGN', new Uint8Array()],
    ];
    for (const [code, bytes] of cases) expect(await tried(bytes)).toEqual([code, false]);
  });

  it.each(Object.entries({ who: '李强', to: '别人', why: '离职', atMs: 1, base: '别的基地', computer: 'PC-9', months: [] }))(
    'refuses a list whose %s was rewritten, and makes nothing',
    async (field, other) => {
      const bytes = withParts((parts) => {
        const list: unknown = JSON.parse(Buffer.from(parts.get(LIST_NAME) ?? []).toString('utf8'));
        parts.set(LIST_NAME, Buffer.from(JSON.stringify({ ...Object(list), [field]: other })));
      });
      expect(await tried(bytes)).toEqual(['HAND_OVER_DAMAGED', false]);
    },
  );

  it.each(["who = '李强'", "reason = '离职'", `after = json_set(after, '$.from', '李强')`, `after = json_set(after, '$.to', '别人')`])(
    'check finds %s, rewritten in the history of the base that took it over',
    async (rewritten) => {
      const folder = path.join(shelf, `rewritten-${(nth += 1)}`);
      expect(await takeOver({ folder, clock }, BY, { file: kept(plain), passphrase: null })).toMatchObject({ ok: true });
      const opened = openBase(folder, clock);
      if (!opened.ok) throw new Error(opened.refusal.code);
      const { db } = opened.value;
      for (const name of db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'history'`).pluck().all())
        db.exec(`DROP TRIGGER "${String(name)}"`);
      db.exec(`UPDATE history SET ${rewritten} WHERE action = 'take_over'`);
      const chain = checkBase(opened.value, { full: true }).checks.find(({ name }) => name === 'history_chain');
      closeBase(opened.value);
      expect(chain).toMatchObject({ ok: false, detail: expect.stringContaining('broken=') });
    },
  );

  it('refuses a backup that was changed together with its line in the list', async () => {
    const bytes = withParts((parts) => {
      const list = JSON.parse(Buffer.from(parts.get(LIST_NAME) ?? []).toString('utf8'));
      const file = list.files.find(({ name }: { name: string }) => name === list.backup);
      const changed = Buffer.from(parts.get(list.backup) ?? []);
      changed[9000] = (changed[9000] ?? 0) ^ 1;
      parts.set(list.backup, changed);
      file.sha256 = hashSha256(changed);
      parts.set(LIST_NAME, Buffer.from(JSON.stringify(list)));
    });
    expect(await tried(bytes)).toEqual(['BACKUP_ALTERED', false]);
  });
});
