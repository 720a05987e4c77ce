// Which tenants of the list "who owes what" are on view. Pure.
import type { OwedLine } from '../../contract/money/money-shapes.ts';

export const OWED_VIEWS = ['overdue', 'open', 'deposit', 'all'] as const;
export type OwedView = (typeof OWED_VIEWS)[number];

const BELONGS: Readonly<Record<OwedView, (line: OwedLine) => boolean>> = {
  overdue: (line) => line.overdue > 0,
  open: (line) => line.open > 0,
  deposit: (line) => line.depositHeld < line.depositDue,
  all: () => true,
};

/** The lines of a view, in the order that they came. */
export function listOwedIn(view: OwedView, lines: readonly OwedLine[]): readonly OwedLine[] {
  return lines.filter(BELONGS[view]);
}

/** The view that the page begins with: the narrowest that holds somebody. */
export function chooseFirstView(lines: readonly OwedLine[]): OwedView {
  return OWED_VIEWS.find((view) => listOwedIn(view, lines).length > 0) ?? 'all';
}
