// What a statement may bill apart; without its shape, so that a command that only offers the choice starts without zod.
export { BILLABLE_PARTS, type BillablePart } from '../../domain/money/statement-parts.ts';
