// Where a failing relation is mended: the places that its message alone does not name. Pure.

/** A place that a finding leads to: an address, or the sign-off of the month beside it. */
export interface MendingPlace {
  readonly words: 'mendBase' | 'mendSignOff' | 'mendCollect' | 'mendTenants' | 'mendDesk';
  readonly href: string | null;
}

const SIGN_OFF: MendingPlace = { words: 'mendSignOff', href: null };
const BASE: MendingPlace = { words: 'mendBase', href: '~/settings/base' };

/** The places of a relation of the shipped profile, those most likely meant first; none for one that its figures lead to. */
export function listMendingPlaces(relation: string, month: string): readonly MendingPlace[] {
  switch (relation) {
    case 'A21':
      return [{ words: 'mendCollect', href: `~/sales/${month}` }];
    case 'A22':
      return [BASE, { words: 'mendTenants', href: '~/tenants' }];
    case 'A23':
      return [BASE, SIGN_OFF];
    case 'A24':
      return [SIGN_OFF];
    case 'A28':
      return [{ words: 'mendDesk', href: '~/desk' }];
    default:
      return [];
  }
}
