// Inputs of the main job's methods: imports, report, months, bookings, safety.
import type { MethodSamples } from './sample.ts';

const bytes = new Uint8Array([1]);

export const MAIN_JOB_SAMPLES: MethodSamples = {
  'imports.take': {
    right: {
      files: [{ name: 'a.xlsx', bytes }],
      month: '2026-10',
      tenant: null,
      account: null,
      isDryRun: false,
      takesGoodRows: false,
      onDifference: null,
    },
    wrong: [
      { files: [] },
      { files: [{ name: '', bytes }] },
      { files: [{ name: 'a.xlsx', bytes: 'text' }] },
      { files: [{ name: 'a.xlsx', bytes, path: '/etc/passwd' }] },
      { month: '2026-13' },
      { tenant: 7 },
      { isDryRun: 'no' },
      { onDifference: 'both' },
    ],
  },
  'batches.files': { wrong: [{ batch: 0 }, { batch: null }] },
  'batches.file': { wrong: [{ batch: 0 }, { file: 0 }, { file: '4' }] },
  'batches.refused': { wrong: [{ batch: 0 }, { batch: null }] },
  'batches.undo': { wrong: [{ batch: '3' }, { batch: 0 }, { batch: 1.5 }] },
  'report.month': {
    wrong: [{ month: '2026-1' }, { month: 'x' }, { month: null }, { profile: '' }],
  },
  'report.export': {
    wrong: [{ kinds: [] }, { kinds: ['doc'] }, { kinds: 'xlsx' }],
  },
  'report.explain': { wrong: [{ figure: ' ' }, { figure: 6 }] },
  'month.close': {
    right: { month: '2026-10', explanations: { A05: '新租约补录' } },
    wrong: [
      { explanations: { A05: '' } },
      { explanations: { 'A 05': 'x' } },
      { explanations: [] },
      { month: '1999-12' },
      { settle: [{ bookings: [], to: 'no_show', reason: '值班本' }] },
    ],
  },
  'month.reopen': { wrong: [{ reason: '  ' }, { reason: null }] },
  'month.submit': {
    right: { month: '2026-10', how: '邮件', receipt: { name: 'a.pdf', bytes }, result: null, words: null },
    wrong: [{ result: 'handed_in' }, { receipt: 'a.pdf' }, { how: '' }],
  },
  'month.head': {
    right: { month: '2026-10', fields: { 表号: 'X1', 文号: '' } },
    wrong: [{ fields: { 表号: 1 } }, { fields: { '': 'x' } }],
  },
  'parked.list': { wrong: [{ month: '' }] },
  'parked.take': { wrong: [{ id: -1 }, { id: 'x' }] },
  'bookings.book': {
    right: { studio: 'A1', tenant: '甲', from: '2026-10-03T22:00', to: '2026-10-04T02:00' },
    wrong: [
      { from: '2026-10-03' },
      { from: '2026-10-03T25:00' },
      { to: '2026-02-30T10:00' },
      { state: 'cancelled' },
      { holdsUntil: '' },
      { studio: '' },
    ],
  },
  'bookings.cancel': { wrong: [{ reason: '' }, { id: '' }] },
  'safety.check': { wrong: [{ full: 1 }] },
  'safety.handOver': {
    right: { to: '何静', why: '换岗', encrypt: false },
    wrong: [{ to: ' ' }, { encrypt: 'yes' }, { out: '/tmp/a.zip' }],
  },
  'safety.setRetention': {
    right: { tenants: 24, bookings: 12, waiting: 6, hosts: 24 },
    wrong: [{ tenants: 0 }, { bookings: 241 }, { hosts: '24' }],
  },
  'safety.forgettable': { right: { search: '柳' }, wrong: [{ search: 1 }, { search: null }] },
  'safety.lookForgetting': {
    right: { person: { name: '柳如烟', numbers: ['13987650001'] } },
    wrong: [{ person: { name: '', numbers: [] } }, { person: { name: 1, numbers: [] } }, { person: { name: '柳如烟', numbers: [''] } }],
  },
  'safety.forget': {
    right: { person: { name: '柳如烟', numbers: [] }, reason: '本人要求' },
    wrong: [{ reason: 1 }, { person: { name: '', numbers: [] } }, { person: null }],
  },
  'safety.findPaper': { right: { code: '7K3MQ-0AB12' }, wrong: [{ code: 1 }, { code: null }] },
  'safety.acceptHistory': { wrong: [{ reason: 1 }] },
};
