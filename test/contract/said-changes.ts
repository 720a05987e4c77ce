// Calls of what the history says of changes: settings by their parts, rows that are no records. Those of records: said-fields.test.ts.
import type { Language } from '../../src/contract/core/language.ts';
import { SETTING_NAMES } from '../../src/contract/core/settings/settings.ts';
import { formatSettingChanges, formatSettingName } from '../../src/contract/format-setting.ts';
import {
  formatHistoryChanges,
  formatHistoryValue,
  type HistoryNames,
  type HistoryValues,
  isSaid,
} from '../../src/contract/format-history.ts';
import { BOOKING_STATES } from '../../src/domain/base/catalogue.ts';
import type { SaidCall } from './said-calls.ts';

const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

export const NAMES: HistoryNames = {
  tenant: (id) => `企业${id}`,
  studio: (id) => `间${id}`,
  equipment: (id) => `设备${id}`,
  booking: (id) => `预约${id}`,
  figure: (address) => `指标 ${address}`,
  relation: (code) => `关系 ${code}`,
};

/** States and kinds that are kept as codes. */
const CODES = [
  'waiting',
  'closed',
  'handed_in',
  'accepted',
  'returned',
  'asked',
  'answered',
  'received',
  'mapped_sessions',
  'mapped_days',
  'sessions',
  'days',
];

type Stored = HistoryValues[string];

/** Rows of the history that are no records. */
const ROWS: readonly (readonly [entity: string, before: HistoryValues, after: HistoryValues])[] = [
  [
    'filing',
    { revision: 1, state: 'handed_in', how: '邮件', words: null },
    { revision: 2, state: 'returned', how: '当面', words: '请更正' },
  ],
  ['filing', { by: '张三', state: 'accepted' }, { by: '李四', state: 'closed' }],
  ['statement', { number: 'ZD-1', total: 36_000 }, { number: 'ZD-2', total: 45_050 }],
  ['form_reply', { state: 'received', relation: 'A05', cells: '[["H9","为什么"]]' }, { state: 'asked', relation: 'A21', cells: '[]' }],
  ['form_reply', { state: 'answered', words: '旧' }, { state: 'accepted', words: '新' }],
  ['person', { name: '甲', role: 'front_desk', wrong_tries: 0 }, { name: '乙', role: 'accountant', wrong_tries: 3 }],
  ['tenant', { merged: 6 }, { merged: 7 }],
  [
    'shift_note',
    { at_ms: 1_793_755_800_000, done_ms: null, words: '旧' },
    { at_ms: 1_793_755_860_000, done_ms: 1_793_841_300_000, words: '旧' },
  ],
  [
    'waiting_entry',
    { booking_id: 8, from_minute: 540, closed_reason: null },
    { booking_id: 9, from_minute: 1439, closed_reason: '不来了' },
  ],
  ['import_sheet', { row: 5, column: '金额', value: '1O0' }, { row: 6, column: '数量', value: '100' }],
  ['booking_series', { rule: '{"frequency":"weekdays","weekdays":[],"until":"2027-01-31","count":null}' }, { rule: 'no json' }],
  ['backup_made', { file: 'a.db', rows: 5, kept: null, sha256: 'x' }, { file: 'b.db', rows: 6, kept: 'c.db', sha256: 'y' }],
];

const SWITCHED = [
  { role: 'front_desk', right: 'sales.look', given: true },
  { role: 'accountant', right: 'money.write', given: false },
] as const;

/** Settings as they are kept: every part with two values. */
const SETTINGS: Readonly<Record<string, readonly [Stored, Stored]>> = {
  profile: ['"a"', '"b"'],
  'backup.second': [null, '"D:\\\\备份"'],
  'backup.encrypted': ['false', 'true'],
  'backup.daily': ['7', '9'],
  'page.language': ['"zh-CN"', '"en"'],
  'page.theme': ['"system"', '"dark"'],
  'update.folder': ['null', '"E:\\\\更新"'],
  'update.last': ['null', '{"from":"1.4.0","to":"1.5.0","atMs":1793755800000,"backup":"a.db"}'],
  'sharing.at': ['{"address":"192.168.1.5","port":8443}', 'null'],
  'check.last': ['{"atMs":1,"ok":true,"full":false,"failed":[]}', '{"atMs":2,"ok":false,"full":true,"failed":["integrity"]}'],
  retention: ['{"tenants":24,"bookings":24,"waiting":24,"hosts":24}', '{"tenants":12,"bookings":24,"waiting":6,"hosts":24}'],
  'lobby.token': [null, '"secret"'],
  'lobby.office': ['null', '8421'],
  'lobby.names': ['"masked"', '"short"'],
  'rights.switched': ['[]', JSON.stringify(SWITCHED)],
  texts: ['{"booking":"甲"}', '{"booking":"乙","tomorrow":"丙"}'],
  statement: [
    '{"dueMonths":1,"dueDay":5,"rentDueDay":7,"payee":"甲","bank":"乙","bankAccount":"1","taxName":"税","taxRate":600}',
    '{"dueMonths":2,"dueDay":6,"rentDueDay":8,"payee":"丙","bank":"丁","bankAccount":"2","taxName":"费","taxRate":650}',
  ],
  desk: [
    JSON.stringify({
      grid: 30,
      cancelReasons: [{ words: '改期', costs: true }],
      dayTurnHour: 4,
      graceMinutes: 15,
      arrearsDays: 1,
      arrearsAmount: 100_050,
      weekMinutes: 90,
      eveningFrom: 1080,
      eveningMinutes: 150,
      noticeMinutes: null,
      warnings: { QUOTA_WEEK: 'show' },
    }),
    JSON.stringify({
      grid: 15,
      cancelReasons: [
        { words: '改期', costs: true },
        { words: '停电', costs: false },
      ],
      dayTurnHour: 5,
      graceMinutes: 20,
      arrearsDays: 2,
      arrearsAmount: 0,
      weekMinutes: null,
      eveningFrom: 1140,
      eveningMinutes: 210,
      noticeMinutes: 60,
      warnings: { LEASE_ENDS_SOON: 'silent', TENANT_IN_ARREARS: 'ask' },
    }),
  ],
  'nothing known': ['1', '2'],
};

function changes(label: string, entity: string, before: HistoryValues, after: HistoryValues): readonly SaidCall[] {
  return LANGUAGES.map((language) => ({
    name: 'formatHistoryChanges',
    label: `${label} ${language}`,
    says: () =>
      formatHistoryChanges(entity, { before, after }, { language, names: NAMES })
        .map((one) => `${one.field}: ${one.before} → ${one.after}`)
        .join('; '),
  }));
}

const SINGLE: readonly (readonly [entity: string, field: string, value: Stored])[] = [
  ['booking', 'state', 'checked_in'],
  ['booking', 'equipment', 'no json'],
  ['booking_series', 'rule', '{"frequency":"weekly","weekdays":[2,4],"until":null,"count":16}'],
  ['lease', 'monthly_rent', null],
  ['lease', 'studios', '[]'],
  ['base', 'version', 40],
  ['anything', 'kind', 'no_such_code'],
  ...[...CODES, ...BOOKING_STATES].map((code) => ['anything', 'state', code] as const),
];

/** Every call of the history's words. */
export const HISTORY_CALLS: readonly SaidCall[] = [
  ...ROWS.flatMap(([entity, before, after], at) => changes(`${entity} ${at}`, entity, before, after)),
  ...Object.entries(SETTINGS).flatMap(([name, [before, after]]) =>
    changes(`setting ${name}`, 'setting', { [name]: before }, { [name]: after }),
  ),
  ...changes(
    'setting retention, chosen for the first time',
    'setting',
    { retention: null },
    { retention: SETTINGS['retention']?.[1] ?? null },
  ),
  ...[...SETTING_NAMES, 'nothing known'].map((name) => ({
    name: 'formatSettingName',
    label: name,
    says: () => LANGUAGES.map((language) => formatSettingName(name, language)).join(' | '),
  })),
  ...LANGUAGES.map((language) => ({
    name: 'formatSettingChanges',
    label: `all parts ${language}`,
    says: () =>
      formatSettingChanges('retention', { before: null, after: '{"hosts":6}' }, language)
        .map((one) => `${one.field}: ${one.before} → ${one.after}`)
        .join('; '),
  })),
  ...changes('setting unchanged', 'setting', { profile: '"a"' }, { profile: '"a"' }),
  ...SINGLE.flatMap(([entity, field, value]) =>
    LANGUAGES.map((language) => ({
      name: 'formatHistoryValue',
      label: `${entity}.${field} ${String(value)} ${language}`,
      says: () => formatHistoryValue(entity, field, value, { language, names: NAMES }),
    })),
  ),
  {
    name: 'isSaid',
    label: 'what nobody reads',
    says: () =>
      `sha256 map_sha256 snapshot pin signature colour id hash known own case made raw lacks quote charge_lines overridden about added_ms series_id lease_id edition entity entity_id retired_at key`
        .split(' ')
        .filter(isSaid),
  },
  { name: 'isSaid', label: 'the rest', says: () => ['name', 'state', 'paid', 'keys', 'note'].filter(isSaid) },
];
