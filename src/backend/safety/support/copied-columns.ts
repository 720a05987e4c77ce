// What a support copy takes of a base: the columns that are copied, each with its treatment, and the tables that are left out, each with its reason.
import type { FieldType } from '../../../contract/records/field.ts';
import type { RecordKind } from '../../../contract/records/kind.ts';
import { RECORD_KINDS, type RecordName } from '../../../contract/records/record-kinds.ts';

/**
 * What becomes of a value. `keep`: as it is (numbers, dates, keys). `word`: as it is where the trade's own lists have it, else a pseudonym.
 * `plain`: as it is where it has the shape of what the program writes (hours, codes of figures, lists of ids), else empty. `none`: empty.
 * `said`: a dash for whatever was said. `money`: scaled. The others are pseudonyms: the same value is the same pseudonym wherever it stands.
 */
export type Treatment = 'keep' | 'word' | 'plain' | 'none' | 'said' | 'money' | 'name' | 'short' | 'code' | 'handle' | 'phone' | 'uscc';

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

/** The columns of a kind of record: each field by its type, but those that are named. */
function recordOf(name: RecordName, named: Readonly<Record<string, Treatment>> = {}, sumOf?: string): CopiedTable {
  const { fields }: Pick<RecordKind, 'fields'> = RECORD_KINDS[name];
  const byType = fields.map((one): readonly [string, Treatment] => {
    const treatment = BY_TYPE[one.type];
    return [one.name, treatment === 'none' && one.needed ? 'said' : treatment];
  });
  return { columns: { ...RECORD, ...Object.fromEntries(byType), ...named }, ...(sumOf === undefined ? {} : { sumOf }) };
}

/** Tables that are copied, by name. */
export const COPIED: Readonly<Record<string, CopiedTable>> = {
  base_fact: recordOf('base_fact', { full_name: 'name', unit_head: 'name', statistics_head: 'name', filler: 'name' }),
  base_area: recordOf('base_area'),
  studio: recordOf('studio', { name: 'name' }),
  studio_fact: recordOf('studio_fact'),
  calendar_exception: recordOf('calendar_exception'),
  calendar_day: recordOf('calendar_day', { kind: 'keep' }),
  blackout: recordOf('blackout'),
  tenant: recordOf('tenant', { short_name: 'short', legal_person: 'name', contact: 'name' }),
  tenant_fact: recordOf('tenant_fact', { name: 'name', service_kind: 'name', industry: 'plain' }),
  lease: recordOf('lease'),
  lease_studio: { columns: { lease_id: 'keep', studio_id: 'keep', tenant_id: 'keep', starts_on: 'keep', ends_on: 'keep' } },
  account: recordOf('account', { handle: 'handle', nickname: 'name' }),
  headcount: recordOf('headcount'),
  host: recordOf('host', { nickname: 'name', handle: 'handle' }),
  compliance_case: recordOf('compliance_case'),
  paper: recordOf('paper', { seen_by: 'name' }),
  event: recordOf('event', { name: 'name' }),
  booking: recordOf('booking', { state: 'keep', contact: 'name', equipment: 'plain' }, `tenant_id, ${MONTH_OF_START}, ${STANDS}`),
  charge: recordOf('charge', { kind: 'keep' }, `tenant_id, month, kind, ${STANDS}`),
  payment: recordOf('payment', {}, `tenant_id, month, ${STANDS}`),
  deposit_move: recordOf('deposit_move', { kind: 'keep' }, `tenant_id, lease_id, kind, ${STANDS}`),
  sales_line: recordOf('sales_line', { source: 'keep', lacks: 'plain' }),
  online_retail: recordOf('online_retail', { source: 'keep' }),
  live_session: recordOf(
    'live_session',
    { handle: 'handle', key: 'code' },
    `${MONTH_OF_START}, tenant_id, platform, goods_class, ${STANDS}`,
  ),
  shop_day: recordOf('shop_day', { handle: 'handle', export: 'code' }, `substr(day, 1, 7), tenant_id, platform, goods_class, ${STANDS}`),
  roster: { columns: { month: 'keep', tenant_id: 'keep', frozen_ms: 'keep' } },
  booking_series: recordOf('booking_series', { rule: 'plain' }),
  equipment: recordOf('equipment', { name: 'name' }),
  booking_equipment: { columns: { booking_id: 'keep', equipment_id: 'keep', count: 'keep', starts_at: 'keep', ends_at: 'keep' } },
  waiting_entry: recordOf('waiting_entry', { contact: 'name', state: 'keep' }),
  rate_plan: recordOf('rate_plan'),
  studio_link: recordOf('studio_link'),
  source_choice: recordOf('source_choice', { source: 'keep' }),
};

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
  backup_made: 'places of this computer',
  forgotten_row: 'history',
  forgotten_file: 'files',
  forget_key: 'what pseudonyms are made with',
  device: 'computers, and what they prove themselves by',
  statement: 'documents',
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

/** Names in tables that are left out: the copy holds none of them either. */
export const OTHER_NAMES: readonly (readonly [table: string, column: string])[] = [
  ['person', 'name'],
  ['history', 'who'],
  ['loan', 'holder'],
  ['shift_note', 'who'],
];
