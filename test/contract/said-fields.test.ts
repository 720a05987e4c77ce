// Every field of every kind of record: what it takes, what it is called, how the history says it, against the reviewed file said/fields.txt
// (rewritten as said-codes.test.ts says).
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Language } from '../../src/contract/core/language.ts';
import { formatHistoryChanges, type HistoryValues } from '../../src/contract/format-history.ts';
import type { FieldType, RecordField } from '../../src/contract/records/field.ts';
import { formatField } from '../../src/contract/records/fields-messages.ts';
import { RECORD_KINDS } from '../../src/contract/records/record-kinds.ts';
import { NAMES } from './said-changes.ts';

type Field = RecordField & { readonly need: string };
type Stored = HistoryValues[string];

/** Two values of each type, as the database keeps them. */
const STORED: Readonly<Record<FieldType, readonly [Stored, Stored]>> = {
  text: ['旧词', '新词'],
  code: ['A-1', 'B-2'],
  notes: ['旧备注', null],
  uscc: ['91440300MA5EX00002', '91440300MA5EX00010'],
  phone: ['13900001111', '13900002222'],
  day: ['2026-10-03', '0001-01-01'],
  month: ['2026-10', '2026-11'],
  year: [2026, 2027],
  instant: [29_706_120, 29_707_575],
  money: [123_456, 0],
  signed_money: [-5, 100_000],
  area: [12_345, 600],
  minutes: [125, 90],
  minute_of_day: [480, 1440],
  count: [3, 0],
  choice: ['其他', 'holiday'],
  suggested: ['转账', '自己的词'],
  yes_no: [0, 1],
  hours: ['08:00-24:00', '09:00-18:00'],
  day_hours: ['10:00-22:00', ''],
  platform: ['抖音', '淘宝'],
  goods_class: ['服装鞋帽针纺织品类', '化妆品类'],
  studio: [4, 5],
  studios: ['[4,5]', '[]'],
  tenant: [6, 7],
  figure: ['ZB-2.06', 'ZB-2.07'],
  figure_value: ['1,234.50', '7'],
};

/** Fields that are kept as JSON or codes, whatever their type says. */
const CODED: Readonly<Record<string, readonly [Stored, Stored]>> = {
  'booking.state': ['option', 'no_show'],
  'booking.equipment': ['[[8,2],[9,1]]', '[]'],
  'booking_series.equipment': ['[[8,3]]', '[]'],
  'booking_series.rule': [
    '{"frequency":"weekly","weekdays":[2,4],"until":null,"count":16}',
    '{"frequency":"daily","weekdays":[],"until":"2026-12-31","count":null}',
  ],
  'waiting_entry.state': ['waiting', 'booked'],
  'lease.free_minutes': [150, null],
  'explanation_draft.relation': ['A05', 'A21'],
  'source_choice.source': ['ledger', 'session'],
  'column_mapping.fields': ['{"kind":"sessions","fields":{"paid":"成交","day":"日期"}}', '[]'],
  'column_mapping.kind': ['mapped_sessions', 'mapped_days'],
  'attachment.entity': ['tenant', 'paper'],
};

function takes({ name, type, need, max, standard, choices, inner }: Field): string {
  const more = [
    max === undefined ? '' : `..${max}`,
    standard === undefined ? '' : `else ${standard}`,
    choices?.join(', ') ?? '',
    inner ? 'inner' : '',
  ];
  return [`${name}:`, type, need, ...more].filter((word) => word !== '').join(' ');
}

/** How the history says that it changed, and how in English where that differs; nothing where nobody reads it. */
function inHistory(kind: string, { name, type }: Field): string {
  const [before, after] = CODED[`${kind}.${name}`] ?? STORED[type];
  const said = (language: Language): string =>
    formatHistoryChanges(kind, { before: { [name]: before }, after: { [name]: after } }, { language, names: NAMES })
      .map((one) => `${one.before} → ${one.after}`)
      .join('');
  return [...new Set([said('zh-CN'), said('en')])].join(' / ');
}

it('every field of a record takes and says what was reviewed', async () => {
  const lines = Object.entries(RECORD_KINDS).flatMap(([kind, one]) => {
    const fields: readonly Field[] = one.fields;
    return [
      kind,
      ...fields.map((field) =>
        [`  ${takes(field)}`, formatField(kind, field.name, 'zh-CN'), formatField(kind, field.name, 'en'), inHistory(kind, field)]
          .join(' | ')
          .trimEnd(),
      ),
    ];
  });
  const text = [
    '# Each kind of record: field, type, need, longest or largest, standard, words | Chinese | English | in the history.',
    ...lines,
  ].join('\n');
  await expect(`${text}\n`).toMatchFileSnapshot(path.join(import.meta.dirname, 'said', 'fields.txt'));
});
