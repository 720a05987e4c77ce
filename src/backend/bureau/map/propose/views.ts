// Which column of a table the words about time mean: this month, the year so far, last year, the growth.
import type { FigureView } from '../../../../domain/report/shape.ts';
import type { ViewFlag } from './lexicon.ts';

/** The view that heads and labels name together; null where they name none. */
export type NamedView = 'month' | 'ytd' | 'month_ly' | 'ytd_ly' | 'month_yoy' | 'ytd_yoy' | 'share';

/** A view, and how sure the words are of it. */
export interface SeenView {
  readonly view: NamedView | null;
  readonly sure: number;
}

/** Only the year is named: 上年 over a single column may be its month or its sum. */
const BARE = 0.7;

/** What words about time mean together: 累计 over 上年同期 is last year's sum. */
export function combineViews(flags: ReadonlySet<ViewFlag>): SeenView {
  const isCumulative = flags.has('cumulative');
  if (flags.has('share')) return { view: flags.size === 1 || (flags.size === 2 && flags.has('now')) ? 'share' : null, sure: 1 };
  if (flags.has('growth')) return { view: isCumulative ? 'ytd_yoy' : 'month_yoy', sure: 1 };
  if (flags.has('lastYear')) {
    const isBare = flags.has('bare') && !isCumulative && !flags.has('now');
    return { view: isCumulative ? 'ytd_ly' : 'month_ly', sure: isBare ? BARE : 1 };
  }
  if (isCumulative) return { view: 'ytd', sure: 1 };
  return flags.has('now') ? { view: 'month', sure: 1 } : { view: null, sure: 1 };
}

interface Column {
  readonly key: string;
  readonly view: FigureView;
}

/** The column of these that shows the view, or null. */
export function findColumnOfView(columns: readonly Column[], view: NamedView): Column | null {
  const of = (key: string): Column | undefined => columns.find((column) => column.key === key);
  switch (view) {
    case 'month_yoy':
    case 'ytd_yoy': {
      const wanted = view === 'ytd_yoy' ? 'ytd' : 'month';
      return columns.find((column) => column.view.kind === 'yoy' && of(column.view.of)?.view.kind === wanted) ?? null;
    }
    default:
      return columns.find((column) => column.view.kind === view) ?? null;
  }
}
