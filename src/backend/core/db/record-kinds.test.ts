// The kinds of records say what the tables hold: a column more or less, another type, or an emptiness that nobody expects fails here.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rawInEachTest } from '../../../../test/helpers/raw-tries.ts';
import { RECORD_KINDS } from '../../../contract/records/record-kinds.ts';
import { canBeEmpty, type FieldType, type Need, NUMBER_TYPES } from '../../../contract/records/field.ts';
import { rowsOf } from './rows.ts';

const raw = rawInEachTest();
const OWN = ['id', 'sheet_id', 'sheet_row', 'version', 'retired_at', 'bytes'];
const columnShape = z.object({ name: z.string(), type: z.string(), notnull: z.int() });
const strictShape = z.object({ strict: z.int() });

function described(field: { readonly name: string; readonly type: FieldType; readonly need: Need }): string {
  const type = NUMBER_TYPES.some((one) => one === field.type) ? 'INTEGER' : 'TEXT';
  return `${field.name} ${type} ${canBeEmpty(field) ? 'open' : 'full'}`;
}

describe.each(Object.values(RECORD_KINDS))('$name', ({ name, fields }) => {
  it('has the columns of its fields', () => {
    const columns = rowsOf(raw.own, `SELECT name, type, "notnull" FROM pragma_table_info('${name}')`, columnShape)
      .filter((column) => !OWN.includes(column.name))
      .map((column) => `${column.name} ${column.type} ${column.notnull === 1 ? 'full' : 'open'}`);
    expect(columns.toSorted()).toEqual(fields.map(described).toSorted());
  });

  it('takes no value of another type', () => {
    expect(rowsOf(raw.own, `SELECT strict FROM pragma_table_list('${name}')`, strictShape)).toEqual([{ strict: 1 }]);
  });
});
