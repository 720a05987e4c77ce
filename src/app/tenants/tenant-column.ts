// The column that names a line's tenant as the desk calls it, found by the full name too.
import type { Column } from '../ui/table/table-rows.ts';

interface OfTenant {
  readonly tenant: number;
  readonly tenantName: string;
}

/** The column; `shortOf` as `useShortNames` gives it. */
export function createTenantColumn<Row extends OfTenant>(title: string, shortOf: (tenant: number, name: string) => string): Column<Row> {
  return {
    key: 'tenant',
    title,
    width: 200,
    text: (row) => shortOf(row.tenant, row.tenantName),
    search: (row) => row.tenantName,
  };
}
