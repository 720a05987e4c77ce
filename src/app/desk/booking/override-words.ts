// What was known when a booking was made all the same, in a few words by code.
import { defineWords } from '../../kit/i18n.ts';

export const overrideWords = defineWords(
  'desk-override',
  {
    LEASE_ENDS_SOON: '租约快到期',
    TENANT_IN_ARREARS: '有欠款',
    TENANT_PAPER_EXPIRED: '证照或核验已过期',
    TENANT_NOT_REPORTED: '上月销售还没报',
    QUOTA_WEEK: '超过每周时长',
    QUOTA_EVENING: '超过每周晚间时长',
    QUOTA_AHEAD: '提前太久',
    QUOTA_NOTICE: '通知太晚',
  },
  {
    LEASE_ENDS_SOON: 'lease ends soon',
    TENANT_IN_ARREARS: 'owes money',
    TENANT_PAPER_EXPIRED: 'a paper or check has expired',
    TENANT_NOT_REPORTED: 'last month not reported',
    QUOTA_WEEK: 'over the hours of a week',
    QUOTA_EVENING: 'over the evening hours of a week',
    QUOTA_AHEAD: 'too far ahead',
    QUOTA_NOTICE: 'too short a notice',
  },
);
