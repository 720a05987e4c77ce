// Ledgers of the studios: 直播间, 开放例外.
import { STUDIO_KINDS } from '../../../../domain/base/catalogue.ts';
import { area, choice, day, daySpans, identifier, longText, money, openingHours, shortText, turnaround } from '../cells.ts';
import { ledger, optional, required } from '../layout.ts';

/** Columns of 直播间. 生效日期: from which day this row holds. */
export const STUDIOS = ledger({
  sheet: '直播间',
  columns: {
    code: required(identifier, '编号', '直播间编号'),
    name: optional(shortText, '名称'),
    floor: optional(shortText, '楼层'),
    area: optional(area, '面积(㎡)', '面积'),
    kind: required(choice(STUDIO_KINDS), '类型'),
    equipment: optional(longText, '设备'),
    hours: required(openingHours, '每日开放'),
    turnaround: required(turnaround, '换场分钟'),
    hourlyRate: required(money, '时租(元)', '时租'),
    openedOn: required(day, '启用日期'),
    closedOn: optional(day, '停用日期'),
    holdsFrom: optional(day, '生效日期'),
  },
  keyOf: (row) => `${row.code}|${row.holdsFrom ?? ''}`,
  keyField: 'code',
});

/** Columns of 开放例外. An empty 直播间 means all. */
export const EXCEPTIONS = ledger({
  sheet: '开放例外',
  columns: {
    day: required(day, '日期'),
    studio: optional(identifier, '直播间'),
    hours: required(daySpans, '开放'),
    note: optional(longText, '说明'),
  },
  keyOf: (row) => `${row.day}|${row.studio ?? ''}`,
  keyField: 'day',
});
