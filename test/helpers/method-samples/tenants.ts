// Inputs of the methods of tenants.
import type { MethodSamples } from './sample.ts';

const bytes = new Uint8Array([1]);
const fact = { starts_on: '2026-10-01', name: '晨光传媒', uscc: '91440303MA1887G6QK', category: '直播电商企业' };

export const TENANTS_SAMPLES: MethodSamples = {
  'tenants.list': { wrong: [{ day: 'x' }, { month: '2026-9' }] },
  'tenants.detail': { wrong: [{ id: 0 }, { day: '' }] },
  'tenants.add': {
    right: { tenant: { contact: '周敏', phone: '13800000000' }, fact, reason: null },
    wrong: [
      { tenant: { name: '晨光传媒' } },
      { fact: { ...fact, tenant_id: 3 } },
      { fact: { ...fact, uscc: '914403' } },
      { fact: { ...fact, name: ' ' } },
      { fact: { ...fact, category: '别的' } },
    ],
  },
  'tenants.merge': {
    wrong: [{ from: 0 }, { into: 'x' }, { reason: '' }, { answers: [{ kind: 'headcount', id: 1, keep: 'both' }] }],
  },
  'tenants.clashes': { wrong: [{ from: 0 }, { into: 'x' }, { language: 'de' }] },
  'tenants.due': { wrong: [{ day: '2026' }] },
  'tenants.bookings': {
    wrong: [{ tenant: 0 }, { day: '' }, { isAhead: null }, { limit: 0 }, { limit: 5001 }],
  },
  'tenants.renewLease': {
    wrong: [{ id: 0 }, { contract: '' }, { endsOn: '2028' }, { monthlyRent: -1 }, { monthlyRent: '5000' }],
  },
  'tenants.endLease': { wrong: [{ day: null }, { reason: '' }] },
  'tenants.leaveBase': {
    wrong: [{ tenant: -1 }, { isRehearsal: null }, { reason: ' ' }],
  },
  'tenants.attach': {
    right: { tenant: 3, paper: null, file: { name: '执照.pdf', bytes } },
    wrong: [{ file: { name: '执照.pdf', bytes: 'x' } }, { file: { name: '', bytes } }, { paper: 0 }],
  },
  'tenants.files': { wrong: [{ tenant: 0 }, { retired: null }] },
  'tenants.file': { wrong: [{ id: 0 }, { id: '../1' }] },
  'tenants.retireFile': { wrong: [{ reason: '' }, { version: 0 }] },
};
