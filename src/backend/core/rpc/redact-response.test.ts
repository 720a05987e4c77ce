// Answers cut by the marks of their shapes: fields gone, not emptied, wherever they stand, and nothing else touched.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cutWith, visibleWith, answerOf, listOf, refusalSchema } from '../../../contract/core/shapes.ts';
import { recordRowOf } from '../../../contract/records/records.ts';
import type { Role } from '../../../domain/base/rights.ts';
import { formatRefusal } from '../../../contract/messages.ts';
import { nameHostOfDisk, redactResponse, createRedactor } from './redact-response.ts';

const line = z.object({ name: z.string(), phone: visibleWith('contacts.look', z.string().nullable()) });
const shape = answerOf(
  z.object({
    lines: listOf(line),
    one: line.nullable(),
    byName: z.record(z.string(), line),
    rent: visibleWith('money.look', z.int()),
    warnings: listOf(refusalSchema),
  }),
);
const WHO = { name: '甲', phone: '138' };
const ARREARS = { code: 'TENANT_IN_ARREARS', data: { tenant: '甲', amount: 900, days: 3 } };
const ANSWER = { ok: true, value: { lines: [WHO], one: WHO, byName: { a: WHO }, rent: 5, warnings: [ARREARS] } };

function caller(role: Role) {
  return { who: '某', host: 'cli', role } as const;
}

function cut(role: Role): unknown {
  return redactResponse(shape, ANSWER, caller(role), {});
}

describe('an answer', () => {
  it('is whole for the manager, and for nobody else is a field emptied: it is not there', () => {
    expect(cut('manager')).toBe(ANSWER);
    const bare = { name: '甲' };
    const warnings = [{ ...ARREARS, data: { tenant: '甲', days: 3 } }];
    expect(cut('viewer')).toEqual({ ok: true, value: { lines: [bare], one: bare, byName: { a: bare }, warnings } });
    expect(cut('front_desk')).toEqual({ ok: true, value: { lines: [WHO], one: WHO, byName: { a: WHO }, warnings } });
    expect(cut('accountant')).toEqual({ ok: true, value: { lines: [bare], one: bare, byName: { a: bare }, rent: 5, warnings: [ARREARS] } });
    expect(ANSWER.value.lines).toEqual([WHO]);
  });

  it('is cut within a field that is itself behind a right', () => {
    const both = z.object({
      money: visibleWith('money.look', z.object({ sum: z.int(), phone: visibleWith('contacts.look', z.string()) })),
    });
    const answer = { money: { sum: 5, phone: '138' } };
    const of = (role: Role) => redactResponse(both, answer, caller(role), {});
    expect((['manager', 'accountant', 'front_desk', 'viewer'] as const).map(of)).toEqual([answer, { money: { sum: 5 } }, {}, {}]);
  });

  it('that refuses loses the sums in its facts', () => {
    const refused = { ok: false, refusal: ARREARS };
    expect(redactResponse(shape, refused, caller('viewer'), {})).toEqual({
      ok: false,
      refusal: { ...ARREARS, data: { tenant: '甲', days: 3 } },
    });
  });

  it('holds a record without the fields that its kind keeps back', () => {
    const row = { id: 1, version: 1, values: { contract: 'L1', monthly_rent: 9, deposit: 8, area: 7 }, retiredOn: null, origin: null };
    const values = (role: Role) => createRedactor(recordRowOf('lease'), row, caller(role)).values;
    expect(values('front_desk')).toEqual({ contract: 'L1', area: 7 });
    expect(values('accountant')).toEqual(row.values);
  });

  it('of a shape that no cut reaches into goes out to nobody who may not see all of it', () => {
    const pair = z.tuple([z.object({ name: z.string() }), z.object({ of: z.map(z.string(), line) })]);
    const answer = [{ name: '甲' }, { of: new Map([['a', WHO]]) }];
    expect(() => redactResponse(pair, answer, caller('viewer'), {})).toThrow('no cut reaches into a tuple');
    const later = z.object({ rows: z.lazy(() => listOf(line)) });
    expect(() => redactResponse(later, { rows: [WHO] }, caller('viewer'), {})).toThrow('no cut reaches into a lazy');
    expect(redactResponse(pair, answer, caller('manager'), {})).toBe(answer);
    const plain = z.tuple([z.string(), z.int()]);
    expect(redactResponse(plain, ['甲', 1], caller('viewer'), {})).toEqual(['甲', 1]);
  });

  it('holds a value cut by what it says of itself, with what was asked', () => {
    const own = cutWith(z.object({ a: z.int() }), ({ a }, { sees, input }) => ({ a: sees('money.look') && input === 'x' ? a : 0 }));
    expect(redactResponse(listOf(own), [{ a: 1 }], caller('accountant'), 'x')).toEqual([{ a: 1 }]);
    expect(redactResponse(listOf(own), [{ a: 1 }], caller('accountant'), 'y')).toEqual([{ a: 0 }]);
  });
});

it('a full disk at the host was said on another computer as if it were its own', () => {
  const full = { ok: false, refusal: { code: 'DISK_FULL', data: { folder: '/data/base' } }, files: [] };
  const named = nameHostOfDisk(full, { device: 3 }, '前台主机');
  expect(named).toEqual({ ok: false, refusal: { code: 'DISK_FULL', data: { host: '前台主机' } }, files: [] });
  expect(formatRefusal({ code: 'DISK_FULL', data: { host: '前台主机' } }, 'zh-CN')).toMatch(/^主机 前台主机 的磁盘写不进去了，/);
  expect(nameHostOfDisk(full, {}, '前台主机')).toBe(full);
  expect(nameHostOfDisk(ANSWER, { device: 3 }, '前台主机')).toBe(ANSWER);
});
