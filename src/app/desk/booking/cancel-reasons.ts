// The common reasons of cancelling as they are said: the base writes them in Chinese, and an English screen says the standard ones in English.
import { useCallback } from 'react';
import { defineMessages, formatKnown } from '../../ui/i18n.ts';

/** By the words that a base has for them until it writes its own. */
export const sayCancelReason = defineMessages('desk-cancel-reasons', {
  reason_企业改计划: ['企业改计划', 'Tenant changed plans'],
  reason_主播临时有事: ['主播临时有事', 'Host cannot come'],
  reason_设备故障: ['设备故障', 'Equipment failure'],
  reason_天气或交通: ['天气或交通', 'Weather or traffic'],
  reason_重复登记: ['重复登记', 'Booked twice'],
  reason_登记错了: ['登记错了', 'Entered by mistake'],
  reason_基地安排: ['基地安排', 'Arranged by the base'],
});

/** What was picked or typed, as the base keeps it: a common reason by its own words, whatever the language of the screen. */
export function createKeptReason(text: string, reasons: readonly string[], sayOne: (reason: string) => string): string {
  for (const reason of reasons) {
    const said = sayOne(reason);
    if (text === said) return reason;
    if (text.startsWith(said) && /^[\s\p{P}]/u.test(text.slice(said.length))) return reason + text.slice(said.length);
  }
  return text;
}

/** Says a reason in the language of the screen; one that the base or a person wrote stays as it is. */
export function useSayReason(): (reason: string) => string {
  return useCallback((reason) => formatKnown(sayCancelReason, `reason_${reason}`, reason), []);
}
