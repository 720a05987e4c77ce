// What a row of the history is about, as people call it: the tenant, the studio, the month, the file. Never a number of the database.
import { z } from 'zod';
import { formatSettingName } from '../../../contract/format-setting.ts';
import { isRecordName, RECORD_KINDS, type RecordName } from '../../../contract/records/record-kinds.ts';
import type { RecordKind } from '../../../contract/records/kind.ts';
import { NO_VALUE } from '../../../contract/core/language.ts';
import { formatHistoryValue, type HistorySayer, type HistoryValues } from '../../../contract/format-history.ts';
import type { Connection } from '../db/connection.ts';
import { recordById } from '../db/record-store.ts';
import { findFirstRow } from '../db/rows.ts';

const PAPER_OF = 'SELECT tenant_id AS tenant FROM paper WHERE id = ?';
const tenantRow = z.object({ tenant: z.int() });

/** Whose a record is: its own tenant, or that of what a file lies with. */
function ownerOf(db: Connection, name: RecordName, id: number | null, values: HistoryValues): number | null {
  if (name === 'tenant') return id;
  if (name !== 'attachment') return typeof values['tenant_id'] === 'number' ? values['tenant_id'] : null;
  const owner = Number(values['entity_id']);
  if (values['entity'] === 'tenant') return owner;
  return findFirstRow(db, PAPER_OF, tenantRow, [owner])?.tenant ?? null;
}

/** A record as a row of the history knows it. */
interface Told<E extends string = string> {
  readonly entity: E;
  readonly entityId: number | null;
  readonly values: HistoryValues;
}

/** What people call a record of this kind with these values. */
export function formatRecord(db: Connection, { entity: name, entityId: id, values }: Told<RecordName>, sayer: HistorySayer): string {
  const { key, calledBy = key }: RecordKind = RECORD_KINDS[name];
  const owner = ownerOf(db, name, id, values);
  const columns = calledBy.filter((column) => column !== 'tenant_id');
  const words = columns.map((column) => formatHistoryValue(name, column, values[column] ?? null, sayer));
  return [owner === null ? '' : sayer.names.tenant(owner), ...words].filter((word) => word !== '' && word !== NO_VALUE).join(' · ');
}

const textRow = z.object({ text: z.string() });
const replyRow = z.object({ tenant: z.int(), month: z.string() });
const REPLY = 'SELECT tenant_id AS tenant, month FROM form_reply WHERE id = ?';
const FORM = 'SELECT tenant_id AS tenant, month FROM tenant_form WHERE id = ?';
const PERSON = 'SELECT name AS text FROM person WHERE id = ?';
const SHEET = `SELECT file_name || ' · ' || sheet AS text FROM import_sheet WHERE id = ?`;
const BACKUP = 'SELECT file AS text FROM backup_made WHERE id = ?';

/** By table: what names its row. */
const TABLES: Readonly<Record<string, (db: Connection, id: number, sayer: HistorySayer) => string>> = {
  form_reply: (db, id, { names }) => {
    const found = findFirstRow(db, REPLY, replyRow, [id]);
    return found === null ? '' : `${names.tenant(found.tenant)} · ${found.month}`;
  },
  tenant_form: (db, id, { names }) => {
    const found = findFirstRow(db, FORM, replyRow, [id]);
    return found === null ? '' : `${names.tenant(found.tenant)} · ${found.month}`;
  },
  person: (db, id) => findFirstRow(db, PERSON, textRow, [id])?.text ?? '',
  import_sheet: (db, id) => findFirstRow(db, SHEET, textRow, [id])?.text ?? '',
  backup_made: (db, id) => findFirstRow(db, BACKUP, textRow, [id])?.text ?? '',
};

/** What a row that is no record's is about: what its own values name, else what its table says. */
function sayOther(db: Connection, { entity, entityId: id, values }: Told, sayer: HistorySayer): string {
  if (entity === 'setting')
    return Object.keys(values)
      .map((name) => formatSettingName(name, sayer.language))
      .join('、');
  const table = TABLES[entity];
  if (table !== undefined && id !== null) return table(db, id, sayer);
  const owner = typeof values['tenant_id'] === 'number' ? sayer.names.tenant(values['tenant_id']) : '';
  const own = [values['month'], values['name'], values['number'], values['card'], values['file']].filter((one) => typeof one === 'string');
  return [owner, ...own.slice(0, 2)].filter((word) => word !== '').join(' · ');
}

/** What a row of the history is about. */
export function formatAbout(db: Connection, row: Told, sayer: HistorySayer): string {
  const { entity, entityId, values } = row;
  if (!isRecordName(entity)) return sayOther(db, row, sayer);
  const stored = entityId === null ? null : recordById(db, entity, entityId);
  return formatRecord(db, { entity, entityId, values: { ...values, ...stored?.values } }, sayer);
}
