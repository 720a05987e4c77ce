// Ledgers of the studios: 直播间, 开放例外.
import { STUDIO_KINDS } from '../../../../domain/base/catalogue.ts';
import {
  decodeAreaCell,
  decodeChoiceCell,
  decodeDayCell,
  decodeDaySpansCell,
  decodeIdentifierCell,
  longText,
  decodeMoneyCell,
  decodeOpeningHoursCell,
  decodeTurnaroundCell,
} from '../cells.ts';
import { defineLedger, defineOptional, defineRequired } from '../layout.ts';
import { createRecordColumns } from '../record-columns.ts';

const { name, floor, equipment, ...studio } = createRecordColumns('studio');

/** Columns of 直播间. Those of the studio itself follow from its description; 生效日期: from which day this row holds. */
export const STUDIOS = defineLedger({
  sheet: '直播间',
  columns: {
    code: defineRequired(decodeIdentifierCell, '编号', '直播间编号'),
    name,
    floor,
    area: defineOptional(decodeAreaCell, '面积(㎡)', '面积'),
    kind: defineRequired(decodeChoiceCell(STUDIO_KINDS), '类型'),
    equipment,
    hours: defineRequired(decodeOpeningHoursCell, '每日开放'),
    turnaround: defineRequired(decodeTurnaroundCell, '换场分钟'),
    hourlyRate: defineRequired(decodeMoneyCell, '时租(元)', '时租'),
    openedOn: defineRequired(decodeDayCell, '启用日期'),
    ...studio,
    holdsFrom: defineOptional(decodeDayCell, '生效日期'),
  },
  keyOf: (row) => `${row.code}|${row.holdsFrom ?? ''}`,
  keyField: 'code',
});

/** Columns of 开放例外. An empty 直播间 means all. */
export const EXCEPTIONS = defineLedger({
  sheet: '开放例外',
  columns: {
    day: defineRequired(decodeDayCell, '日期'),
    studio: defineOptional(decodeIdentifierCell, '直播间'),
    hours: defineRequired(decodeDaySpansCell, '开放'),
    note: defineOptional(longText, '说明'),
  },
  keyOf: (row) => `${row.day}|${row.studio ?? ''}`,
  keyField: 'day',
});
