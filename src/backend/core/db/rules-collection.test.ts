// Tries to break the rules on forms, replies, choices and filled workbooks by raw SQL, through the base's connection and another program's.
import type Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { filing, put, tenant, type Values } from '../../../../test/helpers/raw-base.ts';
import { bothAnswer, rawInEachTest } from '../../../../test/helpers/raw-tries.ts';

const raw = rawInEachTest();

const SHA = 'c'.repeat(64);
const BYTES = Buffer.from('x');
const INSERTS = ['INSERT', 'INSERT OR REPLACE', 'INSERT OR IGNORE', 'INSERT OR FAIL'];
const UPDATES = ['UPDATE', 'UPDATE OR REPLACE', 'UPDATE OR IGNORE', 'UPDATE OR FAIL'];

function choice(tenantId: number, more: Values = {}): Values {
  return { month: '2026-09', tenant_id: tenantId, platform: '抖音', goods_class: '其他', source: 'session', reason: '以平台为准', ...more };
}

function reopen(): void {
  raw.own.exec(`UPDATE filing SET reopened_ms = 1, reopened_by = '李', reopen_reason = '更正'`);
}

describe('a source choice', () => {
  it('of a closed month is neither made, changed nor taken back, and is again once the month is open', () => {
    const t = tenant(raw.own, 1);
    const id = put(raw.own, 'source_choice', choice(t));
    const other = put(raw.own, 'source_choice', choice(t, { month: '2026-10' }));
    put(raw.own, 'filing', filing('2026-09'));
    const tries: readonly ((verb: number) => (db: Database.Database) => unknown)[] = [
      (verb) => (db) => put(db, 'source_choice', choice(t, { platform: '淘宝' }), INSERTS[verb]),
      (verb) => (db) => db.exec(`${UPDATES[verb]} source_choice SET source = 'ledger' WHERE id = ${id}`),
      (verb) => (db) => db.exec(`${UPDATES[verb]} source_choice SET reason = '别的' WHERE id = ${id}`),
      (verb) => (db) => db.exec(`${UPDATES[verb]} source_choice SET retired_at = 1 WHERE id = ${id}`),
      (verb) => (db) => db.exec(`${UPDATES[verb]} source_choice SET month = '2026-11' WHERE id = ${id}`),
      (verb) => (db) => db.exec(`${UPDATES[verb]} source_choice SET month = '2026-09', platform = '淘宝' WHERE id = ${other}`),
    ];
    const all = (): string[] => tries.flatMap((one) => INSERTS.map((_, verb) => bothAnswer(raw, one(verb))));
    expect(new Set(all())).toEqual(new Set(['MONTH_CLOSED:2026-09']));
    expect(bothAnswer(raw, (db) => db.exec(`UPDATE source_choice SET source = 'ledger' WHERE id = ${other}`))).toBe('ok');
    reopen();
    expect(new Set(all())).toEqual(new Set(['ok']));
  });

  it('names a source that there is, and why', () => {
    const t = tenant(raw.own, 1);
    for (const wrong of [{ source: 'platform' }, { source: '' }, { reason: ' ' }, { reason: '' }, { month: '2026-13' }, { month: '' }])
      expect([wrong, bothAnswer(raw, (db) => put(db, 'source_choice', choice(t, wrong)))]).toEqual([
        wrong,
        expect.stringContaining('CHECK'),
      ]);
    for (const source of ['form', 'ledger', 'session'])
      expect(bothAnswer(raw, (db) => put(db, 'source_choice', choice(t, { source })))).toBe('ok');
  });

  it('is one a key', () => {
    const t = tenant(raw.own, 1);
    put(raw.own, 'source_choice', choice(t));
    for (const verb of INSERTS)
      expect(bothAnswer(raw, (db) => put(db, 'source_choice', choice(t, { source: 'form' }), verb))).toBe('HISTORY_FIXED:source_choice');
    for (const other of [{ month: '2026-10' }, { platform: '淘宝' }, { goods_class: '家具类' }, { tenant_id: tenant(raw.own, 2) }])
      expect(bothAnswer(raw, (db) => put(db, 'source_choice', choice(t, other)))).toBe('ok');
    expect(
      bothAnswer(raw, (db) => {
        db.exec('UPDATE source_choice SET retired_at = 1');
        put(db, 'source_choice', choice(t));
      }),
    ).toBe('ok');
  });
});

/** A reply with nothing said about it. */
function reply(): number {
  const t = tenant(raw.own, 1);
  const form = {
    number: 'F1',
    month: '2026-09',
    tenant_id: t,
    version: 1,
    name: 'x.xlsx',
    bytes: BYTES,
    sha256: SHA,
    made_ms: 1,
    who: '张',
  };
  const formId = put(raw.own, 'tenant_form', form);
  const fileId = put(raw.own, 'received_file', { sha256: SHA, size: 1, bytes: BYTES, received_ms: 1 });
  const batchId = put(raw.own, 'import_batch', { at_ms: 1, who: '张', host: 'cli' });
  const given = { month: '2026-09', tenant_id: t, form_id: formId, file_id: fileId, file_name: 'x', batch_id: batchId };
  return put(raw.own, 'form_reply', { ...given, figures: '{}', at_ms: 1, who: '张' });
}

describe('a step of a reply', () => {
  it('says what it must', () => {
    const id = reply();
    const cells = '[{"cell":"C9","label":"退款额","question":"大于成交额"}]';
    const step = (values: Values): string =>
      bothAnswer(raw, (db) => put(db, 'reply_step', { reply_id: id, at_ms: 1, who: '张', ...values }));
    for (const fine of [
      { state: 'received' },
      { state: 'accepted' },
      { state: 'queried', cells },
      { state: 'queried', words: '请核对' },
      { state: 'answered', words: '已核对', relation: 'A07' },
    ])
      expect([fine, step(fine)]).toEqual([fine, 'ok']);
    for (const wrong of [
      { state: 'lost' },
      { state: 'answered' },
      { state: 'answered', words: ' ' },
      { state: 'queried' },
      { state: 'queried', words: ' ' },
      { state: 'received', cells: '{}' },
      { state: 'received', cells: 'x' },
    ])
      expect([wrong, step(wrong)]).not.toEqual([wrong, 'ok']);
  });
});

describe('a filled workbook', () => {
  it('of a filing is kept once for a blank and a map; of an open month every time', () => {
    const filed = put(raw.own, 'filing', filing('2026-09'));
    const filled = (more: Values = {}): Values => ({
      month: '2026-09',
      filing_id: filed,
      name: 'x.xlsx',
      bytes: BYTES,
      sha256: SHA,
      blank_sha256: SHA,
      map_sha256: SHA,
      account: '{}',
      at_ms: 1,
      who: '张',
      ...more,
    });
    put(raw.own, 'filled_workbook', filled());
    for (const verb of INSERTS) {
      expect(bothAnswer(raw, (db) => put(db, 'filled_workbook', filled({ name: 'y' }), verb))).toBe('HISTORY_FIXED:filled_workbook');
      expect(bothAnswer(raw, (db) => put(db, 'filled_workbook', filled({ map_sha256: 'd'.repeat(64) }), verb))).toBe('ok');
      expect(bothAnswer(raw, (db) => put(db, 'filled_workbook', filled({ blank_sha256: 'd'.repeat(64) }), verb))).toBe('ok');
    }
    put(raw.own, 'filled_workbook', filled({ filing_id: null }));
    expect(bothAnswer(raw, (db) => put(db, 'filled_workbook', filled({ filing_id: null })))).toBe('ok');
  });
});
