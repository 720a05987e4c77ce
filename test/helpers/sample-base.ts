// A small base with a row in most tables, written through transactions with history as the program writes it.
import { createHash } from 'node:crypto';
import { type Actor, appendHistory, inTx, type Tx } from '../../src/backend/core/db/tx.ts';
import type { SqlValue } from '../../src/backend/core/db/rows.ts';
import type { Base } from '../../src/backend/core/db/open.ts';
import { addRecord, changeRecord, recordById, type RecordValues, retireRecord } from '../../src/backend/core/db/record-store.ts';
import type { RecordName } from '../../src/contract/records/record-kinds.ts';
import { ok } from '../../src/domain/values/result.ts';
import { loadProfile } from '../../src/backend/base/load-profile.ts';
import { STANDARD_PROFILE } from '../../src/contract/core/settings/settings.ts';
import { at, filing } from './raw-base.ts';

export const TESTER: Actor = { who: '张', host: 'cli' };

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function run(tx: Tx, sql: string, ...values: readonly (SqlValue | Buffer)[]): number {
  return Number(tx.db.prepare(sql).run(...values).lastInsertRowid);
}

/** Adds a booking of its own hour of studio 1 and answers its id. */
export function addBooking(base: Base, nth: number): number {
  const result = inTx(base, TESTER, (tx) => ok(addRecord(tx, 'booking', bookingValues(nth, `B${nth}`), null)));
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

export function bookingValues(nth: number, number: string): RecordValues {
  const from = at('2027-01-01T00:00') + nth * 60;
  return { number, studio_id: 1, tenant_id: 1, starts_at: from, ends_at: from + 60, state: 'booked', from_past: 0 };
}

/** Fills an empty base. */
export function fillBase(base: Base, bookings = 50): void {
  const filled = inTx(base, TESTER, (tx) => {
    const fileBytes = Buffer.from('台账'.repeat(500));
    const fileId = run(
      tx,
      'INSERT INTO received_file (sha256, size, bytes, received_ms) VALUES (?, ?, ?, ?)',
      sha256(fileBytes),
      fileBytes.length,
      fileBytes,
      tx.nowMs,
    );
    const batchId = run(tx, 'INSERT INTO import_batch (at_ms, who, host) VALUES (?, ?, ?)', tx.nowMs, '张', 'cli');
    const sheetId = run(
      tx,
      'INSERT INTO import_sheet (batch_id, file_id, file_name, sheet, kind) VALUES (?, ?, ?, ?, ?)',
      batchId,
      fileId,
      '台账.xlsx',
      '直播间',
      'studios',
    );
    const add = (name: RecordName, values: RecordValues): number => addRecord(tx, name, values, { batchId, sheetId, row: 2 });
    const studioId = add('studio', { code: 'A01', opened_on: '2024-01-01' });
    add('studio_fact', {
      studio_id: studioId,
      starts_on: '0001-01-01',
      kind: '公共',
      hours: '00:00-24:00',
      turnaround: 15,
      hourly_rate: 10_000,
    });
    const tenantId = add('tenant', { notes: '首批' });
    add('tenant_fact', {
      tenant_id: tenantId,
      starts_on: '0001-01-01',
      name: '晨光传媒',
      uscc: '91440300MA5EX00001',
      category: '直播电商企业',
      leading: 0,
    });
    add('lease', {
      contract: 'L1',
      tenant_id: tenantId,
      starts_on: '2026-01-01',
      ends_on: '2027-12-31',
      area: 10_000,
      studios: `[${studioId}]`,
    });
    for (let nth = 0; nth < bookings; nth += 1) add('booking', bookingValues(nth, `I${nth}`));
    const lineId = add('sales_line', {
      month: '2026-09',
      tenant_id: tenantId,
      platform: '抖音',
      goods_class: '其他',
      source: 'form',
      sessions: 1,
      minutes: 60,
      views: 9,
      orders: 3,
      paid: 12_345,
      refunded: 0,
      settled: 0,
      lacks: '',
    });
    const line = recordById(tx.db, 'sales_line', lineId);
    if (line !== null) changeRecord(tx, line, { paid: 23_456 }, '更正');
    const eventId = addRecord(tx, 'event', { day: '2026-10-01', kind: '培训会', name: '选品', nth: 1, attendance: 20 }, null);
    const event = recordById(tx.db, 'event', eventId);
    if (event !== null) retireRecord(tx, event, '重复');
    const { month, first_day: firstDay, last_day: lastDay, starts_at: startsAt, ends_at: endsAt } = filing('2026-09');
    const cells = { name: { raw: null, text: '晨光"传媒' }, paid: { raw: 23_456, text: '0.02' } };
    const values = [
      ['ZB-2.06.month', 23_456, '0.02'],
      ['ZB-2.06.month_yoy', null, '—'],
    ];
    const printed = values.map(([address, raw, text]) => [address, { raw, text }]);
    const profile = loadProfile(STANDARD_PROFILE);
    if (!profile.ok) throw new Error(profile.refusal.code);
    const none = { head: {}, findings: [], notJudged: [], explanations: [], corrections: [] };
    const filed = { values: printed, tenants: [{ tenantId, cells: Object.entries(cells) }], inputsSha256: sha256('x') };
    const snapshot = JSON.stringify({ format: 1, month: String(month), revision: 1, profile: profile.value, ...none, ...filed });
    const filingId = run(
      tx,
      `INSERT INTO filing (month, revision, closed_ms, closed_by, first_day, last_day, starts_at, ends_at, profile_id, profile_version, inputs_sha256, snapshot, snapshot_sha256)
       VALUES (?, 1, ?, '张', ?, ?, ?, ?, 'sz-2025', 1, ?, ?, ?)`,
      String(month),
      tx.nowMs,
      String(firstDay),
      String(lastDay),
      Number(startsAt),
      Number(endsAt),
      sha256('x'),
      snapshot,
      sha256(snapshot),
    );
    for (const [address, raw, text] of values) {
      run(
        tx,
        'INSERT INTO filed_figure (filing_id, figure, raw, value) VALUES (?, ?, ?, ?)',
        filingId,
        address ?? '',
        raw ?? null,
        text ?? '',
      );
    }
    const tenantSql = 'INSERT INTO filed_tenant (filing_id, tenant_id, place, cells, paid) VALUES (?, ?, 1, ?, 23456)';
    run(tx, tenantSql, filingId, tenantId, JSON.stringify(cells));
    const pdf = Buffer.from('%PDF-'.repeat(900));
    run(
      tx,
      `INSERT INTO artifact (month, filing_id, kind, name, bytes, sha256, at_ms, who) VALUES ('2026-09', ?, 'pdf', 'x.pdf', ?, ?, ?, '张')`,
      filingId,
      pdf,
      sha256(pdf),
      tx.nowMs,
    );
    appendHistory(tx, {
      action: 'close',
      entity: 'filing',
      entityId: filingId,
      after: { month: String(month), revision: 1, snapshot: sha256(snapshot) },
    });
    return ok(null);
  });
  if (!filled.ok) throw new Error(`${filled.refusal.code} ${JSON.stringify(filled.refusal.data)}`);
}
