// Somebody is forgotten: no page of the file, no kept file and no answer holds name or number; chain, rows and files are proven as before.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HEADS, closeByHand, codeOf, csv, ledger } from '../../../../test/helpers/import-base.ts';
import { askedOfMarked, fillMarked, otherMethods, textsIn } from '../../../../test/helpers/marked-base.ts';
import { openRawBase, type RawBase, TEST_NOW_MS } from '../../../../test/helpers/raw-base.ts';
import { valueOf } from '../../../../test/helpers/record-base.ts';
import { TESTER } from '../../../../test/helpers/sample-base.ts';
import { contract, type LivebaseClient } from '../../../contract/contract.ts';
import { ok } from '../../../domain/values/result.ts';
import { type Base, closeBase } from '../../core/db/open.ts';
import { addRecord } from '../../core/db/record-store.ts';
import { inTx } from '../../core/db/tx.ts';
import { judgeTrust, readOutsideOf, recordCheckpoint } from '../../core/db/history-integrity.ts';
import { openClient } from '../../router.ts';
import { checkBase } from '../check.ts';
import { restore } from '../restore.ts';
import { noteUnswept } from './sweep.ts';

const NAME = '标记联系人';
const PHONES = ['13900007777', '13900005555'];
const PERSON = { name: NAME, numbers: PHONES };
const PSEUDONYM = /^某人[A-Z]{6}$/;

let raw: RawBase;
let client: LivebaseClient;
let tenant: number;

function clientOf(base: Base): LivebaseClient {
  const actor = { ...TESTER, role: 'manager' } as const;
  return openClient({ findBase: () => base, actor, onProgress: null, jobs: null, shell: null, start: null });
}

beforeEach(() => {
  raw = openRawBase();
  tenant = fillMarked(raw.base);
  client = clientOf(raw.base);
});
afterEach(() => raw.close());

/** Which words stand anywhere in the database's file or its log. */
function onDisk(words: readonly string[], folder = raw.folder): readonly string[] {
  const files = ['livebase.db', 'livebase.db-wal'].map((name) => path.join(folder, name)).filter((file) => existsSync(file));
  const bytes = Buffer.concat(files.map((file) => readFileSync(file)));
  return words.filter((word) => bytes.includes(word));
}

function troubles(base = raw.base): readonly string[] {
  return checkBase(base, { full: true })
    .checks.filter(({ ok: isOk }) => !isOk)
    .map(({ name, detail }) => `${name} ${detail}`);
}

async function take(file: { readonly name: string; readonly bytes: Uint8Array }) {
  const wish = { month: null, tenant: null, account: null, isDryRun: false, takesGoodRows: true, onDifference: 'replace' } as const;
  const taken = await client.imports.take({ ...wish, files: [file] });
  if (!taken.ok) throw new Error(JSON.stringify(taken));
  return taken.value;
}

const hosts = (name: string, nickname: string, note = '') =>
  csv(name, [HEADS['主播名册'], ['Z1', '91440300MA5EX00002', nickname, '抖音', 'biaoji901', '普通', '否', '2026-10-01', note, '']]);

const forgotten = async (person = PERSON, reason = `${NAME}本人要求，电话13900007777`) =>
  valueOf(await client.safety.forget({ person, reason }));

describe('forgetting somebody', () => {
  it('leaves neither name nor number in any page of the file, in kept files, in any answer', async () => {
    await take(hosts('名册.csv', NAME));
    await take(ledger('企业.xlsx', { 说明: [['联系', `${NAME} 139-0000-7777`]] })).catch(() => null);
    const bytes = new TextEncoder().encode(`找${NAME}，电话 13900007777`);
    const attached = valueOf(await client.tenants.attach({ tenant, paper: null, file: { name: '说明.txt', bytes } }));
    const made = valueOf(await client.money.make({ tenant, month: '2026-10' }));
    expect(onDisk([NAME, ...PHONES])).toEqual([NAME, ...PHONES]);

    const done = await forgotten();
    expect(done).toMatchObject({ isSwept: true });
    expect(done.files).toBeGreaterThan(2);
    expect(onDisk([NAME, ...PHONES])).toEqual([]);
    expect(troubles()).toEqual([]);
    const ids = { file: attached.id, statement: made.statement.id, booking: 1 };
    const asked = askedOfMarked(tenant, ids);
    const reading = otherMethods(asked).filter(({ method }) => {
      const [group = '', name = ''] = method.split('.');
      const groups: Readonly<Record<string, Readonly<Record<string, { '~orpc': { meta: { does: unknown } } }>>>> = contract;
      return groups[group]?.[name]?.['~orpc'].meta.does === 'reads';
    });
    const doors = client as unknown as Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;
    const told: string[] = [];
    for (const { method, input } of [...asked, ...reading]) {
      const [group = '', name = ''] = method.split('.');
      const text = textsIn(await doors[group]?.[name]?.(input));
      if ([NAME, ...PHONES].some((word) => text.includes(word))) told.push(method);
    }
    expect(told).toEqual([]);
  });

  it('finds the name with capitals, blanks and dots in it, in other forms of its characters, and in Pinyin', async () => {
    const notes = '标记 联系人、标·记·联系人、标\u200B记联系人、Biao Ji LIANXIREN、biaojilianxiren';
    const now = valueOf(await client.records.get({ kind: 'tenant', id: tenant }));
    valueOf(
      await client.records.correct({ kind: 'tenant', id: tenant, version: now.version, values: { notes }, reason: '问 标记　联系人' }),
    );
    const bytes = new TextEncoder().encode('BiaoJi LianXiRen 收');
    valueOf(await client.tenants.attach({ tenant, paper: null, file: { name: '标记-联系人.txt', bytes } }));
    const spelt = ['标记 联系人', '标·记', '标记　联系人', 'LIANXIREN', 'biaojilianxiren', 'LianXiRen', '标记-联系人'];
    expect(onDisk(spelt)).toEqual(spelt);
    expect(valueOf(await client.safety.lookForgetting({ person: { name: '标记 联系人', numbers: [] } })).files).toHaveLength(1);
    await forgotten();
    expect(onDisk(spelt)).toEqual([]);
    const kept = raw.own.prepare('SELECT notes FROM tenant WHERE id = ?').pluck().get(tenant);
    expect(kept).toMatch(/^(某人[A-Z]{6})、\1、\1、\1、\1$/);
    expect(troubles()).toEqual([]);
  });

  it('puts one pseudonym wherever the name stood, in records, in the history and in the reason', async () => {
    await take(hosts('名册.csv', NAME));
    const done = await forgotten();
    const contact = raw.own.prepare('SELECT contact FROM tenant WHERE id = ?').pluck().get(tenant);
    expect(contact).toMatch(PSEUDONYM);
    expect(raw.own.prepare('SELECT DISTINCT contact FROM waiting_entry').pluck().all()).toEqual([contact]);
    expect(raw.own.prepare(`SELECT nickname FROM host WHERE number = 'Z1'`).pluck().get()).toBe(contact);
    const said = raw.own.prepare(`SELECT after ->> 'contact' FROM history WHERE entity = 'tenant' AND entity_id = ?`).pluck().get(tenant);
    expect(said).toBe(contact);
    const row = raw.own.prepare('SELECT action, entity, reason FROM history WHERE seq = ?').get(done.seq);
    expect(row).toMatchObject({ action: 'forget', entity: 'base' });
    expect(JSON.stringify(row)).toMatch(/某人[A-Z]{6}本人要求，电话号码[A-Z]{6}/);
    expect(valueOf(await client.safety.forgettable({ search: '' })).people.map(({ name }) => name)).not.toContain(NAME);
    // The same person later, in another place, is the same pseudonym.
    await take(hosts('再来.csv', NAME, '2026-11-01'));
    await forgotten({ name: NAME, numbers: [] });
    expect(raw.own.prepare(`SELECT nickname FROM host WHERE number = 'Z1'`).pluck().get()).toBe(contact);
    expect(troubles()).toEqual([]);
  });

  it('does not come back by taking a change or an import back', async () => {
    await take(hosts('一.csv', NAME));
    const second = await take(hosts('二.csv', '周敏之'));
    const now = valueOf(await client.records.get({ kind: 'tenant', id: tenant }));
    const values = { ...now.values, contact: '新联系人' };
    const changed = valueOf(await client.records.correct({ kind: 'tenant', id: tenant, version: now.version, values, reason: null }));
    await forgotten();
    const stale = { kind: 'tenant', id: tenant, version: now.version + 1, values: { ...now.values, contact: NAME }, reason: null } as const;
    expect(await client.records.correct(stale)).toMatchObject({ ok: false });
    expect(valueOf(await client.records.undo({ change: changed.change ?? 0 }))).toMatchObject({ id: tenant });
    expect(raw.own.prepare('SELECT contact FROM tenant WHERE id = ?').pluck().get(tenant)).toMatch(PSEUDONYM);
    valueOf(await client.batches.undo({ batch: second.batch ?? 0 }));
    expect(raw.own.prepare(`SELECT nickname FROM host WHERE number = 'Z1'`).pluck().get()).toMatch(PSEUDONYM);
    expect(onDisk([NAME, ...PHONES])).toEqual([]);
    expect(troubles()).toEqual([]);
  });

  it('reaches into closed months, and leaves what was filed and who signs it', async () => {
    inTx(raw.base, TESTER, (tx) =>
      ok(
        addRecord(
          tx,
          'base_fact',
          { starts_on: '0001-01-01', full_name: '基地', uscc: codeOf(7), kind: '直播电商园区', filler: NAME, unit_head: '周敏' },
          null,
        ),
      ),
    );
    closeByHand(raw.own, '2026-11');
    const looked = valueOf(await client.safety.lookForgetting({ person: PERSON }));
    expect(looked.isColleague).toBe(true);
    expect(looked.tenants).toEqual(['星河直播']);
    const filed = raw.own.prepare('SELECT snapshot, snapshot_sha256 FROM filing ORDER BY id').all();
    await forgotten();
    expect(raw.own.prepare('SELECT filler FROM base_fact').pluck().get()).toBe(NAME);
    expect(raw.own.prepare('SELECT snapshot, snapshot_sha256 FROM filing ORDER BY id').all()).toEqual(filed);
    expect(raw.own.prepare('SELECT DISTINCT contact FROM waiting_entry').pluck().get()).toMatch(PSEUDONYM);
    expect(() => raw.own.exec(`UPDATE booking SET contact = 'x' WHERE number = 'M1'`)).toThrow(/MONTH_CLOSED|HISTORY/);
  });

  it('reaches into what the bureau sent as receipt, and leaves a receipt without the person as it came', async () => {
    closeByHand(raw.own, '2026-10');
    const filed = { month: '2026-10', how: '网上填报', result: null, words: null } as const;
    const [held, other] = [`经办 ${NAME} 139-0000-7777`, '已收到'].map((text) => new TextEncoder().encode(text));
    valueOf(await client.month.submit({ ...filed, receipt: { name: '回执.txt', bytes: held ?? new Uint8Array() } }));
    valueOf(await client.month.submit({ ...filed, result: 'accepted', receipt: { name: '收到.txt', bytes: other ?? new Uint8Array() } }));
    const looked = valueOf(await client.safety.lookForgetting({ person: PERSON }));
    expect(looked.files).toContainEqual({ table: 'submission', name: '回执.txt' });
    // A month that was closed by hand has no true snapshot.
    const before = troubles();
    await forgotten();
    expect(onDisk([NAME, ...PHONES, '139-0000-7777'])).toEqual([]);
    const kept = raw.own.prepare('SELECT CAST(receipt AS TEXT) FROM submission ORDER BY id').pluck().all().map(String);
    expect(kept).toEqual([expect.stringContaining('要求被遗忘'), '已收到']);
    expect(troubles()).toEqual(before);
  });

  it('is refused without a reason, for a word that is too short, for a tenant, and where nobody is', async () => {
    const tried = async (name: string, numbers: readonly string[], reason = '本人要求') => {
      const answer = await client.safety.forget({ person: { name, numbers: [...numbers] }, reason });
      return answer.ok ? 'ok' : answer.refusal.code;
    };
    expect(await tried(NAME, [], ' ')).toBe('REASON_NEEDED');
    expect(await tried('王', [])).toBe('FORGET_WORD_SHORT');
    expect(await tried('', ['139'])).toBe('FORGET_WORD_SHORT');
    expect(await tried('星河直播', [])).toBe('FORGET_TENANT_NAME');
    expect(await tried('没有此人', [])).toBe('FORGET_NOBODY');
    const actor = { ...TESTER, role: 'statistician' } as const;
    const other = openClient({ findBase: () => raw.base, actor, onProgress: null, jobs: null, shell: null, start: null });
    expect(await other.safety.forget({ person: PERSON, reason: 'x' })).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  });
});

const FORGOTTEN_FILE = `(SELECT json_extract(p.value, '$[1]') FROM history, json_each(forgotten) p
  WHERE json_extract(p.value, '$[0]') = 'received_file')`;

describe('behind a forgetting', () => {
  it.each([
    ['the next start of the window', () => client.settings.backUpIfDue({})],
    ['asking again', () => client.safety.forget({ person: { name: '已走的人', numbers: [] }, reason: '本人要求' })],
  ])('that was killed before the file was written again: %s writes it', async (_name, next) => {
    raw.own.exec(`CREATE TABLE gone (text TEXT); INSERT INTO gone VALUES ('已走的人'); DROP TABLE gone; PRAGMA wal_checkpoint(TRUNCATE)`);
    noteUnswept(raw.folder);
    expect(onDisk(['已走的人'])).toEqual(['已走的人']);
    await next();
    expect(onDisk(['已走的人'])).toEqual([]);
    expect(existsSync(path.join(raw.folder, 'livebase.unswept'))).toBe(false);
  });

  it('tampering is found: what is left of a row, of a file, and a digest that was kept', async () => {
    await take(hosts('名册.csv', NAME));
    await forgotten();
    const found = (sql: string): readonly string[] => {
      raw.own.exec('SAVEPOINT tried');
      try {
        for (const name of raw.own.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all())
          raw.own.exec(`DROP TRIGGER "${String(name)}"`);
        raw.own.exec(sql);
        return troubles()
          .map((one) => one.split(' ')[0] ?? '')
          .filter((name) => name !== 'schema');
      } finally {
        raw.own.exec('ROLLBACK TO tried; RELEASE tried');
      }
    };
    const forgetting = `(SELECT seq FROM history WHERE forgotten IS NOT NULL)`;
    const row = `(SELECT json_extract(forgotten, '$[0][1]') FROM history WHERE forgotten IS NOT NULL)`;
    const chain = ['history_chain'];
    expect(found(`UPDATE history SET after = replace(after, '某人', '别人') WHERE seq = ${row}`)).toEqual(chain);
    expect(found(`UPDATE history SET who = '李' WHERE seq = ${row}`)).toEqual(chain);
    expect(found(`UPDATE history SET salt = 'x' WHERE seq = ${row}`)).toEqual(chain);
    expect(found(`UPDATE history SET content_digest = substr(content_digest, 2) || 'x' WHERE seq = ${row}`)).toEqual(chain);
    expect(found(`UPDATE history SET forgotten = NULL WHERE seq = ${forgetting}`)).toEqual(['history_chain', 'stored_files']);
    expect(found(`UPDATE received_file SET bytes = x'00' WHERE id = ${FORGOTTEN_FILE}`)).toEqual(['stored_files']);
    expect(found(`UPDATE tenant SET contact = '别人' WHERE id = ${tenant}`)).toEqual(['history_rows']);
  });

  it('the heads known outside are still its own, and a backup made behind it restores', async () => {
    recordCheckpoint(raw.base, null);
    const outside = readOutsideOf(raw.base, null);
    await forgotten();
    expect(judgeTrust(raw.own, outside)).toBeNull();
    const made = valueOf(await client.settings.backUp({}));
    expect(onDisk([NAME], path.dirname(made.file))).toEqual([]);
    expect(readFileSync(made.file).includes(NAME)).toBe(false);
    raw.plain.close();
    closeBase(raw.base);
    expect(restore({ folder: raw.folder, clock: { nowMs: () => TEST_NOW_MS } }, made.file, TESTER)).toMatchObject({ ok: true });
  });
});
