// One value for each field of a record, all different: what tests of a record's text say every field of.
import type { FieldType, RecordField } from '../../src/contract/records/field.ts';

/** 2026-09-19 20:00 at the base, in minutes since the epoch. */
const EVENING = 29_830_320;

const VALUES: Readonly<Record<FieldType, (nth: number, field: RecordField) => string | number>> = {
  text: (nth) => `字${nth}`,
  code: (nth) => `C-${nth}`,
  notes: (nth) => `话${nth}`,
  uscc: (nth) => `91440300MA5EXAMP${nth}`,
  phone: (nth) => `1380000000${nth}`,
  day: (nth) => `2026-09-${String(nth).padStart(2, '0')}`,
  month: (nth) => `2026-${String(nth).padStart(2, '0')}`,
  year: (nth) => 2020 + nth,
  instant: (nth) => EVENING + nth,
  money: (nth) => 123_400 + nth,
  signed_money: (nth) => -567_800 - nth,
  area: (nth) => 1_234_500 + nth,
  minutes: (nth) => 6_000 + nth * 6,
  minute_of_day: (nth) => 480 + nth,
  count: (nth) => 7_000 + nth,
  choice: (nth, { choices = [] }) => choices[nth % choices.length] ?? '',
  suggested: (nth, { choices = [] }) => choices[nth % choices.length] ?? '',
  yes_no: () => 1,
  hours: (nth) => `每日 08:0${nth}–24:00`,
  day_hours: (nth) => `10:0${nth}–18:00`,
  platform: (nth) => `平台${nth}`,
  goods_class: (nth) => `类别${nth}`,
  studio: () => 4,
  studios: () => '[5,4]',
  tenant: () => 7,
  figure: (nth) => `ZB-${nth}`,
  figure_value: (nth) => `${nth}.5`,
};

/** Makes the value of a field, the `nth` of its record, as the database holds it. */
export function sampleOf(field: RecordField, nth: number): string | number {
  return VALUES[field.type](nth, field);
}
