// What keeps rows from being lost: which tables are protected by which triggers, in one list, and the triggers' templates.
import { buildDiffers } from './sql.ts';

/**
 * `OR REPLACE` of another program deletes without a delete trigger unless that program turned recursive triggers on, so whatever would take
 * the place of a row is refused before SQLite looks at the conflict. None is `UPDATE OF id`: an update of `rowid` would pass it.
 */
function refuse(table: string, trigger: string, event: 'INSERT' | 'UPDATE' | 'DELETE', when = ''): string {
  return `
CREATE TRIGGER ${table}_${trigger} BEFORE ${event} ON ${table} ${when === '' ? '' : `WHEN ${when}`}
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:${table}'); END;`;
}

/**
 * Protects records, which are retired and never deleted: nothing deletes one, and no other row takes its place.
 * @param key columns that no two records that are not retired share
 */
function protectRecord(table: string, ...key: readonly string[]): string {
  const sameKey = key.map((column) => `${column} IS NEW.${column}`).join(' AND ');
  const isTaken = `EXISTS (SELECT 1 FROM ${table} WHERE retired_at IS NULL AND ${sameKey} AND id <> NEW.id)`;
  const inserted = key.length === 0 ? '' : ` OR (NEW.retired_at IS NULL AND ${isTaken})`;
  const updated = key.length === 0 ? '' : ` OR (NEW.retired_at IS NULL AND (${buildDiffers([...key, 'retired_at'])}) AND ${isTaken})`;
  return (
    refuse(table, 'never_deleted', 'DELETE') +
    refuse(table, 'never_replaced', 'INSERT', `EXISTS (SELECT 1 FROM ${table} WHERE id = NEW.id)${inserted}`) +
    refuse(table, 'never_displaced', 'UPDATE', `OLD.id IS NOT NEW.id${updated}`)
  );
}

/**
 * Protects rows that are never removed: nothing deletes one, and no other row takes its place.
 * @param keys what no two rows share, the columns of one key behind each other: `month, tenant_id`
 */
function protectRow(table: string, ...keys: readonly string[]): string {
  const taken = keys.map((key) => {
    const same = key.split(', ').map((column) => `${column} = NEW.${column}`);
    return `EXISTS (SELECT 1 FROM ${table} WHERE ${same.join(' AND ')})`;
  });
  return refuse(table, 'no_delete', 'DELETE') + refuse(table, 'no_replace', 'INSERT', taken.join(' OR '));
}

/** Protects rows that are written once and stay as they are. */
function protectWrittenOnce(table: string, ...keys: readonly string[]): string {
  return refuse(table, 'no_update', 'UPDATE') + protectRow(table, ...keys);
}

/** Protects the columns of a row that stay as they were written; the others may change. */
function protectColumns(table: string, ...columns: readonly string[]): string {
  return refuse(table, 'fixed', 'UPDATE', buildDiffers(columns));
}

const HISTORY = [
  refuse('history', 'no_update', 'UPDATE'),
  refuse('history', 'no_delete', 'DELETE'),
  refuse('forget_key', 'no_update', 'UPDATE'),
  refuse('forget_key', 'no_delete', 'DELETE'),
  protectWrittenOnce('backup_made', 'id'),
];

const PEOPLE = [
  refuse('person', 'never_deleted', 'DELETE'),
  protectRecord('person_pin'),
  protectWrittenOnce('recovery_code', 'id'),
  refuse('device', 'never_deleted', 'DELETE'),
  refuse('device', 'never_replaced', 'INSERT', 'EXISTS (SELECT 1 FROM device WHERE id = NEW.id)'),
];

const INTAKE = [
  protectWrittenOnce('received_file', 'id', 'sha256'),
  protectRow('import_batch', 'id'),
  protectColumns('import_batch', 'id', 'at_ms', 'who', 'host'),
  // Undone is for good.
  refuse('import_batch', 'undone_once', 'UPDATE', `OLD.undone_ms IS NOT NULL AND (${buildDiffers(['undone_ms', 'undone_by'])})`),
  protectWrittenOnce('intake', 'id'),
  protectRow('import_sheet', 'id'),
  protectColumns('import_sheet', 'id', 'batch_id', 'file_id', 'file_name', 'sheet', 'kind'),
  protectWrittenOnce('batch_change', 'id'),
  protectWrittenOnce('refused_row', 'id'),
  protectRow('parked_file', 'id'),
  protectColumns('parked_file', 'id', 'at_ms', 'who', 'file_id', 'file_name', 'month', 'options'),
  protectRecord('column_mapping', 'signature'),
  protectRecord('attachment'),
  protectColumns('attachment', 'id', 'name', 'bytes', 'sha256', 'added_ms'),
];

const STUDIOS_AND_TENANTS = [
  protectRecord('base_fact', 'starts_on'),
  protectRecord('base_area', 'month'),
  protectRecord('calendar_day', 'day'),
  protectRecord('calendar_exception', 'day', 'studio_id'),
  protectRecord('studio', 'code'),
  protectRecord('studio_fact', 'studio_id', 'starts_on'),
  protectRecord('studio_link', 'whole_id', 'part_id', 'starts_on'),
  protectRecord('blackout'),
  protectRecord('equipment', 'name'),
  protectRecord('tenant'),
  protectRecord('tenant_fact', 'tenant_id', 'starts_on'),
  protectRecord('lease', 'contract'),
  protectRecord('account', 'platform', 'handle', 'from_on'),
  protectRecord('headcount', 'month', 'tenant_id'),
  protectRecord('host', 'number'),
  protectRecord('compliance_case', 'number'),
  protectRecord('paper', 'tenant_id', 'kind', 'number'),
  protectRecord('event', 'day', 'kind', 'name', 'nth'),
];

const DESK_AND_MONEY = [
  protectRecord('booking_series'),
  protectRecord('booking', 'number'),
  refuse('booking_equipment', 'no_update', 'UPDATE'),
  protectRecord('waiting_entry'),
  protectRecord('shift_note'),
  protectRecord('loan'),
  protectRecord('rate_plan', 'studio_id', 'starts_on'),
  protectRecord('charge'),
  protectRecord('payment'),
  protectRecord('deposit_move'),
  protectWrittenOnce('statement', 'id', 'number'),
  protectRow('statement_invoice', 'id'),
  protectColumns('statement_invoice', 'id', 'statement_id', 'state', 'day', 'noted_ms'),
  protectRow('accounting_closing', 'id'),
  protectColumns('accounting_closing', 'id', 'month', 'closed_ms', 'closed_by', 'charge_id', 'payment_id', 'deposit_move_id', 'copy'),
  // Opened again for good: the next closing is a row of its own.
  refuse(
    'accounting_closing',
    'reopened_once',
    'UPDATE',
    `OLD.reopened_ms IS NOT NULL AND (${buildDiffers(['reopened_ms', 'reopened_by'])})`,
  ),
];

const SALES_AND_REPORTS = [
  protectRecord('sales_line', 'month', 'tenant_id', 'platform', 'goods_class', 'source'),
  protectRecord('online_retail', 'month', 'tenant_id', 'source'),
  protectRecord('source_choice', 'month', 'tenant_id', 'platform', 'goods_class'),
  protectRecord('live_session', 'tenant_id', 'platform', 'handle', 'key'),
  protectRecord('shop_day', 'tenant_id', 'platform', 'handle', 'export', 'day'),
  protectWrittenOnce('tenant_form', 'id', 'number'),
  protectWrittenOnce('form_reply', 'id'),
  protectWrittenOnce('reply_step', 'id'),
  protectRecord('historical_figure', 'month', 'figure'),
  protectRecord('month_head', 'month', 'field'),
  protectRecord('explanation_draft', 'month', 'relation'),
  protectRecord('year_target', 'year', 'indicator'),
  protectWrittenOnce('roster', 'month, tenant_id'),
  refuse('filing', 'no_delete', 'DELETE'),
  protectWrittenOnce('filed_figure', 'filing_id, figure'),
  protectWrittenOnce('filed_tenant', 'filing_id, tenant_id'),
  protectWrittenOnce('submission', 'id'),
  protectWrittenOnce('artifact', 'id', 'filing_id, kind'),
  protectRecord('bureau_workbook', 'name'),
  protectWrittenOnce('blank_file', 'id', 'sha256'),
  protectWrittenOnce('workbook_edition', 'id'),
  protectWrittenOnce('filled_workbook', 'id'),
];

/** SQL: the triggers of every table whose rows are protected. Where one table says more of its own, that stands beside the table. */
export const ROW_PROTECTION = [...HISTORY, ...PEOPLE, ...INTAKE, ...STUDIOS_AND_TENANTS, ...DESK_AND_MONEY, ...SALES_AND_REPORTS].join('');
