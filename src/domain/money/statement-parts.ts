// What a statement is of: rent and studio charges are items of their own, each billed on its own day (docs/rules/money.md, Statement).

/** Everything of a month, its rent alone, or its sessions and typed charges alone. */
export const STATEMENT_PARTS = ['whole', 'rent', 'studio'] as const;
export type StatementPart = (typeof STATEMENT_PARTS)[number];

/** The parts that can be asked for; null where none is named: all that is to be billed by now. */
export const BILLABLE_PARTS = ['rent', 'studio'] as const;
export type BillablePart = (typeof BILLABLE_PARTS)[number];

/** What decides which statements a tenant's month takes next. */
export interface PartsGround {
  /** The parts that have a statement already. */
  readonly made: ReadonlySet<StatementPart>;
  readonly isOver: boolean;
  readonly hasRent: boolean;
}

/**
 * Lists the statements that a month takes next, in order. A month billed as a whole stays whole; until it is over its rent is billed alone,
 * as its sessions are not settled.
 */
export function listPartsToMake(asked: BillablePart | null, { made, isOver, hasRent }: PartsGround): readonly StatementPart[] {
  if (made.has('whole')) return ['whole'];
  if (asked !== null) return [asked];
  if (made.size === 0) return isOver || !hasRent ? ['whole'] : ['rent'];
  return isOver || made.has('studio') ? ['rent', 'studio'] : ['rent'];
}
