// Every kind of record. From its fields come columns, schemas, forms, lists, search, histories, support copies and ledger columns.
import { ACCOUNT_KIND } from './kinds/account.ts';
import { ATTACHMENT_KIND } from './kinds/attachment.ts';
import { BASE_AREA_KIND } from './kinds/base-area.ts';
import { BASE_FACT_KIND } from './kinds/base-fact.ts';
import { BLACKOUT_KIND } from './kinds/blackout.ts';
import { BOOKING_KIND } from './kinds/booking.ts';
import { BOOKING_SERIES_KIND } from './kinds/booking-series.ts';
import { BUREAU_WORKBOOK_KIND } from './kinds/bureau-workbook.ts';
import { CALENDAR_DAY_KIND } from './kinds/calendar-day.ts';
import { CALENDAR_EXCEPTION_KIND } from './kinds/calendar-exception.ts';
import { CHARGE_KIND } from './kinds/charge.ts';
import { COLUMN_MAPPING_KIND } from './kinds/column-mapping.ts';
import { COMPLIANCE_CASE_KIND } from './kinds/compliance-case.ts';
import { DEPOSIT_MOVE_KIND } from './kinds/deposit-move.ts';
import { EQUIPMENT_KIND } from './kinds/equipment.ts';
import { EVENT_KIND } from './kinds/event.ts';
import { EXPLANATION_DRAFT_KIND } from './kinds/explanation-draft.ts';
import { HEADCOUNT_KIND } from './kinds/headcount.ts';
import { HISTORICAL_FIGURE_KIND } from './kinds/historical-figure.ts';
import { HOST_KIND } from './kinds/host.ts';
import { LEASE_KIND } from './kinds/lease.ts';
import { LIVE_SESSION_KIND } from './kinds/live-session.ts';
import { LOAN_KIND } from './kinds/loan.ts';
import { MONTH_HEAD_KIND } from './kinds/month-head.ts';
import { ONLINE_RETAIL_KIND } from './kinds/online-retail.ts';
import { PAPER_KIND } from './kinds/paper.ts';
import { PAYMENT_KIND } from './kinds/payment.ts';
import { RATE_PLAN_KIND } from './kinds/rate-plan.ts';
import { SALES_LINE_KIND } from './kinds/sales-line.ts';
import { SHIFT_NOTE_KIND } from './kinds/shift-note.ts';
import { SHOP_DAY_KIND } from './kinds/shop-day.ts';
import { SOURCE_CHOICE_KIND } from './kinds/source-choice.ts';
import { STUDIO_FACT_KIND } from './kinds/studio-fact.ts';
import { STUDIO_KIND } from './kinds/studio.ts';
import { STUDIO_LINK_KIND } from './kinds/studio-link.ts';
import { TENANT_FACT_KIND } from './kinds/tenant-fact.ts';
import { TENANT_KIND } from './kinds/tenant.ts';
import { WAITING_ENTRY_KIND } from './kinds/waiting-entry.ts';
import { YEAR_TARGET_KIND } from './kinds/year-target.ts';
import type { ValueOf } from './field.ts';
import type { RecordKind } from './kind.ts';

/** Every kind of record, parents before children: the order that undo walks backwards. */
export const RECORD_KINDS = {
  base_fact: BASE_FACT_KIND,
  base_area: BASE_AREA_KIND,
  studio: STUDIO_KIND,
  studio_fact: STUDIO_FACT_KIND,
  calendar_exception: CALENDAR_EXCEPTION_KIND,
  calendar_day: CALENDAR_DAY_KIND,
  rate_plan: RATE_PLAN_KIND,
  equipment: EQUIPMENT_KIND,
  studio_link: STUDIO_LINK_KIND,
  blackout: BLACKOUT_KIND,
  tenant: TENANT_KIND,
  tenant_fact: TENANT_FACT_KIND,
  lease: LEASE_KIND,
  account: ACCOUNT_KIND,
  headcount: HEADCOUNT_KIND,
  host: HOST_KIND,
  compliance_case: COMPLIANCE_CASE_KIND,
  paper: PAPER_KIND,
  event: EVENT_KIND,
  year_target: YEAR_TARGET_KIND,
  historical_figure: HISTORICAL_FIGURE_KIND,
  booking_series: BOOKING_SERIES_KIND,
  booking: BOOKING_KIND,
  waiting_entry: WAITING_ENTRY_KIND,
  charge: CHARGE_KIND,
  payment: PAYMENT_KIND,
  deposit_move: DEPOSIT_MOVE_KIND,
  shift_note: SHIFT_NOTE_KIND,
  loan: LOAN_KIND,
  live_session: LIVE_SESSION_KIND,
  shop_day: SHOP_DAY_KIND,
  sales_line: SALES_LINE_KIND,
  source_choice: SOURCE_CHOICE_KIND,
  bureau_workbook: BUREAU_WORKBOOK_KIND,
  online_retail: ONLINE_RETAIL_KIND,
  month_head: MONTH_HEAD_KIND,
  explanation_draft: EXPLANATION_DRAFT_KIND,
  attachment: ATTACHMENT_KIND,
  column_mapping: COLUMN_MAPPING_KIND,
} as const satisfies Readonly<Record<string, RecordKind>>;

/** The name of a kind of record. */
export type RecordName = keyof typeof RECORD_KINDS;

/** What a record of this kind holds, by field; a test holds the columns of the database to it. */
export type ValuesOf<K extends RecordName> = K extends RecordName
  ? { readonly [F in (typeof RECORD_KINDS)[K]['fields'][number] as F['name']]: ValueOf<F> }
  : never;

/** Whether a name is that of a kind of record. */
export function isRecordName(name: string): name is RecordName {
  return Object.hasOwn(RECORD_KINDS, name);
}
