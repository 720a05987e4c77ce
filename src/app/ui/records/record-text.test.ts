// A record's values in words: every field of every kind that people edit, and every type of field where it is empty, odd or of another language.
import { expect, it } from 'vitest';
import { sampleOf } from '../../../../test/helpers/record-samples.ts';
import { EDITABLE_KINDS, RECORD_FIELDS } from '../../../contract/records/record-fields.ts';
import { formatField } from '../../../contract/records/fields-messages.ts';
import { isNumberField, recordText } from './record-text.ts';

const names = {
  tenants: [{ id: 7, name: '甲公司', short: '甲', initials: '', pinyin: '', shortInitials: '', former: [] }],
  studios: [
    { id: 4, code: 'B104', name: '大厅', floor: null },
    { id: 5, code: 'B205', name: null, floor: null },
  ],
  months: [],
};
const sayer = { language: 'zh-CN', names };
const english = { language: 'en', names };

it('says every field of every kind', () => {
  const said = EDITABLE_KINDS.map((kind) => [
    kind,
    ...RECORD_FIELDS[kind].map((field, at) => {
      const side = isNumberField(kind, field.name) ? ' | right' : '';
      return `${formatField(kind, field.name, 'zh-CN')}: ${recordText(kind, field.name, sampleOf(field, at + 1), sayer)}${side}`;
    }),
  ]);
  expect(said).toEqual([
    [
      'base_fact',
      '生效日期: 2026-09-01 周二',
      '填报单位: 字2',
      '统一社会信用代码: 91440300MA5EXAMP3',
      '基地类型: 直播电商基地（专业服务类）',
      '所属区: 字5',
      '详细地址: 话6',
      '单位负责人: 字7',
      '统计负责人: 字8',
      '填表人: 字9',
      '联系电话: 138000000010',
    ],
    ['base_area', '月份: 2026-01', '建筑面积(㎡): 12,345.02 | right', '可招商面积(㎡): 12,345.03 | right', '运营团队人数: 7,004 | right'],
    ['studio', '编号: C-1', '名称: 字2', '楼层: 字3', '设备: 话4', '启用日期: 2026-09-05 周六', '停用日期: 2026-09-06 周日'],
    [
      'studio_fact',
      '直播间: B104',
      '生效日期: 2026-09-02 周三',
      '类型: 专属',
      '面积(㎡): 12,345.04 | right',
      '每日开放: 每日 08:05–24:00',
      '换场分钟: 6,036 | right',
      '时租(元): 1,234.07 | right',
    ],
    ['calendar_exception', '日期: 2026-09-01 周二', '直播间: B104', '开放: 10:03–18:00', '说明: 话4'],
    ['calendar_day', '日期: 2026-09-01 周二', '放假或调休: 放假', '名称: 字3'],
    [
      'rate_plan',
      '直播间（空：全基地）: B104',
      '生效日期: 2026-09-02 周三',
      '日间从: 08:03',
      '夜间从: 08:04',
      '日间每小时(元): 1,234.05 | right',
      '夜间每小时(元): 1,234.06 | right',
      '半天 4 小时(元): 1,234.07 | right',
      '全天 8 小时(元): 1,234.08 | right',
      '起租分钟: 6,054 | right',
    ],
    ['equipment', '名称: 字1', '数量: 7,002 | right', '说明: 话3'],
    ['studio_link', '整间: B104', '其中一间: B104', '生效日期: 2026-09-03 周四', '到: 2026-09-04 周五'],
    ['blackout', '直播间: B104', '开始: 2026-09-19 20:02', '结束: 2026-09-19 20:03', '原因: 话4'],
    ['tenant', '简称: 字1', '法定代表人: 字2', '联系人: 字3', '联系电话: 13800000004', '孵化日期: 2026-09-05 周六', '备注: 话6'],
    [
      'tenant_fact',
      '企业: 甲公司',
      '生效日期: 2026-09-02 周三',
      '企业名称: 字3',
      '统一社会信用代码: 91440300MA5EXAMP4',
      '企业类别: 相关服务企业',
      '头部机构: 是',
      '服务类型: 字7',
      '行业代码: C-8',
    ],
    [
      'lease',
      '合同编号: C-1',
      '企业: 甲公司',
      '起租日: 2026-09-03 周四',
      '到期日: 2026-09-04 周五',
      '退租日: 2026-09-05 周六',
      '租用面积(㎡): 12,345.06 | right',
      '月租金(元): 1,234.07 | right',
      '押金(元): 1,234.08 | right',
      '专属直播间: B205、B104',
      '每月免费小时: 101.0 | right',
      '专属直播间单价(元/小时): 1,234.11 | right',
    ],
    [
      'account',
      '平台: 平台1',
      '账号ID: C-2',
      '启用日期: 2026-09-03 周四',
      '企业: 甲公司',
      '昵称: 字5',
      '默认商品类别: 类别6',
      '停用日期: 2026-09-07 周一',
    ],
    ['headcount', '月份: 2026-01', '企业: 甲公司', '主播数: 7,003 | right', '从业人员: 7,004 | right'],
    [
      'host',
      '主播编号: C-1',
      '企业: 甲公司',
      '昵称: 字3',
      '平台: 平台4',
      '账号ID: C-5',
      '级别: 知名',
      '虚拟主播: 是',
      '入驻日期: 2026-09-08 周二',
      '离开日期: 2026-09-09 周三',
      '培育完成日期: 2026-09-10 周四',
    ],
    [
      'compliance_case',
      '编号: C-1',
      '日期: 2026-09-02 周三',
      '企业: 甲公司',
      '类型: 知识产权侵权',
      '描述: 话5',
      '来源: 字6',
      '处置日期: 2026-09-07 周一',
      '处置结果: 话8',
    ],
    [
      'paper',
      '企业: 甲公司',
      '种类: 身份核验',
      '编号: C-3',
      '发证日期: 2026-09-04 周五',
      '到期日期: 2026-09-05 周六',
      '核验日期: 2026-09-06 周日',
      '核验人: 字7',
    ],
    ['event', '日期: 2026-09-01 周二', '类型: 产品推荐会', '名称: 字3', '同名第几场: 7,004 | right', '参加人数: 7,005 | right'],
    ['year_target', '年份: 2021', '指标: ZB-2', '目标值: 3.5'],
    ['historical_figure', '月份: 2026-01', '指标: ZB-2', '数值: 3.5', '来源: 话4'],
    [
      'sales_line',
      '月份: 2026-01',
      '企业: 甲公司',
      '平台: 平台3',
      '商品类别: 类别4',
      '数据来源: 销售台账',
      '直播场次: 7,006 | right',
      '直播时长(分钟): 6,042 | right',
      '观看人次: 7,008 | right',
      '成交订单数: 7,009 | right',
      '成交额(元): 1,234.10 | right',
      '退款额(元): 1,234.11 | right',
      '结算额(元): 1,234.12 | right',
    ],
    ['online_retail', '月份: 2026-01', '企业: 甲公司', '数据来源: 销售台账', '网络零售额(元): 1,234.04 | right'],
    ['charge', '企业: 甲公司', '月份: 2026-02', '类型: 贷项', '金额(元，减收写负数): -5,678.04 | right', '原因: 话5'],
    [
      'payment',
      '企业: 甲公司',
      '收款日期: 2026-09-02 周三',
      '归属月份（空：从最早欠款起）: 2026-03',
      '金额(元，退款写负数): -5,678.04 | right',
      '方式: 转账',
      '说明: 话6',
    ],
    ['deposit_move', '企业: 甲公司', '日期: 2026-09-02 周三', '类型: 收取', '金额(元): 1,234.04 | right', '说明: 话5'],
  ]);
});

it('says what is empty as a dash, whatever the field', () => {
  const said = EDITABLE_KINDS.flatMap((kind) =>
    RECORD_FIELDS[kind].flatMap(({ name }) => [recordText(kind, name, null, sayer), recordText(kind, name, '', sayer)]),
  );
  expect(new Set(said)).toEqual(new Set(['—']));
});

it.each([
  ['lease', 'studios', '[]', '—', '—'],
  ['lease', 'studios', '[9]', '#9', '#9'],
  ['lease', 'tenant_id', 9, '#9', '#9'],
  ['studio_fact', 'studio_id', 9, '#9', '#9'],
  ['lease', 'starts_on', '2026-10-03', '2026-10-03 周六', '2026-10-03 Sat'],
  ['studio_fact', 'starts_on', '0001-01-01', '—', '—'],
  ['lease', 'free_minutes', 90, '1.5', '1.5'],
  ['studio_fact', 'turnaround', 90, '90', '90'],
  ['lease', 'monthly_rent', 0, '0.00', '0.00'],
  ['tenant_fact', 'leading', 0, '否', 'No'],
  ['tenant_fact', 'leading', 1, '是', 'Yes'],
  ['rate_plan', 'night_from', 1440, '24:00', '24:00'],
  ['calendar_day', 'kind', 'workday', '调休上班', 'Workday'],
  ['payment', 'method', '支票', '支票', '支票'],
  ['tenant', 'unheard_of', 5, '5', '5'],
])('says %s.%s of %j', (kind, name, value, zh, en) => {
  expect([recordText(kind, name, value, sayer), recordText(kind, name, value, english)]).toEqual([zh, en]);
});
