// The records that files and people bring: their tables, their keys, and the columns that hold values.

/** One kind of record; `name` is its table. */
export interface RecordKind {
  readonly name: string;
  /** Columns that hold values, keys included, in the order that history lists them. */
  readonly columns: readonly string[];
  /** Columns that mark the same record among those not retired. */
  readonly key: readonly string[];
  /** What a new record holds in columns that nobody gave a value; every other one is empty then. */
  readonly standard: Readonly<Record<string, string | number>>;
}

function kind(name: string, key: readonly string[], others: readonly string[], standard: RecordKind['standard'] = {}): RecordKind {
  return { name, key, columns: [...key, ...others], standard };
}

/** Every kind of record, parents before children: the order that undo walks backwards. */
export const RECORD_KINDS = {
  base_fact: kind(
    'base_fact',
    ['starts_on'],
    ['full_name', 'uscc', 'kind', 'district', 'address', 'unit_head', 'statistics_head', 'filler', 'phone'],
  ),
  base_area: kind('base_area', ['month'], ['floor_area', 'lettable_area', 'team']),
  studio: kind('studio', ['code'], ['name', 'floor', 'equipment', 'opened_on', 'closed_on']),
  studio_fact: kind('studio_fact', ['studio_id', 'starts_on'], ['kind', 'area', 'hours', 'turnaround', 'hourly_rate']),
  calendar_exception: kind('calendar_exception', ['day', 'studio_id'], ['hours', 'note']),
  calendar_day: kind('calendar_day', ['day'], ['kind', 'name']),
  rate_plan: kind(
    'rate_plan',
    ['studio_id', 'starts_on'],
    ['day_from', 'night_from', 'day_rate', 'night_rate', 'half_day_rate', 'full_day_rate', 'minimum'],
  ),
  equipment: kind('equipment', ['name'], ['count', 'note']),
  studio_link: kind('studio_link', ['whole_id', 'part_id', 'starts_on'], ['ends_on']),
  blackout: kind('blackout', [], ['studio_id', 'starts_at', 'ends_at', 'reason']),
  tenant: kind('tenant', [], ['legal_person', 'contact', 'phone', 'incubated_on', 'notes']),
  tenant_fact: kind('tenant_fact', ['tenant_id', 'starts_on'], ['name', 'uscc', 'category', 'leading', 'service_kind', 'industry']),
  lease: kind(
    'lease',
    ['contract'],
    ['tenant_id', 'starts_on', 'ends_on', 'left_on', 'area', 'monthly_rent', 'deposit', 'studios', 'free_minutes'],
  ),
  account: kind('account', ['platform', 'handle', 'from_on'], ['tenant_id', 'nickname', 'goods_class', 'to_on']),
  headcount: kind('headcount', ['month', 'tenant_id'], ['hosts', 'employees']),
  host: kind('host', ['number'], ['tenant_id', 'nickname', 'platform', 'handle', 'grade', 'virtual', 'since', 'until', 'trained_on']),
  compliance_case: kind('compliance_case', ['number'], ['day', 'tenant_id', 'kind', 'description', 'origin', 'resolved_on', 'outcome']),
  paper: kind('paper', ['tenant_id', 'kind', 'number'], ['issued_on', 'expires_on', 'seen_on', 'seen_by']),
  event: kind('event', ['day', 'kind', 'name', 'nth'], ['attendance']),
  year_target: kind('year_target', ['year', 'indicator'], ['value']),
  historical_figure: kind('historical_figure', ['month', 'figure'], ['raw', 'value', 'origin']),
  booking_series: kind('booking_series', [], ['tenant_id', 'studio_id', 'starts_on', 'rule', 'starts_minute', 'minutes', 'title']),
  booking: kind(
    'booking',
    ['number'],
    [
      'studio_id',
      'tenant_id',
      'starts_at',
      'ends_at',
      'state',
      'holds_until',
      'title',
      'platform',
      'contact',
      'phone',
      'cancel_reason',
      'from_past',
      'actual_start',
      'actual_end',
      'series_id',
      'occurs_on',
      'is_exception',
      'equipment',
      'quote',
      'charge',
      'charge_lines',
      'overridden',
      'override_reason',
      'note',
    ],
    // Columns that may not be empty, and what they hold where nothing is said.
    { from_past: 0, is_exception: 0, equipment: '[]' },
  ),
  waiting_entry: kind(
    'waiting_entry',
    [],
    [
      'day',
      'tenant_id',
      'contact',
      'phone',
      'from_minute',
      'to_minute',
      'minutes',
      'studio_id',
      'area',
      'kind',
      'note',
      'state',
      'booking_id',
      'closed_reason',
    ],
  ),
  charge: kind('charge', [], ['tenant_id', 'month', 'kind', 'amount', 'reason']),
  payment: kind('payment', [], ['tenant_id', 'paid_on', 'month', 'amount', 'method', 'note']),
  deposit_move: kind('deposit_move', [], ['tenant_id', 'lease_id', 'day', 'kind', 'amount', 'note']),
  live_session: kind(
    'live_session',
    ['tenant_id', 'platform', 'handle', 'key'],
    ['starts_at', 'ends_at', 'title', 'goods_class', 'minutes', 'views', 'orders', 'paid', 'refunded', 'settled'],
  ),
  shop_day: kind(
    'shop_day',
    ['tenant_id', 'platform', 'handle', 'export', 'day'],
    ['goods_class', 'orders', 'paid', 'refunded_by_order', 'refunded_by_refund', 'settled'],
  ),
  sales_line: kind(
    'sales_line',
    ['month', 'tenant_id', 'platform', 'goods_class', 'source'],
    ['sessions', 'minutes', 'views', 'orders', 'paid', 'refunded', 'settled', 'lacks'],
  ),
  source_choice: kind('source_choice', ['month', 'tenant_id', 'platform', 'goods_class'], ['source', 'reason']),
  bureau_workbook: kind('bureau_workbook', ['name'], []),
  online_retail: kind('online_retail', ['month', 'tenant_id', 'source'], ['amount']),
  month_head: kind('month_head', ['month', 'field'], ['value']),
  explanation_draft: kind('explanation_draft', ['month', 'relation'], ['words', 'about']),
  // Its bytes are fixed and beside its values: their hash stands for them in the history.
  attachment: kind('attachment', [], ['entity', 'entity_id', 'name', 'sha256', 'added_ms']),
  column_mapping: kind('column_mapping', ['signature'], ['name', 'kind', 'fields']),
} as const satisfies Readonly<Record<string, RecordKind>>;

/** The name of a kind of record. */
export type RecordName = keyof typeof RECORD_KINDS;
