// What is typed into a form, as the wire takes it: clock times, hours, money that may be negative.
import { describe, expect, it } from 'vitest';
import { fieldOf } from '../../../contract/records/record-kinds.ts';
import type { RecordField } from '../../../contract/records/field.ts';
import { RIGHTS, hasRight } from '../../../domain/base/rights.ts';
import { mayOf } from '../permissions.tsx';
import { changeLines, selectDiffering, listUnwritableFields, typedOf, wireOf } from './typed-values.ts';

function field(kind: 'rate_plan' | 'payment' | 'lease', name: string): RecordField {
  const found = fieldOf(kind, name);
  if (found === null) throw new Error(name);
  return found;
}

describe('a form', () => {
  it.each([
    ['rate_plan', 'day_from', '08:00', 480],
    ['rate_plan', 'day_from', ' 8:05 ', 485],
    ['rate_plan', 'night_from', '２４：００', 1440],
    ['rate_plan', 'night_from', '', 1320],
    ['payment', 'amount', '-1,250.5', -125_050],
    ['payment', 'amount', '1.2万', 1_200_000],
    ['lease', 'free_minutes', '1:40', 100],
    ['lease', 'free_minutes', '1.5', 90],
  ] as const)('%s.%s reads %j as %j', (kind, name, typed, value) => {
    expect(wireOf(field(kind, name), typed)).toEqual({ ok: true, value });
  });

  it.each([
    ['rate_plan', 'day_from', '24:01', 'CELL_NOT_CLOCK'],
    ['rate_plan', 'day_from', '8点', 'CELL_NOT_CLOCK'],
    ['rate_plan', 'day_from', '24:00', 'CELL_TOO_LARGE'],
    ['rate_plan', 'day_rate', '-1', 'CELL_NEGATIVE'],
    ['payment', 'amount', '1.005', 'CELL_TOO_MANY_DECIMALS'],
    ['payment', 'method', '', 'CELL_REQUIRED'],
  ] as const)('%s.%s refuses %j with %s', (kind, name, typed, code) => {
    expect(wireOf(field(kind, name), typed)).toMatchObject({ ok: false, refusal: { code } });
  });

  it.each([
    ['rate_plan', 'night_from', 1440, '24:00'],
    ['payment', 'amount', -125_050, '-1250.50'],
    ['lease', 'free_minutes', 100, '1:40'],
  ] as const)('%s.%s shows %j as %j', (kind, name, value, typed) => {
    expect(typedOf(field(kind, name), value)).toBe(typed);
  });
});

describe('what saving will change', () => {
  const text = (_name: string, value: string | number | null): string => (value === null ? '—' : String(value));
  it('is said before it is done: what differs from the record as it was opened, before and after', () => {
    const start = { name: '晨光传媒', phone: '0755-1', notes: null };
    const typed = { name: '晨光文化', phone: '0755-1', notes: null, contact: '李四' };
    expect(changeLines(selectDiffering(typed, start), start, text)).toEqual([
      { name: 'name', before: '晨光传媒', after: '晨光文化' },
      { name: 'contact', before: '—', after: '李四' },
    ]);
    expect(changeLines(selectDiffering(start, start), start, text)).toEqual([]);
  });
});

it('the desk writes a tenant’s contact and phone; the rest stands as text, and what it may not see not at all', () => {
  const desk = mayOf({ rights: RIGHTS.filter((right) => hasRight('front_desk', right)), methods: [] });
  const values = { contact: '林', phone: '138', notes: null };
  expect(listUnwritableFields('tenant', values, desk)).toMatchObject({
    fixed: ['notes'],
    hidden: expect.not.arrayContaining(['contact', 'phone']),
  });
  const manager = mayOf({ rights: RIGHTS, methods: [] });
  expect(listUnwritableFields('tenant', values, manager)).toEqual({ fixed: [], hidden: [] });
});
