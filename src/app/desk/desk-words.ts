// Words of the front desk's room.
import { defineWords } from '../kit/i18n.ts';

export const deskWords = defineWords(
  'desk',
  {
    title: '前台',
    missing: '前台排期板还没有做好',
    help: '这个版本里，预约从预约台账导入，用在月报的使用率和场次里；企业和直播间的页面能看到已有的预约。',
    importLedger: '导入预约台账',
  },
  {
    title: 'Front desk',
    missing: 'The booking board is not there yet',
    help: 'In this version bookings come in from the bookings ledger and count in the report; tenant and studio pages show the bookings there are.',
    importLedger: 'Import the bookings ledger',
  },
);
