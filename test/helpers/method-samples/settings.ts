// Inputs of the methods of settings.
import type { MethodSamples } from './sample.ts';

const wish = { from: null, to: '2026-10-31', who: null, entity: null, search: '甲' };
const wrongWish = [{ from: '2026-02-30' }, { to: 5 }, { who: '' }, { entity: 1 }, { search: ' ' }];
const record = { id: 1, version: 1 };

export const SETTINGS_SAMPLES: MethodSamples = {
  'updates.setFolder': { right: { token: null }, wrong: [{ token: '/media/stick' }, { token: 5 }] },
  'updates.install': { right: { version: '1.5.0' }, wrong: [{ version: 'latest' }, { version: '../1.0.0' }] },
  'settings.base': { wrong: [{ day: '2026-10' }, { day: null }] },
  'settings.calendar': { wrong: [{ year: 1999 }, { year: 2026.5 }, { year: '2026' }] },
  'settings.replaceHolidays': {
    right: { file: { name: 'cn-holidays.json', bytes: new Uint8Array([1]) } },
    wrong: [{ file: { name: 'x.json', bytes: 'text' } }, { file: null }, { file: { name: 'x', bytes: new Uint8Array(), path: '/etc' } }],
  },
  'settings.takeProfiles': {
    right: { file: { name: 'profile.zip', bytes: new Uint8Array([1]) } },
    wrong: [{ file: { name: 'x.zip', bytes: 'text' } }, { file: null }],
  },
  'settings.addExceptions': {
    right: { from: '2026-10-01', to: '2026-10-07', weekdays: [1, 7], studios: null, hours: '休息', note: null, onTaken: 'keep' },
    wrong: [
      { from: '2026-10-32' },
      { weekdays: [] },
      { weekdays: [0] },
      { weekdays: [8] },
      { studios: [] },
      { studios: ['A'] },
      { hours: '' },
      { note: '' },
      { onTaken: 'drop' },
    ],
  },
  'settings.undoExceptions': { wrong: [{ first: 0 }, { last: '5' }] },
  'settings.soundBackup': {
    right: { place: 'own', name: 'livebase-20261125-213755.db' },
    wrong: [{ place: '/tmp' }, { name: '' }, { name: 1 }],
  },
  'settings.secondFolder': { right: { token: null }, wrong: [{ token: '/media/stick' }, { token: 1 }] },
  'settings.encryptSecond': { right: { on: false }, wrong: [{ on: 'yes' }, { on: null }] },
  'settings.setDeskRules': {
    wrong: [
      { grid: 4 },
      { grid: null },
      { lateCancelPercent: 101 },
      { cancelReasons: [] },
      { cancelReasons: [{ words: '登记错了', costs: true }] },
      {
        cancelReasons: [
          { words: '停电', costs: true },
          { words: '停电', costs: false },
        ],
      },
      { optionHours: 0 },
      { weekMinutes: -1 },
      { eveningFrom: 1441 },
      { aheadDays: 1.5 },
    ],
  },
  'settings.choose': {
    // What is left out stays.
    right: {},
    wrong: [
      { profile: '../x' },
      { backupDaily: 2 },
      { backupDaily: 91 },
      { backupMonthly: 0 },
      { papersYears: 2 },
      { formsDueDay: 29 },
      { idleMinutes: 0 },
      { language: 'de' },
      { theme: 'pink' },
    ],
  },
  'settings.sayWho': { wrong: [{ who: ' ' }, { who: 'x'.repeat(41) }, { who: null }] },
  'settings.renameMapping': { right: { ...record, name: '甲表' }, wrong: [{ id: 0 }, { version: 0 }, { name: '' }] },
  'settings.retireMapping': { right: { ...record, reason: '不用了' }, wrong: [{ id: '1' }, { reason: ' ' }] },
  'settings.history': { right: { ...wish, cursor: null, language: 'zh-CN' }, wrong: [...wrongWish, { cursor: 0 }, { language: 'fr' }] },
  'settings.historyFile': { right: { ...wish, kind: 'xlsx' }, wrong: [...wrongWish, { kind: 'pdf' }] },
  'settings.check': { wrong: [{ full: 1 }] },
};
