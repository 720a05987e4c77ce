// Who may do what: roles, rights, and which role has which. The same table for every host.

/** Roles of a base's people (docs/rules/safety.md, People and rights). */
export const ROLES = ['manager', 'statistician', 'front_desk', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/**
 * What a method needs. `look`: facts that everybody sees. `sales.look`: sales figures, the report and what is computed from them.
 * `contacts.look`: phone numbers in full. `money.look`: rents, deposits, payments, statements. `files.look`: a tenant's papers and
 * attachments. `cases.look`: complaints and what became of them. `bookings.waive`: a charge for cancelling let off.
 * `safety`: backups made, the base checked, the history. `base.change`: another base or an older one in its place, the second folder,
 * what is set for all of it. `rights.write`: people, and as whom is written.
 */
export const RIGHTS = [
  'look',
  'contacts.look',
  'sales.look',
  'money.look',
  'files.look',
  'cases.look',
  'bookings.write',
  'bookings.waive',
  'contacts.write',
  'records.write',
  'sales.write',
  'month.write',
  'safety',
  'base.change',
  'rights.write',
] as const;
export type Right = (typeof RIGHTS)[number];

const RIGHTS_OF: Readonly<Record<Role, readonly Right[]>> = {
  manager: RIGHTS,
  statistician: [
    'look',
    'contacts.look',
    'sales.look',
    'money.look',
    'files.look',
    'cases.look',
    'records.write',
    'sales.write',
    'month.write',
    'safety',
  ],
  front_desk: ['look', 'contacts.look', 'bookings.write', 'contacts.write'],
  viewer: ['look'],
};

/** Whether a role has a right. */
export function mayDo(role: Role, right: Right): boolean {
  return RIGHTS_OF[role].includes(right);
}
