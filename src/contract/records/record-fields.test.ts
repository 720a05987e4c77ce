// Every field of every kind has words in both languages, reads what the database takes and refuses what it does not.
import { describe, expect, it } from 'vitest';
import { EDITABLE_KINDS, fieldOf, formatStudios, parseStudios, RECORD_FIELDS, type WireValue } from './record-kinds.ts';
import type { RecordField } from './field.ts';
import { readField, readValues } from './record-values.ts';
import { createValuesSchema } from './records.ts';
import { formatChoice, formatField } from './fields-messages.ts';
import { formatRecordKind } from '../core/records-messages.ts';

const FIELDS = EDITABLE_KINDS.flatMap((kind) => RECORD_FIELDS[kind].map((field) => ({ kind, field, label: `${kind}.${field.name}` })));

function readAs(kind: 'lease' | 'studio_fact' | 'account' | 'tenant_fact', name: string, value: WireValue) {
  const field: RecordField | null = fieldOf(kind, name);
  if (field === null) throw new Error(name);
  return readField(field, value);
}

describe('words of fields', () => {
  it.each(FIELDS)('$label has a word in both languages', ({ kind, field }) => {
    expect(formatField(kind, field.name, 'zh-CN')).toMatch(/\p{Script=Han}/u);
    expect(formatField(kind, field.name, 'en')).toMatch(/^[A-Z][^_]*$/);
  });

  it.each(EDITABLE_KINDS)('%s has a name in both languages', (kind) => {
    expect(formatRecordKind(kind, 'zh-CN')).toMatch(/\p{Script=Han}/u);
    expect(formatRecordKind(kind, 'en')).toMatch(/^[A-Z]/);
  });

  it('name every word of a choice in English', () => {
    for (const { field } of FIELDS) for (const word of field.choices ?? []) expect(formatChoice(word, 'en')).toMatch(/^[A-Z][^_]*$/);
  });
});

describe('values of fields', () => {
  it.each([
    ['tenant_fact', 'uscc', ' 91440300ma5fxxx21x ', '91440300MA5FXXX21X'],
    ['tenant_fact', 'leading', null, 0],
    ['account', 'from_on', '', '0001-01-01'],
    ['lease', 'contract', '  ＨＴ-1 ', 'HT-1'],
    ['lease', 'studios', '[3,1,3]', '[1,3]'],
    ['lease', 'left_on', '', null],
    ['studio_fact', 'hours', '每天 09:00-18:00', '09:00-18:00'],
  ] as const)('%s.%s reads %j as %j', (kind, name, given, stored) => {
    expect(readAs(kind, name, given)).toEqual({ ok: true, value: stored });
  });

  it.each([
    ['tenant_fact', 'uscc', '9144', 'USCC_SHAPE'],
    ['tenant_fact', 'name', '  ', 'CELL_REQUIRED'],
    ['tenant_fact', 'category', '别的', 'CELL_UNKNOWN_WORD'],
    ['tenant_fact', 'leading', 2, 'CELL_TOO_LARGE'],
    ['lease', 'starts_on', '2026-02-30', 'CELL_NOT_DAY'],
    ['lease', 'starts_on', 46_000, 'INPUT_INVALID'],
    ['lease', 'area', 1.5, 'CELL_NOT_WHOLE'],
    ['lease', 'area', -1, 'CELL_NEGATIVE'],
    ['lease', 'studios', '[1,"a"]', 'INPUT_INVALID'],
    ['lease', 'starts_on', '0001-01-01', 'CELL_OUT_OF_YEARS'],
    ['studio_fact', 'turnaround', 241, 'TURNAROUND_RANGE'],
    ['studio_fact', 'hours', '25:00-26:00', 'HOURS_SHAPE'],
  ] as const)('%s.%s refuses %j with %s', (kind, name, given, code) => {
    expect(readAs(kind, name, given)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('names every field of a record that does not fit, and those the kind does not have', () => {
    const read = readValues('headcount', { month: '2026-13', hosts: 1, other: 3 }, false);
    expect(read.ok ? [] : read.troubles.map(({ field }) => field)).toEqual(['other', 'month', 'tenant_id', 'employees']);
  });

  it('keeps only what a correction gives', () => {
    expect(readValues('headcount', { hosts: 4 }, true)).toEqual({ ok: true, values: { hosts: 4 } });
  });

  it('are held to the same rules by the schemas', () => {
    const schema = createValuesSchema('headcount');
    expect(schema.safeParse({ month: '2026-05', tenant_id: 3, hosts: 1, employees: 2 }).success).toBe(true);
    expect(schema.safeParse({ month: '2026-05', tenant_id: 3, hosts: 1 }).success).toBe(false);
    expect(schema.safeParse({ month: '2026-05', tenant_id: 3, hosts: 1, employees: 2, id: 1 }).success).toBe(false);
    expect(createValuesSchema('headcount', 'tenant_id').safeParse({ month: '2026-05', hosts: 1, employees: 2 }).success).toBe(true);
  });

  it('hold studios as sorted ids', () => {
    expect(formatStudios([7, 3, 7])).toBe('[3,7]');
    expect(parseStudios('[3,7]')).toEqual([3, 7]);
    expect(parseStudios('[]')).toEqual([]);
  });
});
