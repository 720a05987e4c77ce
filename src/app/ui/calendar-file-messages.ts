// What the button of a calendar file says.
import { defineMessages } from './i18n.ts';

export const sayCalendarFile = defineMessages('calendar-file', {
  save: ['日历文件（iCal）', 'Calendar file (iCal)'],
  studioHelp: [
    '这间直播间的预约，可以导入手机或电脑的日历；不含联系电话。',
    'The bookings of this studio for a calendar of a phone or computer; without phone numbers.',
  ],
  tenantHelp: [
    '这家企业的预约，可以发给企业导入日历；不含联系电话。',
    'The bookings of this tenant, for it to take into its calendar; without phone numbers.',
  ],
});
