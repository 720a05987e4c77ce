// The chapters of files: what the desk prints, statements, the report, charts, the history, and the bureau's workbook, each with its content.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Step } from './answer-log.ts';

const history = { from: '2026-11-09', to: '2026-11-10', who: null, entity: null, search: null };

const LONG_CODE = '旗舰演播厅西区扩建一号间';
const book = (from: string, to: string, more: object = {}): Step => [
  'bookings.book',
  { studio: LONG_CODE, tenant: 3, from: `2026-12-20T${from}`, to: `2026-12-20T${to}`, ...more },
];

/** A day on which everything that the board prints is too long for its place. */
const CROWDED_STEPS: readonly Step[] = [
  [
    'studios.add',
    {
      studio: { code: LONG_CODE, name: '可以拆成三个小间的大演播厅', floor: '9F', equipment: null, opened_on: '2026-12-01' },
      fact: { starts_on: '0001-01-01', kind: '公共', area: 9900, hours: '09:00-23:00', turnaround: 0, hourly_rate: 5000 },
      reason: null,
    },
  ],
  book('09:00', '09:30', { overrideReason: '当日' }),
  book('10:30', '11:30', { title: '两行也写不下的主题', overrideReason: '当日' }),
  book('13:00', '17:00', { state: 'option', holdsUntil: '2026-12-19T18:00', overrideReason: '当日' }),
  [
    'blackouts.add',
    { studio: 7, from: '2026-12-20T18:00', to: '2026-12-20T20:00', repeat: null, reason: '吊杆年检和地面重新铺设，施工人员进出' },
  ],
  ['paper.board', { day: '2026-12-20', floors: ['9F'], isMasked: false }],
  ['paper.list', { day: '2026-12-20', isMasked: false, order: 'time' }],
];

/** Paper of the desk, statements, and the report's files. */
export const PAPER_STEPS: readonly Step[] = [
  '2026-12-01T11:00',
  ['paper.board', { day: '2026-11-05', floors: null, isMasked: false }],
  ['paper.board', { day: '2026-11-09', floors: ['5F'], isMasked: true }],
  ['paper.list', { day: '2026-11-05', isMasked: false, order: 'studio' }],
  ['paper.list', { day: '2026-11-06', isMasked: true, order: 'time' }],
  ['paper.list', { day: '2026-11-06', isMasked: false, order: 'time' }, 'viewer'],
  ['paper.slip', { booking: 1 }],
  ['paper.slip', { booking: 'D000004' }],
  ['paper.ical', { of: { kind: 'studio', id: 1 }, from: '2026-11-05', to: '2026-11-08' }],
  ['paper.ical', { of: { kind: 'tenant', id: 3 }, from: null, to: null }],
  ['paper.sheet', { from: '2026-11-05', to: '2026-11-09', studio: null, tenant: null, states: ['booked', 'completed', 'cancelled'] }],
  ['shift.paper', { day: '2026-11-06' }],
  ['shift.paper', { day: '2026-11-05' }],
  ['reminders.list', { day: '2026-12-01', language: 'zh-CN' }],
  ['reminders.mark', { bookings: [1], isSent: true }],
  ['money.file', { id: 1, kind: 'pdf' }],
  ['money.file', { id: 2, kind: 'xlsx' }],
  ['filing.selfCheckPaper', { month: '2026-10' }],
  ['filing.ledgerFile', { until: '2026-11', months: 3 }],
  ['report.export', { month: '2026-10', profile: null, kinds: ['pdf'] }],
  ['report.export', { month: '2026-11', profile: null, kinds: ['xlsx'] }],
  ['filing.receipt', { id: 1 }],
  ['settings.historyFile', { ...history, kind: 'csv' }],
  ['settings.historyFile', { ...history, entity: 'statement', kind: 'xlsx' }],
  ...CROWDED_STEPS,
  [
    'sheets.make',
    {
      name: '名单',
      headings: ['企业', '金额'],
      rows: [
        ['=晨光', 12.5],
        [null, -3],
      ],
    },
  ],
];

const span = { from: '2025-10', to: '2026-11', language: 'zh-CN' };
const CHARTS = ['sales', 'platforms', 'classes', 'tenants', 'comparable', 'hours', 'income', 'occupancy', 'targets'];

/** Every chart's numbers. */
export const CHART_STEPS: readonly Step[] = CHARTS.map((chart): Step => ['insight.numbers', { chart, ...span }]);

const FORM = readFileSync(path.join(import.meta.dirname, '..', '..', 'fixtures', 'workbooks', 'simple-monthly.xlsx'));
const BLANK = { name: '月报.xlsx', bytes: FORM };

interface Proposed {
  readonly value: { readonly map: string };
}

/** The proposed map of the blank, as a person has confirmed it. */
function confirmedMap(answers: ReadonlyMap<string, unknown>): string {
  return (answers.get('workbooks.propose') as Proposed).value.map.replaceAll(', "state": "proposed"', '');
}

/** The bureau's workbook as its mapping screen shows it, checked, confirmed, filled. */
export const WORKBOOK_STEPS: readonly Step[] = [
  ['workbooks.get', { id: 1 }],
  ['workbooks.pick', { id: 1, sheet: '月报表', cell: 'E16', month: '2026-10' }],
  ['workbooks.fill', { id: 1, month: '2026-10', profile: null }],
  (answers) => [
    'workbooks.check',
    { blank: BLANK, map: { name: '图.json', bytes: Buffer.from(confirmedMap(answers)) }, adopt: true, profile: null },
  ],
  (answers) => [
    'workbooks.fillFile',
    { month: '2026-10', profile: null, blank: BLANK, map: { name: '图.json', bytes: Buffer.from(confirmedMap(answers)) } },
  ],
  (answers) => ['workbooks.save', { id: 1, edition: 1, map: JSON.parse(confirmedMap(answers)) as object }],
  ['workbooks.mapFile', { id: 1 }],
  ['workbooks.trial', { id: 1, month: '2026-11' }],
  ['workbooks.fillTable', { id: 1, name: '短表', from: '2026-10', to: '2026-10' }],
  ['workbooks.newBlank', { id: 1, edition: 2, blank: { name: '月报新.xlsx', bytes: FORM } }],
  ['workbooks.list', {}],
  ['collection.returnCopy', { reply: 1 }],
];
