// Who may do what: roles, rights, and the one table that says which role has which. The same for every host.

/** Roles of a base's people (docs/rules/safety.md, People and rights). */
export const ROLES = ['manager', 'statistician', 'front_desk', 'accountant', 'auditor', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

const ALL = ROLES;

/**
 * Every right with the roles that have it. `open`: what works before anybody has entered. `look`: board, bookings, studios. `prices.look`: what a
 * booking costs. `contacts`: phones, names and notes of contacts. `records.write`: tenants, leases, studios. `records.edit`: records as
 * such; which kind needs which right is said in contract/records/record-rights.ts. `imports.look`: what was taken in or waits to be, `imports`:
 * files taken in as such; which kind of sheet needs which rights is said in backend/intake/sheet-authorization.ts. `history.own`: what oneself wrote.
 * `safety`: backups made, the base checked. `base.change`: another base or an older one in its place, the second folder, what is set for all of it.
 */
const TABLE = {
  open: ALL,
  look: ALL,
  'bookings.write': ['manager', 'front_desk'],
  'bookings.override': ['manager'],
  'bookings.putBack': ['manager'],
  'bookings.waive': ['manager', 'accountant'],
  'contacts.look': ['manager', 'statistician', 'front_desk', 'auditor'],
  'contacts.write': ['manager', 'front_desk'],
  'records.edit': ['manager', 'statistician', 'front_desk', 'accountant'],
  'records.write': ['manager'],
  'imports.look': ['manager', 'statistician', 'front_desk', 'auditor'],
  imports: ['manager', 'statistician', 'front_desk'],
  'sales.look': ['manager', 'statistician', 'auditor'],
  'sales.write': ['manager', 'statistician'],
  'report.look': ['manager', 'statistician', 'accountant', 'auditor', 'viewer'],
  'report.write': ['manager', 'statistician'],
  'prices.look': ['manager', 'front_desk', 'accountant', 'auditor'],
  'money.look': ['manager', 'accountant', 'auditor'],
  'money.write': ['manager', 'accountant'],
  'files.look': ['manager', 'statistician', 'auditor'],
  'cases.look': ['manager', 'statistician', 'auditor'],
  'cases.write': ['manager', 'statistician'],
  'history.look': ['manager', 'statistician', 'auditor'],
  'history.own': ['manager', 'statistician', 'front_desk', 'accountant', 'auditor'],
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

/** What is done at the computer that holds the base, anyone who sits at a joined one: people, backups, another base in its place. */
export const AT_HOST_ONLY: ReadonlySet<Right> = new Set(['people.write', 'safety', 'base.change']);

/** Every right there is. */
export const RIGHTS: readonly Right[] = Object.keys(TABLE).filter(isRight);

/** What a manager may allow somebody else for one action: whatever is written. Never people, another base in place of this one, nor what is only read. */
export const LENDABLE: readonly Right[] = [
  'bookings.write',
  'bookings.override',
  'bookings.putBack',
  'bookings.waive',
  'contacts.write',
  'records.edit',
  'records.write',
  'imports',
  'sales.write',
  'report.write',
  'money.write',
  'cases.write',
  'settings.write',
  'maps.write',
];

/** A single cell of the table that a base has switched. */
export interface Switched {
  readonly role: Role;
  readonly right: Right;
  readonly given: boolean;
}

/** What no base switches: what everybody needs, and what makes a manager. */
const FIXED: ReadonlySet<Right> = new Set(['open', 'look', 'people.write', 'base.change', 'settings.write']);

/** Whether a base may switch a cell: never a manager's. */
export function canSwitchRight(role: Role, right: Right): boolean {
  return role !== 'manager' && !FIXED.has(right);
}

/** What a right is nothing without: who writes a thing sees what the answer says of it. */
const NEEDS: Readonly<Partial<Record<Right, readonly Right[]>>> = {
  'bookings.write': ['contacts.look', 'prices.look'],
  'bookings.override': ['bookings.write'],
  'bookings.putBack': ['bookings.write'],
  'bookings.waive': ['prices.look'],
  'contacts.write': ['contacts.look', 'records.edit'],
  'records.write': ['contacts.write', 'money.look', 'files.look'],
  imports: ['imports.look'],
  'sales.look': ['contacts.look'],
  'sales.write': ['sales.look', 'records.edit'],
  'report.write': ['report.look', 'sales.look'],
  'money.look': ['prices.look'],
  'money.write': ['money.look', 'records.edit'],
  'files.look': ['contacts.look'],
  'cases.look': ['contacts.look'],
  'cases.write': ['cases.look', 'records.edit'],
  'history.look': ['history.own'],
  'maps.write': ['report.look', 'sales.look'],
};

function cellOf(role: Role, right: Right, switched: readonly Switched[]): boolean {
  const own = canSwitchRight(role, right) ? switched.find((one) => one.role === role && one.right === right) : undefined;
  return own === undefined ? (ROLES_WITH.get(right) ?? []).includes(role) : own.given;
}

/** Whether a role has a right, with what a base has switched. What is not in the table nobody has; what lacks what it needs neither. */
export function hasRight(role: Role, right: Right, switched: readonly Switched[] = []): boolean {
  return cellOf(role, right, switched) && (NEEDS[right] ?? []).every((needed) => hasRight(role, needed, switched));
}

function needsOf(right: Right): readonly Right[] {
  return [right, ...(NEEDS[right] ?? []).flatMap(needsOf)];
}

/** The cells with one of them switched: a right is given with all that it needs, and taken with all that need it. */
export function withSwitch(switched: readonly Switched[], { role, right, given }: Switched): readonly Switched[] {
  const along = given ? needsOf(right) : RIGHTS.filter((one) => needsOf(one).includes(right));
  return ROLES.flatMap((of) =>
    RIGHTS.flatMap((one): readonly Switched[] => {
      const isSet = of === role && along.includes(one);
      const has = isSet ? given : hasRight(of, one, switched);
      return canSwitchRight(of, one) && has !== hasRight(of, one) ? [{ role: of, right: one, given: has }] : [];
    }),
  );
}
