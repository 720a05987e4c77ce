// The shift is handed over: notes stand until they are done, what was lent is warned of at check-out, and the evening's close fits on a page.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readPdf } from '../../../test/helpers/pdf-text.ts';
import { DESK, type DeskBase, openDeskBase, when } from '../../../test/helpers/desk-base.ts';
import { codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import { parseDay } from '../../domain/time/calendar.ts';
import type { BookingState } from '../../domain/base/catalogue.ts';
import { book } from './book.ts';
import type { Caller } from '../core/rpc/call.ts';
import { printShift } from './render/print-shift.ts';
import { addNote, finishNote, giveBack, lend, shiftState } from './shift.ts';
import { changeState } from './booking-status.ts';

let desk: DeskBase;
let room = 0;
let guest = 0;
const EVENING =
  parseDay('2026-11-10') ??
  (() => {
    throw new Error('day');
  })();

beforeEach(() => {
  desk = openDeskBase();
  room = desk.room('A01');
  guest = desk.guest(1);
});
afterEach(() => desk.closeSound());

const shift = () => valueOf(shiftState(desk.base, { day: EVENING }));
const lent = (thing: string) => valueOf(lend(desk.base, DESK, { thing, tenant: guest, holder: '小林', dueAt: null, note: null })).id;
function to(id: number, state: BookingState) {
  return changeState(desk.base, DESK, { booking: id, version: null, to: state, at: null, reason: null, waive: null });
}

it('keeps a hand-over note at the top until somebody says that it is done', () => {
  desk.setNow('2026-11-10T21:00');
  valueOf(addNote(desk.base, DESK, { words: 'B03 的补光灯坏了，已报修' }));
  const [note] = shift().notes ?? [];
  expect(note).toMatchObject({ words: 'B03 的补光灯坏了，已报修', who: '前台', at: when('2026-11-10T21:00'), doneBy: null });
  const seen = { id: note?.id ?? 0, version: note?.version ?? 0 };
  desk.setNow('2026-11-10T22:00');
  valueOf(finishNote(desk.base, { ...DESK, who: '小周' }, { ...seen, isDone: true }));
  expect(shift().notes).toMatchObject([{ doneBy: '小周', doneAt: when('2026-11-10T22:00') }]);
  // Somebody else who still sees it open does not overwrite that.
  expect(finishNote(desk.base, DESK, { ...seen, isDone: true })).toEqual({
    ok: false,
    refusal: {
      code: 'RECORD_CHANGED',
      data: { label: 'B03 的补光灯坏了，已报修', who: '小周', at: '2026-11-10T22:00', version: seen.version + 1 },
    },
  });
  valueOf(finishNote(desk.base, DESK, { ...seen, version: seen.version + 1, isDone: false }));
  expect(shift().notes).toMatchObject([{ doneBy: null }]);
  expect(valueOf(shiftState(desk.base, { day: parseDay('2026-12-24') ?? EVENING })).notes).toHaveLength(1);
});

it('warns at check-out of the key that is still out, and not once it is back', () => {
  const one = desk.booked({ studio: room, tenant: guest }, '2026-11-10T20:00', '2026-11-10T22:00').booking;
  const two = desk.booked({ studio: room, tenant: guest }, '2026-11-10T22:00', '2026-11-10T23:00').booking;
  desk.setNow('2026-11-10T20:00');
  valueOf(to(one.id, 'checked_in'));
  const key = lent('A01 钥匙');
  desk.setNow('2026-11-10T21:55');
  expect(valueOf(to(one.id, 'completed')).warnings).toEqual([{ code: 'LOAN_OUT', data: { tenant: '企业1', things: ['A01 钥匙'] } }]);
  valueOf(giveBack(desk.base, DESK, { id: key, version: 1, isBack: true }));
  desk.setNow('2026-11-10T22:00');
  valueOf(to(two.id, 'checked_in'));
  expect(valueOf(to(two.id, 'completed')).warnings).toEqual([]);
  expect(shift().loans).toMatchObject([{ thing: 'A01 钥匙', returnedTo: '前台', returnedAt: when('2026-11-10T21:55') }]);
});

it('lends to somebody, never to nobody', () => {
  expect(codeIn(lend(desk.base, DESK, { thing: '门禁卡', tenant: null, holder: null, dueAt: null, note: null }))).toBe('LOAN_TO_NOBODY');
  valueOf(lend(desk.base, DESK, { thing: '门禁卡', tenant: null, holder: '维修师傅', dueAt: when('2026-11-10T18:00'), note: null }));
  expect(shift().loans).toMatchObject([{ holder: '维修师傅', dueAt: when('2026-11-10T18:00'), tenantName: '' }]);
});

/** One still in since yesterday, one late, one option that lapses at 23:00, one of tomorrow night; the second guest owes. */
function evening(): void {
  const other = desk.guest(2);
  const [b, c] = [desk.room('B01'), desk.room('C01')];
  const yesterday = desk.booked({ studio: room, tenant: guest }, '2026-11-09T22:00', '2026-11-10T01:00').booking;
  desk.booked({ studio: b, tenant: other, contact: '小陈' }, '2026-11-10T20:00', '2026-11-10T22:00');
  desk.booked({ studio: b, tenant: other }, '2026-11-11T20:00', '2026-11-11T22:00');
  desk.setNow('2026-11-09T22:00');
  valueOf(to(yesterday.id, 'checked_in'));
  const option = { state: 'option', studio: c, tenant: other } as const;
  valueOf(
    book(desk.base, DESK, {
      ...option,
      from: when('2026-11-12T20:00'),
      to: when('2026-11-12T22:00'),
      holdsUntil: when('2026-11-10T23:00'),
    }),
  );
  valueOf(
    book(desk.base, DESK, {
      ...option,
      from: when('2026-11-13T20:00'),
      to: when('2026-11-13T22:00'),
      holdsUntil: when('2026-11-12T23:00'),
    }),
  );
  desk.add('charge', { tenant_id: other, month: '2026-09', kind: 'correction', amount: 12_345, reason: '补收' });
  desk.setNow('2026-11-10T20:30');
}

it('says who is still in whatever the day, who is late, what lapses tonight and who owes', () => {
  evening();
  const { inside, late, lapsing, owing } = shift();
  expect(inside.map(({ tenantName, studio, to: end }) => [tenantName, studio, end])).toEqual([['企业1', 'A01', when('2026-11-10T01:00')]]);
  expect(late.map(({ tenantName, studio, contact }) => [tenantName, studio, contact])).toEqual([['企业2', 'B01', '小陈']]);
  expect(lapsing.map(({ studio, until }) => [studio, until])).toEqual([['C01', when('2026-11-10T23:00')]]);
  // September is due on 15 October: 26 days ago.
  expect(owing).toMatchObject([{ tenantName: '企业2', amount: 12_345, days: 26 }]);
});

it('prints the evening on one page', async () => {
  evening();
  lent('A01 钥匙');
  valueOf(addNote(desk.base, DESK, { words: '空调 26 度' }));
  const pagesOf = async (caller: Caller) => readPdf(valueOf(await printShift(desk.base, caller, { day: EVENING })).bytes);
  const pages = await pagesOf(DESK);
  expect(pages).toHaveLength(1);
  for (const words of ['还在场（1）', '迟到未到（1）', '今晚到期的暂定（1）', '逾期 26 天', 'A01 钥匙', '空调 26 度'])
    expect(pages[0]?.text).toContain(words);
  // What somebody owes is for those who may see money.
  expect(pages[0]?.text).not.toContain('123.45');
  expect((await pagesOf({ ...DESK, role: 'manager' }))[0]?.text).toContain('123.45 元');
});

it('prints whom nobody saw on the evenings before, with what a no-show costs', async () => {
  desk.setNow('2026-11-08T09:00');
  const { number } = desk.booked({ studio: room, tenant: guest }, '2026-11-09T20:00', '2026-11-09T22:00').booking;
  evening();
  const [page] = readPdf(valueOf(await printShift(desk.base, DESK, { day: EVENING })).bytes);
  expect(page?.text).toContain('以前没到场、还没处理的（1）');
  // Two hours at 120 yuan, a no-show pays them all.
  expect(page?.text).toMatch(new RegExp(`11-09 20:00.*未到场收 240.00 元.*${number}`, 's'));
});

it('at 00:40 is still the evening’s, and what began before its morning is the night before’s', () => {
  desk.setNow('2026-11-09T20:00');
  const before = desk.booked({ studio: room, tenant: guest }, '2026-11-10T05:00', '2026-11-10T05:30').booking;
  const night = desk.booked({ studio: desk.room('B01'), tenant: guest }, '2026-11-11T00:10', '2026-11-11T02:00').booking;
  desk.setNow('2026-11-11T00:40');
  expect(shift().late.map(({ id }) => id)).toEqual([night.id]);
  const dayBefore = valueOf(shiftState(desk.base, { day: parseDay('2026-11-09') ?? EVENING }));
  expect(dayBefore.late.map(({ id }) => id)).toEqual([before.id]);
});
