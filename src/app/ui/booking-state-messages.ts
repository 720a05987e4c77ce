// What the states of a booking are called where it is shown by itself.
import { defineMessages } from './i18n.ts';

export const sayBookingState = defineMessages('booking-states', {
  option: ['暂定', 'Option'],
  booked: ['已预订', 'Booked'],
  checked_in: ['已到场', 'Checked in'],
  completed: ['已完成', 'Completed'],
  no_show: ['未到场', 'No-show'],
  cancelled: ['已取消', 'Cancelled'],
});

/** The tone of the mark of each state. */
export const BOOKING_STATE_TONES = {
  option: 'warn',
  booked: 'accent',
  checked_in: 'good',
  completed: 'plain',
  no_show: 'danger',
  cancelled: 'plain',
} as const;
