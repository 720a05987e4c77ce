// Names as pickers and lists are given them, with distinct words in every field, for tests of the page.
import type { Names, TenantName } from '../../src/contract/records/records.ts';

/** A tenant of the base, called 甲. */
export function tenantName(more: Partial<TenantName> = {}): TenantName {
  return {
    id: 7,
    short: '甲',
    shortInitials: 'j',
    shortPinyin: 'jia',
    recent: null,
    name: '甲公司',
    uscc: '91440300MA5EXAMPL1',
    former: ['老甲', 'T-007'],
    initials: 'jgs',
    pinyin: 'jiagongsi',
    inBase: true,
    ...more,
  };
}

/** That tenant, a studio with a name and one without. */
export const NAMES: Names = {
  tenants: [tenantName()],
  studios: [
    { id: 4, code: 'B104', name: '大厅', floor: '1F', kind: '公共', closed: false },
    { id: 5, code: 'B205', name: null, floor: '2F', kind: '专属', closed: false },
  ],
  months: [],
};
