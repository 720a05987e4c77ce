// Inputs of the methods of tenants.
import type { MethodSamples } from './sample.ts';

const bytes = new Uint8Array([1]);
const fact = { starts_on: '2026-10-01', name: '晨光传媒', uscc: '91440303MA1887G6QK', category: '直播电商企业' };

export const TENANTS_SAMPLES: MethodSamples = {
  'tenants.list': { right: { day: '2026-10-03', month: '2026-09' }, wrong: [{ day: 'x' }, { month: '2026-9' }] },
  'tenants.detail': { right: { id: 3, day: '2026-10-03' }, wrong: [{ id: 0 }, { day: '' }] },
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
  'tenants.merge': { right: { from: 3, into: 4, reason: '是同一家' }, wrong: [{ from: 0 }, { into: 'x' }, { reason: '' }] },
  'tenants.due': { right: { day: '2026-10-03' }, wrong: [{ day: '2026' }] },
  'tenants.bookings': {
    right: { tenant: 3, day: '2026-10-03', isAhead: true, limit: 200 },
    wrong: [{ tenant: 0 }, { day: '' }, { isAhead: null }, { limit: 0 }, { limit: 5001 }],
  },
  'tenants.renewLease': {
    right: { id: 4, version: 1, contract: 'HT-2', endsOn: '2028-09-30', reason: null },
    wrong: [{ id: 0 }, { contract: '' }, { endsOn: '2028' }],
  },
  'tenants.endLease': { right: { id: 4, version: 1, day: '2026-12-31', reason: '提前退租' }, wrong: [{ day: null }, { reason: '' }] },
  'tenants.leaveBase': {
    right: { tenant: 3, day: '2026-12-31', reason: '搬走', isRehearsal: true },
    wrong: [{ tenant: -1 }, { isRehearsal: null }, { reason: ' ' }],
  },
  'tenants.attach': {
    right: { tenant: 3, paper: null, file: { name: '执照.pdf', bytes } },
    wrong: [{ file: { name: '执照.pdf', bytes: 'x' } }, { file: { name: '', bytes } }, { paper: 0 }],
  },
  'tenants.files': { right: { tenant: 3, retired: false }, wrong: [{ tenant: 0 }, { retired: null }] },
  'tenants.file': { right: { id: 1 }, wrong: [{ id: 0 }, { id: '../1' }] },
  'tenants.retireFile': { right: { id: 1, version: 1, reason: '传错了' }, wrong: [{ reason: '' }, { version: 0 }] },
};
