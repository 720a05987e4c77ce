// Inputs of the methods of the first start.
import type { MethodSamples } from './sample.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';
const FACTS = {
  from: '2026-01-01',
  fullName: '南山直播基地',
  uscc: '91440300MA5EX00001',
  kind: '直播电商园区',
  district: '南山区',
  address: null,
};

export const START_SAMPLES: MethodSamples = {
  'start.pick': { wrong: [{ purpose: '/tmp' }, { purpose: null }] },
  'start.readFacts': {
    right: { file: { name: '01-基地信息.xlsx', bytes: new Uint8Array([1]) } },
    wrong: [{ file: { name: '', bytes: new Uint8Array([1]) } }, { file: { name: 'a.xlsx', bytes: 'x' } }],
  },
  'start.create': {
    right: { token: null, facts: FACTS },
    wrong: [
      { token: '/tmp/base' },
      { facts: { ...FACTS, from: '2026-02-30' } },
      { facts: { ...FACTS, kind: '商场' } },
      { facts: { ...FACTS, fullName: ' ' } },
    ],
  },
  'start.listFolders': { right: { token: null }, wrong: [{ token: '/media' }, { token: '' }, { path: '/media' }] },
  'start.makeFolder': { right: { token: TOKEN, name: '备份' }, wrong: [{ token: '/media' }, { token: null }, { name: ' ' }] },
  'start.beginFile': {
    right: { name: 'a.db', size: 5_000_000_000 },
    wrong: [{ name: '' }, { size: -1 }, { size: 1.5 }, { path: '/tmp/a.db' }],
  },
  'start.finishFile': { right: { token: TOKEN }, wrong: [{ token: '/tmp/a.db' }, { token: null }] },
  'start.dropFile': { right: { token: TOKEN }, wrong: [{ token: '../x' }, { token: null }] },
  'start.openFolder': { right: { token: TOKEN }, wrong: [{ token: '/tmp/base' }, { token: TOKEN.toUpperCase() }] },
  'start.restore': {
    right: { from: { token: TOKEN } },
    wrong: [{ from: { path: '/tmp/a.db' } }, { from: { token: '../x' } }, { from: { file: { name: 'a', bytes: new Uint8Array([1]) } } }],
  },
};
