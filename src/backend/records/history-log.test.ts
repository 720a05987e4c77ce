// The history as people read it: in pages, as a file, and of things, not of numbers and codes.
import { describe, expect, it } from 'vitest';
import { inEachTest, openSmallWorld } from '../../../test/helpers/import-base.ts';
import { TESTER } from '../../../test/helpers/sample-base.ts';
import { MANAGER, valueOf as value } from '../../../test/helpers/record-base.ts';
import { formatRecordKind } from '../../contract/core/records-messages.ts';
import { RECORD_KINDS } from '../../contract/records/record-kinds.ts';
import type { RecordKind, RecordField } from '../../contract/records/field.ts';
import { formatHistoryChanges, type HistoryNames, isSaid } from '../../contract/format-history.ts';
import { formatField } from '../../contract/records/fields-messages.ts';
import { BOOKING_STATES } from '../../domain/base/catalogue.ts';
import { STANDARD_DESK_RULES } from '../../domain/booking/desk-rules.ts';
import { minutes } from '../../domain/values/quantity.ts';
import { type Day, parseDay } from '../../domain/time/calendar.ts';
import { addExceptions } from '../base/calendar.ts';
import { STANDARD_STATEMENT_FRAME } from '../../domain/money/statement-frame.ts';
import { setSetting } from '../core/records/settings.ts';
import { inTx } from '../core/db/tx.ts';
import { addRecord, changeRecord, recordById } from '../core/db/record-store.ts';
import { ok } from '../../domain/values/result.ts';
import { exportHistory, getHistoryLog } from './history-log.ts';

const one = inEachTest(openSmallWorld);

function day(text: string): Day {
  const found = parseDay(text);
  if (found === null) throw new Error(text);
  return found;
}
const log = (wish: Parameters<typeof getHistoryLog>[2]) => value(getHistoryLog(one.base, MANAGER, wish));
const file = (wish: Parameters<typeof exportHistory>[2]) => value(exportHistory(one.base, MANAGER, wish));

const WHOLE = {
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  studios: null,
  hours: '休息',
  note: null,
  onTaken: 'keep',
} as const;

describe('the history', () => {
  const all = { from: null, to: null, who: null, entity: null, search: null };

  it('comes in pages of 500, newest first, and is searched', async () => {
    for (let nth = 0; nth < 3; nth += 1)
      value(
        addExceptions(one.base, TESTER, {
          ...WHOLE,
          from: day(`202${7 + nth}-01-01`),
          to: day(`202${7 + nth}-12-31`),
        }),
      );
    const first = log({ ...all, cursor: null, language: 'zh-CN' });
    expect(first.lines).toHaveLength(500);
    expect(first.people).toEqual(['张', '统计员']);
    const second = log({ ...all, cursor: first.next, language: 'zh-CN' });
    expect(second.lines[0]?.seq).toBe((first.lines.at(-1)?.seq ?? 0) - 1);
    const third = log({ ...all, cursor: second.next, language: 'zh-CN' });
    expect(third.next).toBeNull();
    const total = one.db.prepare('SELECT count(*) FROM history').pluck().get();
    expect(first.lines.length + second.lines.length + third.lines.length).toBe(total);
    expect(log({ ...all, search: '2028-03-05', cursor: null, language: 'zh-CN' }).lines).toMatchObject([
      { kind: '开放例外', about: '2028-03-05', at: '2026-11-05T09:00' },
    ]);
    expect(log({ ...all, who: '统计员', entity: 'calendar_exception', cursor: null, language: 'zh-CN' }).lines).toEqual([]);
    expect(log({ ...all, to: day('2026-11-04'), cursor: null, language: 'zh-CN' }).lines).toEqual([]);
    expect(
      log({
        ...all,
        from: day('2026-11-05'),
        to: day('2026-11-05'),
        cursor: null,
        language: 'zh-CN',
      }).lines,
    ).toHaveLength(500);
  });

  it('of days begins with the first minute of the first and ends with the last of the last', () => {
    for (const time of ['2026-12-01T23:59', '2026-12-02T00:00', '2026-12-03T23:59', '2026-12-04T00:00']) {
      one.setNow(time);
      value(
        addExceptions(one.base, TESTER, {
          ...WHOLE,
          from: day('2027-02-01'),
          to: day('2027-02-01'),
          note: time,
          onTaken: 'replace',
        }),
      );
    }
    const times = (from: string | null, to: string | null): string[] => {
      const wish = {
        ...all,
        entity: 'calendar_exception',
        from: from === null ? null : day(from),
        to: to === null ? null : day(to),
      };
      return log({ ...wish, cursor: null, language: 'zh-CN' }).lines.map((line) => line.at);
    };
    expect(times('2026-12-02', '2026-12-03')).toEqual(['2026-12-03T23:59', '2026-12-02T00:00']);
    expect(times('2026-12-02', null)).toEqual(['2026-12-04T00:00', '2026-12-03T23:59', '2026-12-02T00:00']);
    expect(times(null, '2026-12-01')).toEqual(['2026-12-01T23:59']);
  });

  it('goes out as a file, oldest first, and no text of it is a formula', async () => {
    value(
      addExceptions(one.base, TESTER, {
        ...WHOLE,
        from: day('2026-12-01'),
        to: day('2026-12-01'),
        note: '=1+1',
      }),
    );
    const { rows, isWhole, name, bytes } = file({ ...all, kind: 'csv' });
    expect([isWhole, name]).toEqual([true, '操作记录-20261105-090000.csv']);
    const lines = Buffer.from(bytes).toString('utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(rows + 1);
    expect(lines[0]).toBe('\uFEFF序号,时间,谁,从哪里,做了什么,对象,是哪一个,条数,改前,改后,来自文件,原因');
    expect(lines.at(-1)).toContain('开放例外');
    expect(
      Buffer.from(file({ ...all, kind: 'xlsx' }).bytes)
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});

/** A number that only an id can be. */
const ID = 987_654;
const NAMES: HistoryNames = {
  tenant: () => '晨光传媒',
  studio: () => 'A01',
  equipment: () => '提词器',
  booking: () => '晨光传媒 A01 2026-10-03 20:00',
  figure: () => '直播成交额 · 本月',
  relation: (code) => `${code} 应报企业都已报送`,
};

/** Values as the database holds them: of choices the first, of the rest what their type takes. */
const STORED: Readonly<Partial<Record<RecordField['type'], string | number>>> = {
  tenant: ID,
  studio: ID,
  studios: `[${ID}]`,
  figure: 'ZB-2.06.month',
  day: '2026-10-03',
  month: '2026-10',
};
const CODED: Readonly<Record<string, string | number>> = {
  'booking.state': BOOKING_STATES[1],
  'booking.equipment': `[[${ID},2]]`,
  'booking.series_id': ID,
  'booking.overridden': '["TENANT_IN_ARREARS"]',
  'booking.quote': '{"total":1}',
  'booking.charge_lines': '[{"band":"day"}]',
  'booking_series.rule': '{"frequency":"weekly","weekdays":[2,4],"until":null,"count":16}',
  'waiting_entry.state': 'waiting',
  'waiting_entry.booking_id': ID,
  'deposit_move.lease_id': ID,
  'sales_line.lacks': 'settled',
  'source_choice.source': 'session',
  'explanation_draft.relation': 'A21',
  'explanation_draft.about': 'ab12cd',
  'attachment.entity': 'tenant_fact',
  'attachment.entity_id': ID,
  'attachment.sha256': 'ab12cd',
  'column_mapping.signature': 'ab12cd',
  'column_mapping.kind': 'mapped_sessions',
  'column_mapping.fields': '{"fields":{"starts_at":"开播时间","paid":"成交金额"}}',
};

describe('to the statistician', () => {
  it('the history says who changed a lease and a payment, and no rent and no amount', () => {
    const filled = inTx(one.base, TESTER, (tx) => {
      const tenant_id = addRecord(tx, 'tenant', {}, null);
      addRecord(tx, 'payment', { tenant_id, paid_on: '2026-10-02', amount: 77_777_701, method: '转账' }, null);
      const dates = { starts_on: '2026-10-01', ends_on: '2027-12-31', area: 10_000, studios: '[]' };
      addRecord(tx, 'lease', { contract: 'L9', tenant_id, ...dates, monthly_rent: 77_777_702 }, null);
      return ok(tenant_id);
    });
    value(filled);
    const wish = { from: null, to: null, who: null, entity: null, search: null };
    const seen = (role: 'manager' | 'statistician') => {
      const caller = { ...MANAGER, role };
      const bytes = value(exportHistory(one.base, caller, { ...wish, kind: 'csv' })).bytes;
      return `${JSON.stringify(value(getHistoryLog(one.base, caller, { ...wish, cursor: null, language: 'zh-CN' })))} ${Buffer.from(bytes).toString('utf8')}`;
    };
    expect(seen('manager')).toMatch(/777777\.01.*777777\.02/s);
    expect(seen('statistician')).toContain('L9');
    expect(seen('statistician')).not.toContain('777777');
    expect(seen('statistician').replaceAll(',', '')).not.toContain('7777');
  });
});

describe('a search of the history', () => {
  const wish = {
    from: null,
    to: null,
    who: null,
    entity: null,
    cursor: null,
    language: 'zh-CN',
  } as const;
  const found = (role: 'manager' | 'statistician', search: string) =>
    value(getHistoryLog(one.base, { ...MANAGER, role }, { ...wish, search })).lines.map(({ kind }) => kind);

  it('finds nothing by words that the person is not shown', () => {
    value(
      inTx(one.base, TESTER, (tx) => {
        const tenant_id = addRecord(tx, 'tenant', { notes: '暗号 丁' }, null);
        addRecord(tx, 'payment', { tenant_id, paid_on: '2026-10-02', amount: 100, method: '转账', note: '暗号 丁' }, null);
        return ok(null);
      }),
    );
    expect(found('manager', '暗号 丁')).toEqual(['收款', '企业']);
    expect(found('statistician', '暗号 丁')).toEqual(['企业']);
    expect(found('statistician', '暗号 戊')).toEqual([]);
    // As the database keeps it, and nobody is shown.
    expect(found('manager', 'tenant_id')).toEqual([]);
  });

  it('finds an import by any of its records, as far as they are seen', () => {
    const last = String(one.db.prepare('SELECT contract FROM lease ORDER BY id DESC LIMIT 1').pluck().get());
    expect(found('statistician', last)).toContain('租约');
  });

  it('and the frame of statements is for who sees money', () => {
    value(
      setSetting(one.base, TESTER, 'statement', {
        ...STANDARD_STATEMENT_FRAME,
        bank: '某某银行',
        bankAccount: '6222000011112222',
      }),
    );
    expect(found('manager', '6222000011112222')).toEqual(['设置']);
    expect(found('statistician', '6222000011112222')).toEqual([]);
    const all = value(getHistoryLog(one.base, { ...MANAGER, role: 'statistician' }, { ...wish, search: null }));
    expect(JSON.stringify(all.lines)).not.toMatch(/6222|某某银行/);
  });
});

describe('a line of the history', () => {
  const lines = (entity: string) => log({ from: null, to: null, who: null, entity, search: null, cursor: null, language: 'zh-CN' }).lines;

  it.each(Object.values(RECORD_KINDS).map((kind: RecordKind) => [kind.name, kind] as const))(
    'about %s says every field in words, and shows no number of the database, no code and no list as it is kept',
    (name, kind) => {
      expect(formatRecordKind(name)).not.toBe(name);
      for (const language of ['zh-CN', 'en'] as const)
        for (const field of kind.fields.filter((one_) => isSaid(one_.name))) {
          expect(formatField(name, field.name, language)).not.toBe(field.name);
          const stored = CODED[`${name}.${field.name}`] ?? STORED[field.type] ?? field.choices?.[0] ?? (field.type === 'text' ? '文字' : 7);
          const changes = formatHistoryChanges(name, { before: {}, after: { [field.name]: stored } }, { language, names: NAMES });
          const said = changes.map(({ after }) => after).join();
          expect(said).not.toBe('');
          expect(said).not.toMatch(/987654|[[\]{}"]|_|ab12cd|ZB-2/);
          if (language === 'zh-CN') expect(said.replace('A01', '')).not.toMatch(/(?<!A)[a-z]{3}/);
        }
      const unsaid = kind.fields.filter((field) => !isSaid(field.name)).map((field) => [field.name, CODED[`${name}.${field.name}`] ?? ID]);
      expect(formatHistoryChanges(name, { before: {}, after: Object.fromEntries(unsaid) }, { language: 'zh-CN', names: NAMES })).toEqual(
        [],
      );
    },
  );

  it('names the tenant, and says each field before and after', () => {
    const studioId = Number(one.db.prepare('SELECT min(id) FROM studio').pluck().get());
    const tenantId = Number(one.db.prepare('SELECT min(id) FROM tenant').pluck().get());
    const other = Number(one.db.prepare('SELECT max(id) FROM tenant').pluck().get());
    const name = (id: number): unknown => one.db.prepare('SELECT name FROM tenant_fact WHERE tenant_id = ?').pluck().get(id);
    const values = {
      tenant_id: tenantId,
      studio_id: studioId,
      number: 'B9',
      starts_at: 29_850_000,
      ends_at: 29_850_060,
    };
    value(
      inTx(one.base, MANAGER, (tx) => {
        const id = addRecord(tx, 'booking', { ...values, state: 'option', holds_until: 29_849_000, from_past: 0 }, null);
        const stored = recordById(tx.db, 'booking', id);
        if (stored !== null) changeRecord(tx, stored, { state: 'booked', tenant_id: other, holds_until: null }, null);
        return ok(null);
      }),
    );
    const [changed, added] = lines('booking');
    const code = one.db.prepare('SELECT code FROM studio WHERE id = ?').pluck().get(studioId);
    expect(changed?.about).toBe(`${String(name(other))} · ${String(code)} · 2026-10-03 12:00`);
    expect(changed?.changes).toEqual([
      { field: '状态', before: '暂定', after: '已预订' },
      { field: '企业', before: name(tenantId), after: name(other) },
      { field: '保留到', before: '2026-10-02 19:20', after: '—' },
    ]);
    expect(added?.changes).toContainEqual({ field: '直播间', before: '—', after: code });
  });

  it('of an import says how many there are, names the first, and the file', () => {
    const [line] = lines('lease');
    expect(line).toMatchObject({ action: '导入', kind: '租约', file: '台账.xlsx', changes: [] });
    expect(line?.records).toBeGreaterThan(1);
    expect(line?.about).toContain(String(one.db.prepare('SELECT min(contract) FROM lease').pluck().get()));
  });

  it('of a setting that holds several says which of them', () => {
    const set = (grid: number): void => {
      value(setSetting(one.base, MANAGER, 'desk', { ...STANDARD_DESK_RULES, grid: minutes(grid) }));
    };
    set(30);
    one.setNow('2026-11-05 10:30');
    set(10);
    expect(lines('setting')[0]).toMatchObject({
      about: '前台规则',
      changes: [{ field: '前台规则 · 时间格（分钟）', before: '30', after: '10' }],
    });
  });

  it('of the texts to send says which of them', () => {
    const texts = (booking: string) => ({ texts: JSON.stringify({ booking, option: '保留' }) });
    const rows = { before: texts('甲'), after: texts('乙') };
    expect(formatHistoryChanges('setting', rows, { language: 'zh-CN', names: NAMES })).toEqual([
      { field: '发送的文字 · 预约确认', before: '甲', after: '乙' },
    ]);
  });

  it('is one for what was kept while somebody typed: from before the first word to after the last, and two for two sittings', () => {
    const write = (words: string): void => {
      value(
        inTx(one.base, MANAGER, (tx) => {
          const id = one.db.prepare('SELECT id FROM explanation_draft').pluck().get();
          const stored = typeof id === 'number' ? recordById(tx.db, 'explanation_draft', id) : null;
          if (stored === null) addRecord(tx, 'explanation_draft', { month: '2026-10', relation: 'A21', words, about: 'x' }, null);
          else changeRecord(tx, stored, { words }, null);
          return ok(null);
        }),
      );
    };
    for (const words of ['春节', '春节后', '春节后补']) write(words);
    one.setNow('2026-11-05 10:00');
    write('春节后补报');
    const said = lines('explanation_draft').map(({ action, changes }) => [
      action,
      ...changes.flatMap(({ field, before, after }) => (field === '说明' ? [before, after] : [])),
    ]);
    expect(said).toEqual([
      ['更改', '春节后补', '春节后补报'],
      ['新增', '—', '春节后补'],
    ]);
    expect(lines('explanation_draft')[0]?.about).toMatch(/^2026-10 · A21 \S+/);
  });
});
