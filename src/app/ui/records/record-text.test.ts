// A record's values in words: every field of every kind that people edit, and every type of field where it is empty, odd or of another language.
import { afterEach, expect, it, vi } from 'vitest';
import { NAMES } from '../../../../test/helpers/name-samples.ts';
import { sampleOf } from '../../../../test/helpers/record-samples.ts';
import { EDITABLE_KINDS, RECORD_FIELDS } from '../../../contract/records/record-kinds.ts';
import type { FieldType } from '../../../contract/records/field.ts';
import { formatChoice } from '../../../contract/records/fields-messages.ts';
import { isNumberField, recordText } from './record-text.ts';

afterEach(() => void vi.unstubAllGlobals());

/** By type: how a page says the first sample of it; numbers stand at the right. */
const SAID: Readonly<Record<Exclude<FieldType, 'choice' | 'suggested'>, readonly [text: string, side?: 'right']>> = {
  text: ['字1'],
  code: ['C-1'],
  notes: ['话1'],
  uscc: ['91440300MA5EXAMP1'],
  phone: ['13800000001'],
  day: ['2026-09-01 周二'],
  month: ['2026-01'],
  year: ['2021'],
  instant: ['2026-09-19 20:01'],
  money: ['1,234.01', 'right'],
  signed_money: ['-5,678.01', 'right'],
  area: ['12,345.01', 'right'],
  minutes: ['6,006', 'right'],
  minute_of_day: ['08:01'],
  count: ['7,001', 'right'],
  yes_no: ['是'],
  hours: ['每日 08:01–24:00'],
  day_hours: ['10:01–18:00'],
  platform: ['平台1'],
  goods_class: ['类别1'],
  studio: ['B104'],
  studios: ['B205、B104'],
  tenant: ['甲公司'],
  figure: ['ZB-1'],
  figure_value: ['1.5'],
};

it.each(EDITABLE_KINDS.flatMap((kind) => RECORD_FIELDS[kind].map((field) => ({ kind, field, label: `${kind}.${field.name}` }))))(
  'says $label by its type',
  ({ kind, field }) => {
    const sample = sampleOf(field, 1);
    const [text, side] =
      field.name === 'free_minutes'
        ? ['100.1', 'right']
        : field.type === 'choice' || field.type === 'suggested'
          ? [formatChoice(String(sample), 'zh-CN')]
          : SAID[field.type];
    expect(recordText(kind, field.name, sample, NAMES)).toBe(text);
    expect(isNumberField(kind, field.name)).toBe(side === 'right');
  },
);

it('says what is empty as a dash, whatever the field', () => {
  const said = EDITABLE_KINDS.flatMap((kind) =>
    RECORD_FIELDS[kind].flatMap(({ name }) => [recordText(kind, name, null, NAMES), recordText(kind, name, '', NAMES)]),
  );
  expect(new Set(said)).toEqual(new Set(['—']));
});

it.each([
  ['lease', 'studios', '[]', '—', '—'],
  ['lease', 'studios', '[9]', '#9', '#9'],
  ['lease', 'tenant_id', 9, '#9', '#9'],
  ['studio_fact', 'studio_id', 9, '#9', '#9'],
  ['lease', 'starts_on', '2026-10-03', '2026-10-03 周六', '2026-10-03 Sat'],
  ['studio_fact', 'starts_on', '0001-01-01', '—', '—'],
  ['lease', 'free_minutes', 90, '1.5', '1.5'],
  ['studio_fact', 'turnaround', 90, '90', '90'],
  ['lease', 'monthly_rent', 0, '0.00', '0.00'],
  ['tenant_fact', 'leading', 0, '否', 'No'],
  ['tenant_fact', 'leading', 1, '是', 'Yes'],
  ['rate_plan', 'night_from', 1440, '24:00', '24:00'],
  ['calendar_day', 'kind', 'workday', '调休上班', 'Workday'],
  ['payment', 'method', '支票', '支票', '支票'],
  ['tenant', 'unheard_of', 5, '5', '5'],
] as const)('says %s.%s of %j', (kind, name, value, zh, en) => {
  expect(recordText(kind, name, value, NAMES)).toBe(zh);
  vi.stubGlobal('document', { documentElement: { lang: 'en' } });
  expect(recordText(kind, name, value, NAMES)).toBe(en);
});
