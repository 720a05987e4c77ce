// The columns of the self-check before the report is handed in, and what is said of a figure beside earlier ones.
import type { SelfCheckRow } from '../../contract/report/self-check-shapes.ts';
import { withThousands } from '../../domain/values/quantity.ts';
import { Tag } from '../ui/Page.tsx';
import type { SayOf } from '../ui/i18n.ts';
import type { Column } from '../ui/table/table-rows.ts';
import type { saySelfCheck } from './self-check-messages.ts';

type Earlier = SelfCheckRow['lastMonth'];

/** `+12.5%`, or the points that a percentage moved; empty where there is nothing to compare. */
function growthText(unit: string, earlier: Earlier): string {
  if (earlier === null) return '';
  if (earlier.growth !== null) return `${earlier.growth}%`;
  return unit === '%' ? (earlier.change ?? '') : '';
}

/** The size of a change, for sorting. */
function growthSize(unit: string, earlier: Earlier): number | null {
  const text = growthText(unit, earlier).replace('%', '');
  return text === '' ? null : Math.abs(Number(text));
}

const LEVEL_TONES = { high: 'danger', some: 'warn', plain: 'plain', none: 'plain' } as const;

/** Builds the columns of the list. */
export function buildSelfCheckColumns(say: SayOf<typeof saySelfCheck>): readonly Column<SelfCheckRow>[] {
  return [
    { key: 'label', title: say('indicator'), width: 356, text: (row) => row.label },
    { key: 'now', title: say('now'), width: 100, align: 'right', text: (row) => withThousands(row.text) },
    { key: 'unit', title: say('unit'), width: 68, text: (row) => row.unit },
    { key: 'lastMonth', title: say('lastMonth'), width: 100, align: 'right', text: (row) => withThousands(row.lastMonth?.text ?? '') },
    {
      key: 'lastMonthGrowth',
      title: say('lastMonthGrowth'),
      width: 86,
      align: 'right',
      text: (row) => growthText(row.unit, row.lastMonth),
      sort: (row) => growthSize(row.unit, row.lastMonth),
    },
    { key: 'lastYear', title: say('lastYear'), width: 100, align: 'right', text: (row) => withThousands(row.lastYear?.text ?? '') },
    {
      key: 'lastYearGrowth',
      title: say('lastYearGrowth'),
      width: 86,
      align: 'right',
      text: (row) => growthText(row.unit, row.lastYear),
      sort: (row) => growthSize(row.unit, row.lastYear),
    },
    {
      key: 'level',
      title: say('level'),
      width: 84,
      filter: true,
      text: (row) => say(`level_${row.level}`),
      sort: (row) => row.unusual,
      render: (row) => <Tag tone={LEVEL_TONES[row.level]}>{say(`level_${row.level}`)}</Tag>,
    },
    { key: 'said', title: say('said'), width: 70, filter: true, text: (row) => (row.explanation === '' ? '—' : say('yes')) },
  ];
}

/** Says an earlier value with how far the present one is from it; empty where there is none. */
export function formatEarlier(earlier: Earlier, unit: string, change: (facts: { change: string; unit: string }) => string): string {
  if (earlier === null) return '';
  const text = withThousands(earlier.text);
  return earlier.change === null ? text : `${text}（${change({ change: withThousands(earlier.change), unit })}）`;
}
