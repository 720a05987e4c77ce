// An address in the form's own words, and the unit that its figure is printed in.
import { membersOf, type ProfileShape, type TableShape, TOTAL_ROW } from './shape.ts';

/** Finds a row's label as the form prints it; undefined where the table has no such row. A tenant's row is called what it is addressed by. */
export function findRowLabel(profile: ProfileShape, table: TableShape, row: string): string | undefined {
  if (row === 'total') return TOTAL_ROW.name;
  switch (table.kind) {
    case 'indicators':
      return table.rows.find((one) => one.row === row)?.label;
    case 'breakdown':
      return [TOTAL_ROW, ...membersOf(profile, table)].find(({ code }) => code === row)?.name;
    case 'tenants':
      return row;
  }
}

/** `ZB-2.08.month` as `ZB-2.08 净成交额·本年 本月`; an address that the profile doesn't know stays as it is. */
export function formatAddress(profile: ProfileShape, address: string): string {
  const [id = '', row = '', key = ''] = address.split('.');
  const table = profile.tables.find((one) => one.id === id);
  const column = table?.columns.find((one) => one.key === key);
  if (table === undefined || column === undefined) return address;
  const heads = column.groups.filter((group) => !column.label.startsWith(group));
  return `${id}.${row} ${(findRowLabel(profile, table, row) ?? row).replace(/^其中：/, '')}·${[...heads, column.label].join(' ')}`;
}
