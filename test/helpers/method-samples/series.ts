// Inputs of the methods of series: a right one each, and wrong ones.
import type { MethodSamples } from './sample.ts';

const rule = { frequency: 'weekly', weekdays: [1, 3], startsOn: '2026-12-01', until: '2027-02-28', count: null };
/** Without what may be left out. */
const wish = { studio: 'A01', tenant: '晨光传媒', rule, startsMinute: 1320, minutes: 240 };
const wishWrong = [
  { studio: '' },
  { tenant: 0 },
  { rule: { ...rule, frequency: 'monthly' } },
  { rule: { ...rule, weekdays: [0] } },
  { rule: { ...rule, weekdays: [1, 2, 3, 4, 5, 6, 7, 7] } },
  { rule: { ...rule, startsOn: '2026-02-30' } },
  { rule: { ...rule, until: '2026-12' } },
  { rule: { ...rule, count: 0 } },
  { rule: { ...rule, every: 2 } },
  { startsMinute: 1440 },
  { startsMinute: -1 },
  { minutes: 0 },
  { minutes: 44_641 },
  { title: 'x'.repeat(201) },
  { equipment: [[1, 0]] },
];
const seen = { id: 1, version: 1, scope: 'following' };
const seenWrong = [{ id: 0 }, { id: 'D000001' }, { version: 0 }, { version: null }, { scope: 'some' }];

export const SERIES_SAMPLES: MethodSamples = {
  'series.preview': { right: wish, wrong: [...wishWrong, { mode: 'free' }] },
  'series.book': {
    right: { ...wish, mode: 'free' },
    wrong: [...wishWrong, { mode: 'some' }, { overrideReason: 1 }],
  },
  'series.change': {
    right: { ...seen, studio: null, startsMinute: 600, minutes: null, mode: 'all' },
    wrong: [...seenWrong, { studio: '' }, { startsMinute: 1440 }, { minutes: 0 }, { minutes: 44_641 }, { mode: null }],
  },
  'series.changePreview': {
    right: { ...seen, studio: null, startsMinute: 600, minutes: null },
    wrong: [...seenWrong, { scope: 'this' }, { studio: '' }, { startsMinute: 1440 }, { minutes: 0 }, { mode: 'all' }],
  },
  'series.cancel': { right: { ...seen, reason: '企业调整' }, wrong: [...seenWrong, { reason: '' }, { reason: null }] },
  'series.addBack': { wrong: [{ series: 0 }, { day: '2026-12' }, { day: null }] },
  'series.get': { wrong: [{ series: 0 }, { series: '1' }] },
};
