// Who may do what: roles, rights, and the one table that says which role has which. The same for every host.

/** Roles of a base's people (docs/rules/safety.md, People and rights). */
export const ROLES = ['manager', 'statistician', 'front_desk', 'accountant', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

const ALL = ROLES;

/**
 * Every right with the roles that have it. `open`: what works before anybody has entered. `look`: board, bookings, studios. `prices.look`: what a
 * booking costs. `contacts`: phones, names and notes of contacts. `records.write`: tenants, leases, studios. `records.edit`: records as
 * such; which kind needs which right is said in contract/records/record-rights.ts. `imports`: files taken in as such; which kind of sheet
 * needs which rights is said in backend/intake/sheet-rights.ts. `history.own`: what oneself wrote. `safety`: backups made, the base checked. `base.change`: another
 * base or an older one in its place, the second folder, what is set for all of it.
 */
const TABLE = {
  open: ALL,
  look: ALL,
  'bookings.write': ['manager', 'front_desk'],
  'bookings.override': ['manager'],
  'bookings.putBack': ['manager'],
  'bookings.waive': ['manager', 'accountant'],
  'contacts.look': ['manager', 'statistician', 'front_desk'],
  'contacts.write': ['manager', 'front_desk'],
  'records.edit': ['manager', 'statistician', 'front_desk', 'accountant'],
  'records.write': ['manager'],
  imports: ['manager', 'statistician', 'front_desk'],
  'sales.look': ['manager', 'statistician'],
  'sales.write': ['manager', 'statistician'],
  'report.look': ['manager', 'statistician', 'accountant', 'viewer'],
  'report.write': ['manager', 'statistician'],
  'prices.look': ['manager', 'front_desk', 'accountant'],
  'money.look': ['manager', 'accountant'],
  'money.write': ['manager', 'accountant'],
  'files.look': ['manager', 'statistician'],
  'cases.look': ['manager', 'statistician'],
  'cases.write': ['manager', 'statistician'],
  'history.look': ['manager', 'statistician'],
  'history.own': ['manager', 'statistician', 'front_desk', 'accountant'],
  safety: ['manager', 'statistician', 'front_desk', 'accountant'],
  'base.change': ['manager'],
  'settings.write': ['manager'],
  'maps.write': ['manager', 'statistician'],
  'people.write': ['manager'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** What a method needs. */
export type Right = keyof typeof TABLE;

const ROLES_WITH: ReadonlyMap<string, readonly Role[]> = new Map(Object.entries(TABLE));

function isRight(name: string): name is Right {
  return name in TABLE;
}

/** What is done at the computer that holds the base, whoever sits at a joined one: people, backups, another base in its place. */
export const AT_HOST_ONLY: ReadonlySet<Right> = new Set(['people.write', 'safety', 'base.change']);

/** Every right there is. */
export const RIGHTS: readonly Right[] = Object.keys(TABLE).filter(isRight);

/** What “the manager must agree” is about: nothing else is ever lent for one action. */
export const LENDABLE: readonly Right[] = ['bookings.override', 'bookings.putBack', 'bookings.waive'];

/** Whether a role has a right. What is not in the table nobody has. */
export function mayDo(role: Role, right: Right): boolean {
  return (ROLES_WITH.get(right) ?? []).includes(role);
}
