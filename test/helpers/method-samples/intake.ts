// Inputs of the methods of files on their way in: a right one each, and wrong ones.
import type { MethodSamples } from './sample.ts';

const sheet = { staging: 's1', file: 0, sheet: 0 };
const choices = { month: '2026-10', tenant: null, account: null, onDifference: 'replace', takesGoodRows: false, leaveOut: [2], own: [] };
const own = { file: 1, month: null, tenant: '91440303MA1887G6QK', account: null };

const wrongChoices = [
  { staging: '' },
  { choices: { ...choices, month: '2026-13' } },
  { choices: { ...choices, onDifference: null } },
  { choices: { ...choices, leaveOut: [-1] } },
  { choices: { ...choices, own: [{ ...own, more: 1 }] } },
  { choices: null },
];

export const INTAKE_SAMPLES: MethodSamples = {
  'intake.stage': {
    right: { files: [{ name: '台账.xlsx', bytes: new Uint8Array([1]) }], staging: null },
    wrong: [{ files: [] }, { files: [{ name: 'a', bytes: 'text' }] }, { files: [{ name: '', bytes: new Uint8Array() }] }, { staging: '' }],
  },
  'intake.again': { wrong: [{ batch: 0 }, { batch: null }] },
  'intake.get': { wrong: [{ staging: '' }, { staging: 1 }] },
  'intake.drop': { wrong: [{ staging: '' }, { staging: null }] },
  'intake.preview': { right: { staging: 's1', choices: { ...choices, own: [own] } }, wrong: wrongChoices },
  'intake.commit': { wrong: wrongChoices },
  'intake.rows': {
    right: { ...sheet, from: 0, count: 200, only: 'refused' },
    wrong: [{ from: -1 }, { count: 0 }, { count: 501 }, { only: 'some' }, { sheet: 1.5 }],
  },
  'intake.fix': {
    right: { ...sheet, edits: [{ row: 5, column: 3, text: '12.30' }] },
    wrong: [
      { edits: [] },
      { edits: [{ row: 0, column: 3, text: '' }] },
      { edits: [{ row: 5, column: -1, text: '' }] },
      { edits: [{ row: 5, column: 3, text: 12 }] },
      { edits: [{ row: 5, column: 3, text: 'x'.repeat(2001) }] },
    ],
  },
  'intake.undoFix': { right: { ...sheet, ids: [1] }, wrong: [{ ids: [] }, { ids: [0] }] },
  'intake.leaveOut': { right: { ...sheet, rows: [5, 6], isOut: true }, wrong: [{ rows: [] }, { rows: [0] }, { isOut: 'yes' }] },
  'intake.mapping': { right: { ...sheet }, wrong: [{ file: -1 }, { sheet: 'x' }] },
  'intake.saveMapping': {
    right: {
      signature: '甲|乙',
      name: '店铺周报',
      kind: 'sessions',
      platform: '快手',
      fields: [{ field: 'startsAt', header: '甲' }],
    },
    wrong: [
      { kind: 'other' },
      { fields: [] },
      { fields: [{ field: '', header: 'x' }] },
      { fields: [{ field: '__proto__', header: 'x' }] },
      {
        fields: [
          { field: 'paid', header: 'x' },
          { field: 'paid', header: 'y' },
        ],
      },
      { signature: '' },
      { name: ' ' },
      { platform: null },
    ],
  },
};
