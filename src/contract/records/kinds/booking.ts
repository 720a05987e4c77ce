// A booking of a studio.
import { CONTACT, defineField, defineKind } from '../field.ts';
import { PRICE, TENANT } from './shared-fields.ts';

export const BOOKING_KIND = defineKind('booking', { calledBy: ['studio_id', 'starts_at'] }, [
  defineField('number', 'code', 'key', { words: ['编号', 'Number'] }),
  defineField('studio_id', 'studio', 'needed', { words: ['直播间', 'Studio'] }),
  TENANT,
  defineField('starts_at', 'instant', 'needed', { words: ['开始', 'From'] }),
  defineField('ends_at', 'instant', 'needed', { words: ['结束', 'Until'] }),
  defineField('state', 'text', 'needed', { words: ['状态', 'State'], copied: 'keep' }),
  defineField('holds_until', 'instant', 'open', { words: ['保留到', 'Held until'] }),
  defineField('title', 'text', 'open', { words: ['主题', 'Title'] }),
  defineField('platform', 'platform', 'open', { words: ['平台', 'Platform'] }),
  defineField('contact', 'text', 'open', { words: ['联系人', 'Contact'], ...CONTACT, isPersonName: true }),
  defineField('phone', 'phone', 'open', { words: ['联系电话', 'Phone'] }),
  defineField('cancel_reason', 'notes', 'open', { words: ['取消原因', 'Reason for cancelling'] }),
  defineField('from_past', 'yes_no', 'needed', { words: ['补登', 'Entered afterwards'], standard: 0 }),
  defineField('actual_start', 'instant', 'open', { words: ['实际到场', 'Came at'] }),
  defineField('actual_end', 'instant', 'open', { words: ['实际离场', 'Left at'] }),
  defineField('series_id', 'count', 'open', { words: null }),
  defineField('occurs_on', 'day', 'open', { words: ['系列中的日期', 'Date in its series'] }),
  defineField('is_exception', 'yes_no', 'needed', { words: ['单独改过', 'Changed by itself'], standard: 0 }),
  defineField('equipment', 'notes', 'needed', { words: ['公用设备', 'Equipment'], standard: '[]', copied: 'plain' }),
  defineField('quote', 'notes', 'open', { words: null, ...PRICE }),
  defineField('charge', 'money', 'open', { words: ['费用(元)', 'Charge (yuan)'], ...PRICE }),
  defineField('charge_lines', 'notes', 'open', { words: null, ...PRICE }),
  defineField('overridden', 'notes', 'open', { words: null }),
  defineField('override_reason', 'notes', 'open', { words: ['照约的理由', 'Reason for booking all the same'] }),
  defineField('overridden_at', 'instant', 'open', { words: ['照约的时间', 'Booked all the same at'] }),
  defineField('waive_reason', 'notes', 'open', { words: ['免收的理由', 'Reason for waiving'] }),
  defineField('note', 'notes', 'open', { words: ['说明', 'Note'], ...CONTACT }),
]);
