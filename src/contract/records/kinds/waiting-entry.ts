// A wish that waits for a slot.
import { CONTACT, defineField, defineKind } from '../field.ts';
import { TENANT } from './shared-fields.ts';

export const WAITING_ENTRY_KIND = defineKind('waiting_entry', { calledBy: ['day'] }, [
  defineField('day', 'day', 'needed', { words: ['日期', 'Day'] }),
  TENANT,
  defineField('contact', 'text', 'open', { words: ['联系人', 'Contact'], ...CONTACT, isPersonName: true }),
  defineField('phone', 'phone', 'open', { words: ['联系电话', 'Phone'] }),
  defineField('from_minute', 'minute_of_day', 'open', { words: ['最早', 'From'] }),
  defineField('to_minute', 'minute_of_day', 'open', { words: ['最晚', 'Until'] }),
  defineField('minutes', 'minutes', 'needed', { words: ['时长(分钟)', 'Length (minutes)'] }),
  defineField('studio_id', 'studio', 'open', { words: ['直播间', 'Studio'] }),
  defineField('area', 'area', 'open', { words: ['面积(㎡)', 'Area (m²)'] }),
  defineField('kind', 'text', 'open', { words: ['类型', 'Kind'] }),
  defineField('note', 'notes', 'open', { words: ['说明', 'Note'], ...CONTACT }),
  defineField('state', 'text', 'needed', { words: ['状态', 'State'], copied: 'keep' }),
  defineField('booking_id', 'count', 'open', { words: ['约成的预约', 'Booking made'] }),
  defineField('closed_reason', 'notes', 'open', { words: ['结束的原因', 'Why it ended'] }),
]);
