// Inputs of the methods of the waiting list.
import type { MethodSamples } from './sample.ts';

const entry = {
  day: '2026-10-03',
  tenant: '晨光传媒',
  contact: '周敏',
  phone: '13800000000',
  fromMinute: 1080,
  toMinute: 1560,
  minutes: 120,
  studio: null,
  area: 3000,
  kind: '公共',
  note: null,
};

export const WAITING_SAMPLES: MethodSamples = {
  'waiting.list': { wrong: [{ day: '2026-10' }, { isAll: 1 }] },
  'waiting.add': {
    right: entry,
    wrong: [
      { day: '' },
      { tenant: '' },
      { tenant: 0 },
      { fromMinute: -1 },
      { toMinute: 1801 },
      { minutes: 0 },
      { minutes: 1.5 },
      { studio: '' },
      { area: -1 },
      { kind: '别的' },
      { note: 7 },
    ],
  },
  'waiting.change': { right: { id: 1, version: 1, ...entry }, wrong: [{ id: 0 }, { version: 0 }, { day: 'x' }, { minutes: null }] },
  'waiting.close': { wrong: [{ reason: ' ' }, { reason: null }, { id: '1' }] },
};
