// The columns of short names beside full ones.
import type { ShortNames } from '../../contract/tenants/tenant-shapes.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { sayTenants } from './tenants-messages.ts';

/** Builds the columns of the list. */
export function buildShortNameColumns(): readonly Column<ShortNames['rows'][number]>[] {
  return [
    { key: 'short', title: sayTenants('shortName'), width: 180, text: (row) => row.short },
    { key: 'name', title: sayTenants('name'), width: 420, text: (row) => row.name },
  ];
}
