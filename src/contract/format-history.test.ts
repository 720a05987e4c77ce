// What the history says of values that are said in a way of their own; every field: test/contract/said-fields.test.ts.
import { expect, it } from 'vitest';
import { type HistorySayer, formatHistoryValue } from './format-history.ts';

const names = {
  tenant: (id: number) => `企业${id}`,
  studio: (id: number) => `间${id}`,
  equipment: (id: number) => `设备${id}`,
  booking: (id: number) => `预约${id}`,
  figure: (address: string) => `指标${address}`,
  relation: (code: string) => `关系${code}`,
};
const sayer: HistorySayer = { language: 'zh-CN', names };

it.each([
  ['lease', 'studios', '[]', '—', '—'],
  ['lease', 'left_on', null, '—', '—'],
  [
    'base',
    'failed',
    'FOLDER_MISSING',
    '文件夹不在了或打不开；请检查路径，移动硬盘或 U 盘请插好后再试。',
    'The folder is missing or cannot be opened; check the path, plug in the drive if it is one, and try again.',
  ],
  ['account', 'from_on', '0001-01-01', '—', '—'],
  ['booking', 'state', 'checked_in', '已到场', 'checked in'],
  ['booking', 'state', 'no_show', '未到场', 'not come'],
  ['booking', 'equipment', '[[3,2],[5,1]]', '设备3 ×2、设备5 ×1', '设备3 ×2、设备5 ×1'],
  ['booking', 'equipment', '[]', '—', '—'],
  [
    'booking_series',
    'rule',
    '{"frequency":"weekly","weekdays":[2,4],"until":"2026-12-31","count":null}',
    '每周二四，到 2026-12-31',
    'weekly Tue, Thu, until 2026-12-31',
  ],
  ['booking_series', 'rule', '{"frequency":"daily","weekdays":[],"until":null,"count":16}', '每天，共 16 次', 'daily, 16 times'],
  ['booking_series', 'rule', 'no json', '—', '—'],
  ['lease', 'free_minutes', 90, '1.5', '1.5'],
  ['studio_fact', 'turnaround', 90, '90', '90'],
  ['tenant_fact', 'leading', 0, '否', 'No'],
  ['statement', 'total', 123_456, '1234.56', '1234.56'],
  ['statement', 'tenant_id', 7, '企业7', '企业7'],
  ['waiting_entry', 'booking_id', 8, '预约8', '预约8'],
  ['shift_note', 'at_ms', Date.UTC(2026, 8, 3, 4, 5), '2026-09-03 12:05', '2026-09-03 12:05'],
  ['person', 'role', 'front_desk', '前台', 'Front desk'],
  ['column_mapping', 'fields', '{"fields":[{"field":"paid","header":"成交金额"}]}', 'paid、成交金额', 'paid、成交金额'],
])('says %s.%s of %j in both languages', (kind, name, value, zh, en) => {
  expect([formatHistoryValue(kind, name, value, sayer), formatHistoryValue(kind, name, value, { ...sayer, language: 'en' })]).toEqual([
    zh,
    en,
  ]);
});
