// Forms of settings: shown and read back as they were, and what does not fit named.
import { describe, expect, it } from 'vitest';
import { listFields } from '../../../contract/core/settings/setting.ts';
import { getSetting } from '../../../contract/core/settings/settings.ts';
import { STANDARD_DESK_RULES } from '../../../domain/booking/desk-rules.ts';
import { STANDARD_STATEMENT_FRAME } from '../../../domain/money/statement-frame.ts';
import { createTypedFields, describeBounds, readFields } from './SettingForm.tsx';

const DESK = getSetting('desk');
const STATEMENT = getSetting('statement');
const TABLES = { cancelReasons: [...STANDARD_DESK_RULES.cancelReasons], warnings: { LEASE_ENDS_SOON: 'ask' } } as const;
const QUOTAS = { ...STANDARD_DESK_RULES, ...TABLES, weekMinutes: 1200, eveningMinutes: 90, aheadDays: 60, noticeMinutes: 100 };

describe('the rules of the desk', () => {
  it.each([{ ...STANDARD_DESK_RULES, ...TABLES }, QUOTAS])('%# come back as they were', (rules) => {
    expect(readFields(DESK, createTypedFields(DESK, rules), TABLES)).toEqual({ ok: true, value: rules });
  });

  it('are all asked for, quotas in hours', () => {
    const asked = listFields(DESK.parts ?? {}).map(({ name }) => name);
    expect([...asked, ...Object.keys(TABLES)].toSorted()).toEqual(Object.keys(STANDARD_DESK_RULES).toSorted());
    expect(createTypedFields(DESK, QUOTAS)).toMatchObject({
      weekMinutes: '20',
      eveningMinutes: '1.5',
      noticeMinutes: '1:40',
      eveningFrom: '18:00',
      arrearsAmount: '500.00',
    });
  });

  it.each([
    [{ grid: '4' }, ['grid']],
    [{ grid: '', weekMinutes: '' }, ['grid']],
    [{ lateCancelPercent: '101', eveningFrom: '25:00' }, ['lateCancelPercent', 'eveningFrom']],
    [{ weekMinutes: '169' }, ['weekMinutes']],
    [{ aheadDays: '1.5' }, ['aheadDays']],
  ])('%# that do not fit are named', (typed, wrong) => {
    const read = readFields(DESK, { ...createTypedFields(DESK, STANDARD_DESK_RULES), ...typed }, TABLES);
    expect(read.ok ? [] : [...read.wrong]).toEqual(wrong);
  });

  it('say their bounds as they are typed', () => {
    const said = listFields(DESK.parts ?? {})
      .filter(({ name }) => ['grid', 'arrearsAmount', 'weekMinutes', 'eveningFrom'].includes(name))
      .map((field) => ({ name: field.name, ...describeBounds(field) }));
    expect(said).toEqual([
      { name: 'grid', key: 'range', values: { least: 5, most: 60 } },
      { name: 'arrearsAmount', key: 'range', values: { least: 0, most: 10_000_000 } },
      { name: 'weekMinutes', key: 'hours', values: { least: 0, most: 168 } },
      { name: 'eveningFrom', key: 'clock', values: { least: 0, most: 1440 } },
    ]);
  });
});

it('says what an account of the books is made of, and its longest words', () => {
  const fields = listFields(getSetting('accounts').parts ?? {});
  expect(fields.length).toBeGreaterThan(1);
  for (const field of fields) expect(describeBounds(field)).toEqual({ key: 'account', values: { least: 1, most: 60 } });
});

describe('the frame of statements', () => {
  const typed = createTypedFields(STATEMENT, STANDARD_STATEMENT_FRAME);
  const read = (change: Readonly<Record<string, string>>) => readFields(STATEMENT, { ...typed, ...change }, STANDARD_STATEMENT_FRAME);

  it('reads back what it shows', () => {
    expect(read({})).toEqual({ ok: true, value: STANDARD_STATEMENT_FRAME });
    const frame = { ...STANDARD_STATEMENT_FRAME, payee: '星河', bank: '招行', bankAccount: '755 9000', taxRate: 150 };
    expect(read(createTypedFields(STATEMENT, frame))).toEqual({ ok: true, value: frame });
  });

  it.each([
    ['6', 600],
    ['1.5%', 150],
    ['６', 600],
    ['', null],
  ])('takes the rate %s', (text, rate) => {
    expect(read({ taxRate: text })).toMatchObject({ ok: true, value: { taxRate: rate } });
  });

  it('names every field that does not fit', () => {
    const bad = { dueMonths: '13', dueDay: '0', taxRate: '1.555', taxName: ' ', bank: '行'.repeat(101) };
    expect(read(bad)).toEqual({ ok: false, wrong: new Set(['dueMonths', 'dueDay', 'taxRate', 'taxName', 'bank']) });
  });
});
