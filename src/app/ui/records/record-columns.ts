// The columns of a list of records: a kind's fields, and where a record comes from.
import { formatField } from '../../../contract/records/fields-messages.ts';
import { type EditableKind, fieldOf } from '../../../contract/records/record-fields.ts';
import type { RecordRow } from '../../../contract/records/record-shapes.ts';
import type { Column } from '../table/table-rows.ts';
import { sayRecord } from './record-messages.ts';
import { isNumberField, recordText, type Sayer } from './record-text.ts';

const WIDTHS: Readonly<Record<string, number>> = {
  notes: 220,
  text: 150,
  code: 150,
  uscc: 190,
  day: 150,
  tenant: 220,
  studios: 150,
  hours: 180,
  money: 130,
};

/** Builds the columns of a kind's fields, and one, hidden at first, of where a record comes from. */
export function buildRecordColumns(kind: EditableKind, fields: readonly string[], sayer: Sayer): Column<RecordRow>[] {
  const columns = fields.map((name): Column<RecordRow> => ({
    key: name,
    title: formatField(kind, name, sayer.language),
    width: WIDTHS[fieldOf(kind, name)?.type ?? ''] ?? 110,
    align: isNumberField(kind, name) ? 'right' : 'left',
    text: (row) => recordText(kind, name, row.values[name] ?? null, sayer),
    sort: (row) => {
      const value = row.values[name] ?? null;
      return typeof value === 'number' && isNumberField(kind, name) ? value : recordText(kind, name, value, sayer);
    },
    filter: fieldOf(kind, name)?.type === 'choice',
  }));
  const origin: Column<RecordRow> = {
    key: 'origin',
    title: sayRecord('origin'),
    width: 170,
    hidden: true,
    text: (row) =>
      row.origin === null ? sayRecord('enteredByHand') : sayRecord('fromFileRow', { file: row.origin.file, row: row.origin.row }),
  };
  return [...columns, origin];
}
