// How the commands of bookings say what they did: as a document, and in lines for people.
import { formatLedgerState, formatWireTime } from '../../../contract/desk/desk-texts.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import type { Refusal } from '../../../domain/values/result.ts';
import type { Answer } from '../command.ts';
import { formatRefusal } from '../../../contract/messages.ts';

/** Something to know that refused nothing. */
export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly details: Refusal['data'];
}

/** Warnings as a document has them. */
export function warningsOf(refusals: readonly Refusal[]): Warning[] {
  return refusals.map(({ code, data }) => ({ code, message: formatRefusal({ code, data }, 'zh-CN', 'cli'), details: data }));
}

/** Warnings for people. */
export function formatWarningLines(warnings: readonly Warning[]): string[] {
  return warnings.map(({ message }) => `注意：${message}`);
}

type Listed = Answer<LivebaseClient['bookings']['list']>['bookings'][number];

/** A booking as a document has it: times as they are typed, codes instead of ids. */
export function createBookingDocument(one: Listed): Readonly<Record<string, unknown>> {
  return {
    id: one.number,
    studio: one.studioCode,
    tenant: one.tenantCode,
    tenantName: one.tenantName,
    from: formatWireTime(one.from),
    to: formatWireTime(one.to),
    state: one.state,
    holdsUntil: formatWireTime(one.holdsUntil),
    actualStart: formatWireTime(one.actualStart),
    actualEnd: formatWireTime(one.actualEnd),
    title: one.title,
    contact: one.contact,
    phone: one.phone,
    platform: one.platform,
    note: one.note,
    isSeries: one.series !== null,
    cancelReason: one.cancelReason,
  };
}

/** A time for people. */
export function formatShownTime(minutes: number): string {
  return formatWireTime(minutes).replace('T', ' ');
}

/** The head of a list of bookings for people, and a booking's row of it. */
export const BOOKING_HEAD = ['预约号', '直播间', '企业', '开始', '结束', '状态', '主题'] as const;
export function createBookingRow(one: Omit<Listed, 'tenantCode'>): string[] {
  return [
    one.number,
    one.studioCode,
    one.tenantName,
    formatShownTime(one.from),
    formatShownTime(one.to),
    formatLedgerState(one.state),
    one.title ?? '',
  ];
}
