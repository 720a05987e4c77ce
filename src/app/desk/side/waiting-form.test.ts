// Tests of the waiting list: an entry as it is typed, sent and said, with contact and phone each in its place.
import { expect, test } from 'vitest';
import { at, waitingLine } from '../../../../test/helpers/desk-lines.ts';
import { getDayOfInstant } from '../../../domain/time/calendar.ts';
import { createSent, createTyped, formatContact, formatWants, judgeTyped } from './waiting-form.ts';

const day = getDayOfInstant(at(12));
const entry = waitingLine();
const read = { span: { from: 1080, to: 1380 }, minutes: 90, area: 3050 };

test('an entry is typed as it stands, and sent as it is typed', () => {
  const typed = createTyped(entry, day, 6);
  expect(typed).toEqual({
    tenant: 5,
    tenantText: null,
    studio: 3,
    studioText: null,
    times: '18:00-23:00',
    minutes: '1.5',
    area: '30.50',
    kind: '公共',
    contact: '王芳',
    phone: '13800000001',
    note: '靠窗',
  });
  expect(createSent(day, typed, read)).toEqual({
    day: '2026-10-03',
    tenant: 5,
    contact: '王芳',
    phone: '13800000001',
    fromMinute: 1080,
    toMinute: 1380,
    minutes: 90,
    studio: 3,
    area: 3050,
    kind: '公共',
    note: '靠窗',
  });
});

test('what is left empty is sent as nothing', () => {
  const typed = createTyped(null, day, 6);
  expect(typed).toEqual({
    tenant: null,
    tenantText: null,
    studio: null,
    studioText: null,
    times: '',
    minutes: '2',
    area: '',
    kind: null,
    contact: '',
    phone: '',
    note: '',
  });
  expect(createSent(day, { ...typed, tenant: 5, contact: ' ', phone: ' ' }, { span: null, minutes: 120, area: null })).toEqual({
    day: '2026-10-03',
    tenant: 5,
    contact: null,
    phone: null,
    fromMinute: null,
    toMinute: null,
    minutes: 120,
    studio: null,
    area: null,
    kind: null,
    note: null,
  });
  expect(createTyped({ ...entry, fromMinute: null, contact: null, phone: null, area: null, note: null }, day, 6)).toMatchObject({
    times: '',
    contact: '',
    phone: '',
    area: '',
    note: '',
  });
});

test('what is wrong is said field by field, and nothing is sent', () => {
  const typed = createTyped(entry, day, 6);
  const wrongs = [
    [{ ...typed, tenant: null }, read, 'tenant'],
    [typed, { ...read, span: null }, 'times'],
    [typed, { ...read, minutes: undefined }, 'minutes'],
    [typed, { ...read, minutes: null }, 'minutes'],
    [typed, { ...read, area: undefined }, 'area'],
    [{ ...typed, studio: null, studioText: 'B9' }, read, 'studio'],
  ] as const;
  const fine = { tenant: false, times: false, minutes: false, area: false, studio: false };
  for (const [given, understood, field] of wrongs) {
    expect(judgeTyped(given, understood)).toEqual({ ...fine, [field]: true });
    expect(createSent(day, given, understood)).toBeNull();
  }
  expect(judgeTyped(typed, read)).toEqual(fine);
});

test('somebody who waits for one studio alone is put down for it, and one for any as before', () => {
  const typed = { ...createTyped(null, day, 6), tenant: 5 };
  const understood = { span: null, minutes: 120, area: null };
  expect(createSent(day, { ...typed, studio: 4 }, understood)).toMatchObject({ studio: 4 });
  expect(createSent(day, { ...typed, studioText: ' ' }, understood)).toMatchObject({ studio: null });
});

test('the list says what is wanted and whom to call', () => {
  const studios = [
    { id: 4, code: 'B401' },
    { id: 3, code: 'A301' },
  ];
  expect(formatWants(entry, studios)).toBe('要 1.5 小时 · 18:00–23:00 · A301 · 公共 · 至少 30.50 m²');
  // Into the night: it said 22:00–26:00.
  expect(formatWants({ ...entry, fromMinute: 1320, toMinute: 1560, studio: null, kind: null, area: null }, studios)).toBe(
    '要 1.5 小时 · 22:00–次日 02:00',
  );
  expect(formatWants({ ...entry, toMinute: null, studio: null, kind: null, area: null }, studios)).toBe('要 1.5 小时 · 时间不限');
  expect([formatContact(entry), formatContact({ contact: null, phone: '139' }), formatContact({ contact: '李雷', phone: null })]).toEqual([
    '王芳 13800000001',
    '139',
    '李雷',
  ]);
});
