// What a support copy takes of a base: the columns that are copied, each with its treatment, and the tables that are left out, each with its reason.
import type { FieldType, RecordField, Treatment, RecordKind } from '../../../contract/records/field.ts';
import { isRecordName, RECORD_KINDS, type RecordName } from '../../../contract/records/record-kinds.ts';

export interface CopiedTable {
  readonly columns: Readonly<Record<string, Treatment>>;
  /** SQL: rows of one sum. What they add up to is scaled as one figure, so that sources that agreed agree to the fen. */
  readonly sumOf?: string;
}

/** Every record has these. */
const RECORD = { id: 'keep', sheet_id: 'none', sheet_row: 'none', version: 'keep', retired_at: 'keep' } as const;
const STANDS = '(retired_at IS NULL)';
const MONTH_OF_START = `strftime('%Y-%m', (starts_at + 480) * 60, 'unixepoch')`;

/** What becomes of a field by what it holds. What people wrote in their own words stays here. */
const BY_TYPE: Readonly<Record<FieldType, Treatment>> = {
  text: 'none',
  notes: 'none',
  figure: 'none',
  figure_value: 'none',
  code: 'code',
  uscc: 'uscc',
  phone: 'phone',
  day: 'keep',
  month: 'keep',
  year: 'keep',
  instant: 'keep',
  minutes: 'keep',
  minute_of_day: 'keep',
  count: 'keep',
  area: 'keep',
  yes_no: 'keep',
  studio: 'keep',
  tenant: 'keep',
  money: 'money',
  signed_money: 'money',
  choice: 'word',
  suggested: 'word',
  platform: 'word',
  goods_class: 'word',
  hours: 'plain',
  day_hours: 'plain',
  studios: 'plain',
};

/** What becomes of a field: as it says itself, else by its type. */
function treatmentOf({ type, needed, isPersonName, copied }: RecordField): Treatment {
  if (copied !== undefined) return copied;
  if (isPersonName === true) return 'name';
  return BY_TYPE[type] === 'none' && needed ? 'said' : BY_TYPE[type];
}

/** Tables of which nothing is copied, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  setting: 'settings',
  history: 'history',
  received_file: 'files',
  import_batch: 'history',
  intake: 'history',
  import_sheet: 'history',
  refused_row: 'words of files',
  batch_change: 'history',
  parked_file: 'files',
  column_mapping: 'words of files',
  attachment: 'files',
  idempotency_key: 'what calls answered',
  backup_made: 'places of this computer',
  forget_key: 'what pseudonyms are made with',
  device: 'computers, and what they prove themselves by',
  statement: 'documents',
  statement_invoice: 'documents',
  accounting_closing: 'history',
  shift_note: 'notes',
  loan: 'notes',
  year_target: 'amounts that are no sums of rows',
  historical_figure: 'amounts that are no sums of rows',
  month_head: 'words of the report',
  explanation_draft: 'words of the report',
  filing: 'documents',
  filed_figure: 'documents',
  filed_tenant: 'documents',
  submission: 'documents',
  artifact: 'documents',
  tenant_form: 'documents',
  form_reply: 'documents',
  reply_step: 'notes',
  bureau_workbook: 'documents',
  blank_file: 'documents',
  workbook_edition: 'documents',
  filled_workbook: 'documents',
  person: 'people',
  person_pin: 'people',
  recovery_code: 'people',
};

/** The SQL of rows that are of one sum, by kind of record. */
const SUMS: Readonly<Partial<Record<RecordName, string>>> = {
  booking: `tenant_id, ${MONTH_OF_START}, ${STANDS}`,
  charge: `tenant_id, month, kind, ${STANDS}`,
  payment: `tenant_id, month, ${STANDS}`,
  deposit_move: `tenant_id, lease_id, kind, ${STANDS}`,
  live_session: `${MONTH_OF_START}, tenant_id, platform, goods_class, ${STANDS}`,
  shop_day: `substr(day, 1, 7), tenant_id, platform, goods_class, ${STANDS}`,
};

function tableOf(name: RecordName): CopiedTable {
  const { fields }: Pick<RecordKind, 'fields'> = RECORD_KINDS[name];
  const columns = Object.fromEntries(fields.map((one) => [one.name, treatmentOf(one)]));
  const sumOf = SUMS[name];
  return { columns: { ...RECORD, ...columns }, ...(sumOf === undefined ? {} : { sumOf }) };
}

/** Tables that are copied, by name: every kind of record but those left out, and what joins them. */
export const COPIED: Readonly<Record<string, CopiedTable>> = {
  ...Object.fromEntries(
    Object.keys(RECORD_KINDS)
      .filter(isRecordName)
      .filter((name) => !Object.hasOwn(LEFT_OUT, name))
      .map((name) => [name, tableOf(name)]),
  ),
  lease_studio: { columns: { lease_id: 'keep', studio_id: 'keep', tenant_id: 'keep', starts_on: 'keep', ends_on: 'keep' } },
  roster: { columns: { month: 'keep', tenant_id: 'keep', frozen_ms: 'keep' } },
  booking_equipment: { columns: { booking_id: 'keep', equipment_id: 'keep', count: 'keep', starts_at: 'keep', ends_at: 'keep' } },
};

/** Names in tables that are left out: the copy holds none of them either. */
export const OTHER_NAMES: readonly (readonly [table: string, column: string])[] = [
  ['person', 'name'],
  ['history', 'who'],
  ['loan', 'holder'],
  ['shift_note', 'who'],
];
