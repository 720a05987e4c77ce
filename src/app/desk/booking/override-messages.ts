// What was known when a booking was made all the same, in a few words by code.
import { defineMessages } from '../../ui/i18n.ts';

export const sayOverride = defineMessages('desk-override', {
  LEASE_ENDS_SOON: ['租约快到期', 'lease ends soon'],
  TENANT_ELSEWHERE: ['同一时间在别间也有预约', 'in another studio at the same time'],
  TENANT_IN_ARREARS: ['有欠款', 'owes money'],
  TENANT_PAPER_EXPIRED: ['证照或核验已过期', 'a paper or check has expired'],
  TENANT_NOT_REPORTED: ['上月销售还没报', 'last month not reported'],
  QUOTA_WEEK: ['超过每周时长', 'over the hours of a week'],
  QUOTA_EVENING: ['超过每周晚间时长', 'over the evening hours of a week'],
  QUOTA_AHEAD: ['提前太久', 'too far ahead'],
  QUOTA_NOTICE: ['通知太晚', 'too short a notice'],
});
