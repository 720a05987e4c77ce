// The table of rights as a base has it: a row a right, a cell a role.
import { canSwitchRight, hasRight, type Right, RIGHTS, type Role, ROLES, type Switched } from '../../domain/base/rights.ts';

/** Whether a role has a right, whether that is not as it stands, and whether nobody can switch it. */
export interface RightCell {
  readonly role: Role;
  readonly has: boolean;
  readonly isChanged: boolean;
  readonly isFixed: boolean;
}

/** A right with its cells, in the order of the roles. */
export interface RightRow {
  readonly right: Right;
  readonly cells: readonly RightCell[];
}

/** The table; entering, which everybody may, is left out. */
export function createRightsTable(switched: readonly Switched[]): readonly RightRow[] {
  return RIGHTS.filter((right) => right !== 'open').map((right) => ({
    right,
    cells: ROLES.map((role) => {
      const has = hasRight(role, right, switched);
      return { role, has, isChanged: has !== hasRight(role, right), isFixed: !canSwitchRight(role, right) };
    }),
  }));
}
