// What is said of how long names and numbers of people are kept.
import { defineMessages } from '../ui/i18n.ts';

export const sayRetention = defineMessages('settings-retention', {
  title: ['个人信息的保留期', 'How long people’s details are kept'],
  help: [
    '到期的列在下面，程序不会自己删：点“看是谁”，在下面遗忘一个人；或到企业、预约、候补、主播里清掉（操作记录里原来写的就还在）。',
    'What is due is listed below and never deleted by itself: see who it is and forget the person below, or clear the field where it stands (the audit trail then still says what it was).',
  ],
  kind_tenants: ['企业联系人', 'tenant’s contact'],
  kind_bookings: ['预约联系人', 'bookings’ contacts'],
  kind_waiting: ['候补联系人', 'waiting list’s contacts'],
  kind_hosts: ['主播', 'hosts'],
  save: ['保存', 'Save'],
  saved: ['保留期已改', 'Changed'],
  none: ['没有到期的', 'Nothing is due'],
  due: ['到期的个人信息', 'Details that are due'],
  kind: ['种类', 'Kind'],
  tenant: ['企业', 'Tenant'],
  records: ['条数', 'Records'],
  since: ['从', 'Since'],
  dueOn: ['到期', 'Due'],
});
