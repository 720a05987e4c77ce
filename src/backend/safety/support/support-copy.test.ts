// A support copy: every column has its treatment, what must not be in it is found before it is saved, and it is a base that opens.
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../../../../test/helpers/import-base.ts';
import { openRawBase, type RawBase, temporaryFolder } from '../../../../test/helpers/raw-base.ts';
import { fillBase } from '../../../../test/helpers/sample-base.ts';
import { RECORD_KINDS } from '../../../contract/records/record-kinds.ts';
import { decodeUscc, isUsccCheckDigitValid } from '../../../domain/decode/uscc.ts';
import { closeBase, openBase } from '../../core/db/open.ts';
import { listTableNames } from '../../core/db/soundness.ts';
import { checkBase } from '../check.ts';
import { buildCopy, createSupportCopy, listKnownNames, scanCopy } from './support-copy.ts';
import { COPIED, LEFT_OUT } from './copied-columns.ts';
import { createDisguise } from './disguise.ts';

const BY = { who: '周敏', host: 'cli' } as const;

let one: RawBase;
beforeEach(() => {
  one = openRawBase();
});
afterEach(() => one.close());

const columnsOf = (table: string): string[] =>
  one.own.prepare('SELECT name FROM pragma_table_info(?) ORDER BY name').pluck().all(table).map(String);

/** The plan with one column treated otherwise. */
function planWith(table: string, column: string): typeof COPIED {
  const { columns = {}, ...more } = COPIED[table] ?? {};
  return { ...COPIED, [table]: { ...more, columns: { ...columns, [column]: 'keep' } } };
}

function bytesOf(result: ReturnType<typeof createSupportCopy>): Uint8Array {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value.bytes;
}

describe('the allow-list', () => {
  it('names every table as copied or left out, and every column of a copied one with its treatment', () => {
    const named = [...Object.keys(COPIED), ...Object.keys(LEFT_OUT)];
    expect(named.toSorted()).toEqual(listTableNames(one.own).toSorted());
    for (const [table, { columns }] of Object.entries(COPIED))
      expect([table, ...Object.keys(columns).toSorted()]).toEqual([table, ...columnsOf(table)]);
  });

  it('keeps no text of a record as it is but states and sources', () => {
    const kept = Object.values(RECORD_KINDS).flatMap(({ name, fields }) =>
      fields
        .filter((one) => ['text', 'notes', 'code'].includes(one.type) && COPIED[name]?.columns[one.name] === 'keep')
        .map((one) => `${name}.${one.name}`),
    );
    expect(kept).toEqual(['booking.state', 'waiting_entry.state', 'source_choice.source']);
  });
});

describe('a support copy', () => {
  beforeEach(() => {
    fillBase(one.base, 5);
    one.own.exec(`UPDATE tenant SET contact = '叶知秋', phone = '13800138000', notes = '找叶知秋'`);
  });

  it('opens as a base that a full check holds, with valid codes that nobody has', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'livebase.db'), bytesOf(createSupportCopy(one.base, BY, {})));
    const opened = openBase(folder, one.base.clock);
    if (!opened.ok) throw new Error(opened.refusal.code);
    const copy = opened.value;
    const { checks } = checkBase(copy, { full: true });
    const code = decodeUscc(String(copy.db.prepare('SELECT uscc FROM tenant_fact').pluck().get()));
    const told = copy.db.prepare('SELECT contact, phone, notes FROM tenant').raw().get();
    closeBase(copy);
    rmSync(folder, { recursive: true, force: true });
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(code.ok && code.value !== null && isUsccCheckDigitValid(code.value) && code.value.startsWith('91000000MA')).toBe(true);
    expect(told).toEqual([expect.stringMatching(/^N-[A-Z]{9}$/), expect.stringMatching(/^T-[A-Z]{9}$/), null]);
  });

  it('keeps the words of every list of the trade, and no other', () => {
    const { of } = createDisguise();
    const words = [
      '直播电商企业',
      '专属',
      '直播电商基地（商品交易类）',
      '选品会',
      '虚假宣传',
      '普通',
      '品牌授权',
      '抖音',
      '拼多多',
      '化妆品类',
      '支付宝',
    ];
    expect(words.filter((word) => of('word', word, null) !== word)).toEqual([]);
    expect(of('word', '某某专卖', null)).toMatch(/^W-[A-Z]{9}$/);
  });

  it('has other pseudonyms and another factor each time', () => {
    const [first, second] = [bytesOf(createSupportCopy(one.base, BY, {})), bytesOf(createSupportCopy(one.base, BY, {}))];
    const pseudonyms = (bytes: Uint8Array): Set<string> =>
      new Set(
        Buffer.from(bytes)
          .toString('latin1')
          .match(/[NTCH]-[A-Z]{9}/g),
      );
    expect(pseudonyms(first).size).toBeGreaterThan(5);
    expect([...pseudonyms(first)].filter((name) => pseudonyms(second).has(name))).toEqual([]);
  });

  it('is refused, and not noted, where a name would come along', () => {
    const heads = one.own.prepare('SELECT count(*) FROM history').pluck().get();
    const refusal = { code: 'SUPPORT_COPY_HOLDS', data: { what: 'name', place: 'tenant.contact' } };
    expect(createSupportCopy(one.base, BY, {}, planWith('tenant', 'contact'))).toEqual({ ok: false, refusal });
    expect(one.own.prepare('SELECT count(*) FROM history').pluck().get()).toBe(heads);
  });

  it('is searched for phones, numbers, codes and names, wherever they stand', () => {
    const copy = buildCopy(one.base, COPIED);
    const names = listKnownNames(one.own);
    const found = (text: string): string | null => {
      copy.prepare(`INSERT INTO setting (name, value) VALUES ('note', ?) ON CONFLICT DO UPDATE SET value = excluded.value`).run(text);
      return scanCopy(copy, names)?.what ?? null;
    };
    const texts = ['身份证 11010519491231002X', `税号${codeOf(7)}`, '钥匙在叶知秋那里', '云上', '云上良品'];
    const phones = ['13000000000', '打 19912345678 找', '0755-26001234', '010 26001234', '4008001234', '400-800-1234'];
    const none = ['12800138000', '2138001380001', '380013800', '0755-260012', '138001380001', '91000000MA0000000A'];
    const named = [...names, ...names.map((name) => name.toUpperCase()), ...names.map((name) => `x ${name.toLowerCase()}, y`)];
    const told = [...texts, ...phones, ...none].map(found);
    const ofNames = new Set(named.map(found));
    copy.close();
    expect(told.slice(0, 5)).toEqual(['id_number', 'credit_code', 'name', null, null]);
    expect([told.slice(5, 11), told.slice(11)]).toEqual([phones.map(() => 'phone'), none.map(() => null)]);
    expect(ofNames.has(null)).toBe(false);
  });

  it('is written down in the history, by whom', () => {
    bytesOf(createSupportCopy(one.base, BY, {}));
    const row = one.own
      .prepare(
        `SELECT who, action, after ->> '$.file' LIKE 'livebase-support-%.db', after ->> '$.rows' > 0 FROM history ORDER BY seq DESC LIMIT 1`,
      )
      .raw()
      .get();
    expect(row).toEqual(['周敏', 'support_copy', 1, 1]);
  });
});
