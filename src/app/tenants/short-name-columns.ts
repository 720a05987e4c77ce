// The columns of short names beside full ones.
import type { ShortNames } from '../../contract/tenants/tenant-shapes.ts';
import type { SayOf } from '../ui/i18n.ts';
import type { Column } from '../ui/table/table-rows.ts';
import type { sayTenants } from './tenants-messages.ts';

/** Builds the columns of the list. */
export function buildShortNameColumns(say: SayOf<typeof sayTenants>): readonly Column<ShortNames['rows'][number]>[] {
  return [
    { key: 'short', title: say('shortName'), width: 180, text: (row) => row.short },
    { key: 'name', title: say('name'), width: 420, text: (row) => row.name },
  ];
}
