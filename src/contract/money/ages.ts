// The ages of what is overdue, for those who may not ask the domain.
export { AGES } from '../../domain/money/due.ts';
