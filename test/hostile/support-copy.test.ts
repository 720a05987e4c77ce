// Support copies of random worlds, looked through by nothing of the program's: the file's raw bytes against every text of the base, and sums against sums.
import type Database from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Base, closeBase, openBase } from '../../src/backend/core/db/open.ts';
import { openClient } from '../../src/backend/router.ts';
import { reportMonth } from '../../src/backend/report/filing/export-report.ts';
import { checkBase } from '../../src/backend/safety/check.ts';
import { forget } from '../../src/backend/safety/forget/forget.ts';
import { createSupportCopy } from '../../src/backend/safety/support/support-copy.ts';
import { parseMonth } from '../../src/domain/time/calendar.ts';
import { quickPins } from '../helpers/quick-pins.ts';
import { withWorld } from '../helpers/worlds/compare.ts';
import { generateWorld, monthsToCompare } from '../helpers/worlds/generate.ts';

const DEEP = process.env['LIVEBASE_DEEP'] === '1';
const BY = { who: '周敏', host: 'cli' } as const;

/** Words of the trade that say nothing of anybody; dates, hours, lists of numbers. */
const WORDS =
  '直播电商企业 相关服务企业 直播电商园区 直播电商基地（专业服务类） 直播电商基地（商品交易类） 抖音 淘宝 快手 视频号 小红书 京东 拼多多 其他 知名 普通 公共 专属 ' +
  '粮油食品类 饮料类 烟酒类 服装鞋帽针纺织品类 化妆品类 金银珠宝类 日用品类 体育娱乐用品类 家用电器和音像器材类 中西药品类 文化办公用品类 家具类 ' +
  '通讯器材类 石油及制品类 汽车类 建筑及装潢材料类 招商会 培训会 产品推荐会 选品会 知识产权侵权 假冒伪劣 虚假宣传 营业执照 合同 身份核验 品牌授权';
const SAYS_NOTHING =
  /^[\d\-:,[\]]{0,40}$|^[全天休息一二三四五六日至周；，、\d:\- ]+$|^\d{4}-\d{2}(?:-\d{2})?$|^(?:(?:sessions|minutes|views|orders|paid|refunded|settled),?)+$/;
/** What the history calls its own rows. */
const ACTIONS = 'support_copy tenants';

/** Every text of every table, the history's digests left out. */
function textsOf(db: Database.Database): Set<string> {
  const texts = new Set<string>();
  const columns = `SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'`;
  for (const row of db.prepare(columns).raw().all()) {
    const [table = '', column = ''] = Array.isArray(row) ? row.map(String) : [];
    if (['hash', 'previous_hash', 'row_marks', 'salt', 'content_digest', 'forgotten', 'sha256'].includes(column)) continue;
    for (const text of db.prepare(`SELECT DISTINCT "${column}" FROM "${table}" WHERE typeof("${column}") = 'text'`).pluck().all())
      texts.add(String(text));
  }
  return texts;
}

/** Pseudonyms as the copy makes them, and the first day of all. */
const MADE_UP = /91000000MA[A-Z]{7}[0-9A-Z]|[NCHTW]-[A-Z]{9,11}|0001-01-01/g;

/** A column stands right behind a pseudonym, a table's page number right behind its name: together they may read like a text of the base. */
function withoutNeighbours(base: Base, bytes: Buffer): Buffer {
  const clean = Buffer.from(
    bytes.toString('latin1').replaceAll(MADE_UP, (found) => ' '.repeat(found.length)),
    'latin1',
  );
  for (const name of base.db.prepare('SELECT name || tbl_name FROM sqlite_schema').pluck().all().map(String)) {
    for (let at = clean.indexOf(name); at >= 0; at = clean.indexOf(name, at + 1)) clean.fill(0, at + name.length, at + name.length + 4);
  }
  return clean;
}

/** Texts of the base that stand somewhere in the file. */
function leaked(base: Base, file: Buffer): string[] {
  const bytes = withoutNeighbours(base, file);
  const schema = base.db.prepare('SELECT group_concat(sql) FROM sqlite_schema').pluck().get();
  const harmless = `${WORDS} ${ACTIONS} ${String(schema)}`;
  return [...textsOf(base.db)].filter(
    (text) =>
      text.length >= (/^[\x20-\x7e]*$/.test(text) ? 4 : 2) && !SAYS_NOTHING.test(text) && !harmless.includes(text) && bytes.includes(text),
  );
}

/** Contacts, phones and notes as a desk would have typed them: the worlds' files have none. */
function addPeople(base: Base): void {
  base.db.exec(
    `UPDATE tenant SET contact = '叶知秋' || id, phone = '138' || (10000000 + id * 7919), legal_person = '李法' || id, notes = '门禁找叶知秋' || id`,
  );
  base.db.exec(`UPDATE lease SET monthly_rent = 100000 + id * 137, deposit = 3 * (100000 + id * 137)`);
  for (const part of ['deposit / 3', 'deposit - deposit / 3'])
    base.db.exec(
      `INSERT INTO deposit_move (tenant_id, lease_id, day, kind, amount) SELECT tenant_id, id, '2026-01-05', 'in', ${part} FROM lease`,
    );
}

/** A list with phones taken out; people, two with a PIN; a contact and what came in of it forgotten. */
async function work(base: Base): Promise<void> {
  const actor = { ...BY, role: 'manager' } as const;
  const client = openClient({ findBase: () => base, actor, onProgress: null, jobs: null, shell: null, start: null });
  const rows = [['带出的人', '13866660001']];
  expect(await client.sheets.make({ name: '带出名录', headings: ['姓名', '电话'], rows })).toMatchObject({ ok: true });
  expect(base.db.prepare("SELECT count(*) FROM history WHERE action = 'hand_out'").pluck().get()).toBe(1);
  expect(await client.people.add({ name: '管门的主管', role: 'manager' })).toMatchObject({ ok: true });
  expect(await client.people.setPin({ person: 1, old: null, pin: '864209' })).toMatchObject({ ok: true });
  const gone = forget(base, BY, { person: { name: '叶知秋1', numbers: ['13810007919'] }, reason: '叶知秋1来信要求' });
  expect(gone).toMatchObject({ ok: true });
}

const SUMS = [
  `SELECT sum(paid) FROM sales_line WHERE retired_at IS NULL GROUP BY month, tenant_id, platform, goods_class, source ORDER BY month, tenant_id, platform, goods_class, source`,
  ...['paid', 'refunded', 'settled'].map(
    (column) => `SELECT sum(${column}) FROM sales_line WHERE retired_at IS NULL GROUP BY month, source ORDER BY month, source`,
  ),
  `SELECT sum(amount) FROM online_retail GROUP BY month ORDER BY month`,
  `SELECT sum(paid) FROM live_session WHERE retired_at IS NULL GROUP BY tenant_id ORDER BY tenant_id`,
  `SELECT monthly_rent FROM lease ORDER BY id`,
  `SELECT deposit FROM lease ORDER BY id`,
];

function moneyOf(db: Database.Database, sql: string): number[] {
  return db.prepare(sql).pluck().all().map(Number);
}

function expectSameSums(base: Base, copy: Base): void {
  const pairs = SUMS.flatMap((sql) => {
    const [was, is] = [moneyOf(base.db, sql), moneyOf(copy.db, sql)];
    expect(is.length).toBe(was.length);
    return was.map((money, at) => [money, is[at] ?? 0] as const);
  });
  const [most, its] = pairs.reduce((a, b) => (b[0] > a[0] ? b : a));
  const off = pairs.filter(([was, is]) => Math.abs(is - (was * its) / most) > 30);
  expect(off).toEqual([]);
  expect(its / most).toBeGreaterThan(1.19);
  // What came in twice for one key, by session and by its line, agrees to the fen as it did.
  const twice = `SELECT count(*) FROM lease l WHERE l.deposit <> (SELECT sum(amount) FROM deposit_move d WHERE d.lease_id = l.id)`;
  expect(copy.db.prepare(twice).pluck().get()).toBe(0);
}

function openCopy(bytes: Uint8Array, base: Base): Base {
  const folder = mkdtempSync(path.join(tmpdir(), 'livebase-support-'));
  writeFileSync(path.join(folder, 'livebase.db'), bytes);
  const opened = openBase(folder, base.clock);
  if (!opened.ok) throw new Error(opened.refusal.code);
  return opened.value;
}

afterEach(() => vi.restoreAllMocks());

describe('a support copy of a random world', () => {
  const seeds = Array.from({ length: DEEP ? 20 : 1 }, (_, nth) => nth + 1);
  it.each(seeds)('holds no text of world %i, adds up, and computes its report', { timeout: 60_000 }, async (seed) => {
    const world = generateWorld(seed, { studios: 3 + (seed % 5), tenants: 4 + (seed % 9), months: 2 + (seed % 4), bookings: 4 });
    const [month = ''] = monthsToCompare(world, seed, 1);
    await withWorld(world, seed, async (base) => {
      addPeople(base);
      quickPins();
      await work(base);
      const made = createSupportCopy(base, BY, {});
      if (!made.ok) throw new Error(JSON.stringify(made.refusal));
      const bytes = Buffer.from(made.value.bytes);
      expect(leaked(base, bytes)).toEqual([]);
      for (const gone of ['叶知秋1', '13810007919', '864209', '13866660001', '带出', '某人'])
        expect(bytes.includes(gone), gone).toBe(false);
      const plain = bytes.toString('latin1');
      expect(plain.match(/(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])|(?<![0-9A-Za-z])\d{17}[\dX](?![0-9A-Za-z])/g)).toBeNull();
      const codes = plain
        .replaceAll('91000000MA', '')
        .match(/(?<![0-9a-z])[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}(?![0-9a-z])/g);
      expect(codes).toBeNull();
      const copy = openCopy(bytes, base);
      expectSameSums(base, copy);
      expect(checkBase(copy, { full: true }).checks.filter(({ ok }) => !ok)).toEqual([]);
      const asked = parseMonth(month);
      expect(asked === null ? null : reportMonth(copy, { month: asked, profileId: null }).ok).toBe(true);
      closeBase(copy);
      rmSync(copy.folder, { recursive: true, force: true });
    });
  });
});
