// Inputs of the methods of paper.
import type { MethodSamples } from './sample.ts';

export const PAPER_SAMPLES: MethodSamples = {
  'paper.board': {
    wrong: [{ day: '2026-11-31' }, { day: null }, { floors: 'A' }, { floors: [1] }, { isMasked: 'no' }],
  },
  'paper.list': {
    wrong: [{ day: 'x' }, { order: 'tenant' }, { isMasked: null }],
  },
  'paper.slip': { wrong: [{ booking: '' }, { booking: 0 }, { booking: null }] },
  'paper.words': {
    right: { kind: 'tomorrow', day: '2026-11-06', language: 'zh-CN' },
    wrong: [{ kind: 'all' }, { day: '2026-02-30' }, { language: 'fr' }, { kind: 'booking' }, { tenant: 1 }],
  },
  'paper.ical': {
    right: { of: { kind: 'studio', id: 1 }, from: null, to: '2026-12-31' },
    wrong: [{ of: { kind: 'base', id: 1 } }, { of: { kind: 'tenant', id: 0 } }, { of: null }, { from: 'x' }, { to: 1 }],
  },
  'paper.sheet': {
    right: { from: '2026-11-01', to: '2026-11-30', studio: null, tenant: null, states: ['booked', 'completed'] },
    wrong: [{ from: null }, { to: 'x' }, { studio: 0 }, { tenant: 'A' }, { states: [] }, { states: ['live'] }],
  },
  'paper.texts': { right: {}, wrong: [{ kind: 'booking' }] },
  'paper.writeText': { right: { kind: 'booking', own: '{简称}，您好' }, wrong: [{ kind: 'slip' }, { own: ' ' }, { own: 3 }] },
  'paper.lobby': { wrong: [{ act: 'on' }, { act: null }, { names: 'short' }] },
};
