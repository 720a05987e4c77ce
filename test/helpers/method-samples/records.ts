// Inputs of the methods of records.
import type { MethodSamples } from './sample.ts';

const lease = {
  contract: 'HT-1',
  tenant_id: 3,
  starts_on: '2026-10-01',
  ends_on: '2027-09-30',
  area: 12_000,
  studios: '[2]',
};

export const RECORDS_SAMPLES: MethodSamples = {
  'records.list': {
    right: { kind: 'lease', tenant: 3, studio: null, month: null, retired: false },
    wrong: [{ kind: 'booking' }, { kind: 'lease; DROP TABLE lease' }, { tenant: '3' }, { month: '2026-13' }, { retired: 1 }],
  },
  'records.get': { wrong: [{ kind: 'filing' }, { id: 0 }, { id: 1.5 }] },
  'records.add': {
    right: { kind: 'lease', values: lease, reason: null },
    wrong: [
      { kind: 'history' },
      { values: {} },
      { values: { ...lease, ends_on: '2027-02-30' } },
      { values: { ...lease, area: -1 } },
      { values: { ...lease, area: 1.5 } },
      { values: { ...lease, version: 9 } },
      { values: { ...lease, studios: [2] } },
      { values: { ...lease, studios: '[2,"x"]' } },
      { reason: '  ' },
    ],
  },
  'records.correct': {
    right: { kind: 'lease', id: 4, version: 2, values: { area: 12_500 }, reason: '量错了' },
    wrong: [{ values: {} }, { values: { retired_at: null } }, { values: { area: '125' } }, { version: 0 }, { id: '4' }],
  },
  'records.changeFrom': {
    right: { kind: 'tenant_fact', subject: 3, day: '2026-10-05', values: { name: '新名' }, reason: null },
    wrong: [{ kind: 'lease' }, { day: '2026-10' }, { values: { uscc: '9144' } }, { values: { x: 1 } }, { subject: '3' }],
  },
  'records.retire': { wrong: [{ reason: '' }, { reason: null }, { id: 0 }] },
  'records.restore': { wrong: [{ reason: '' }, { version: null }] },
  'records.history': { wrong: [{ kind: 'setting' }, { id: null }, { related: 'yes' }, { language: 'fr' }] },
  'records.undo': { wrong: [{ change: 0 }, { change: '12' }] },
  'records.names': { wrong: [{ day: '2026-10' }, { day: null }] },
};
