// Rows of a tenant's page as it is answered them, with distinct values in every field, for tests of the page.
import type { RecordRow } from '../../src/contract/records/records.ts';
import type { FileLine, TenantMonth } from '../../src/contract/tenants/tenants.ts';

/** A record that a person entered, and that stands. */
export function recordRow(values: RecordRow['values'], id = 1): RecordRow {
  return { id, version: 1, retiredOn: null, origin: null, values };
}

/** A month that a tenant reported. */
export const TENANT_MONTH: TenantMonth = {
  month: '2026-08',
  sessions: 1_012,
  minutes: 7_530,
  orders: 2_345,
  paid: 123_456_700,
  refunded: 2_345_600,
  settled: 98_765_400,
  retail: 4_567_800,
};

/** A file of the tenant's paper 9. */
export const TENANT_FILE: FileLine = {
  id: 1,
  version: 1,
  name: '执照.pdf',
  size: 2_097_152,
  sha256: 'a',
  paper: 9,
  addedAt: '2026-02-03T04:05:06',
  addedBy: '李',
  retiredOn: null,
};
