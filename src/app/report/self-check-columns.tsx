// The columns of the self-check before the report is handed in, and what is said of a figure beside earlier ones.
import type { SelfCheckRow } from '../../contract/report/self-check-shapes.ts';
import { withThousands } from '../../domain/values/quantity.ts';
import { Tag } from '../ui/Page.tsx';
import type { Column } from '../ui/table/table-rows.ts';
import { saySelfCheck } from './self-check-messages.ts';

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
export function buildSelfCheckColumns(): readonly Column<SelfCheckRow>[] {
  return [
    { key: 'label', title: saySelfCheck('indicator'), width: 356, text: (row) => row.label },
    { key: 'now', title: saySelfCheck('now'), width: 100, align: 'right', text: (row) => withThousands(row.text) },
    { key: 'unit', title: saySelfCheck('unit'), width: 68, text: (row) => row.unit },
    {
      key: 'lastMonth',
      title: saySelfCheck('lastMonth'),
      width: 100,
      align: 'right',
      text: (row) => withThousands(row.lastMonth?.text ?? ''),
    },
    {
      key: 'lastMonthGrowth',
      title: saySelfCheck('lastMonthGrowth'),
      width: 86,
      align: 'right',
      text: (row) => growthText(row.unit, row.lastMonth),
      sort: (row) => growthSize(row.unit, row.lastMonth),
    },
    {
      key: 'lastYear',
      title: saySelfCheck('lastYear'),
      width: 100,
      align: 'right',
      text: (row) => withThousands(row.lastYear?.text ?? ''),
    },
    {
      key: 'lastYearGrowth',
      title: saySelfCheck('lastYearGrowth'),
      width: 86,
      align: 'right',
      text: (row) => growthText(row.unit, row.lastYear),
      sort: (row) => growthSize(row.unit, row.lastYear),
    },
    {
      key: 'level',
      title: saySelfCheck('level'),
      width: 84,
      filter: true,
      text: (row) => saySelfCheck(`level_${row.level}`),
      sort: (row) => row.unusual,
      render: (row) => <Tag tone={LEVEL_TONES[row.level]}>{saySelfCheck(`level_${row.level}`)}</Tag>,
    },
    {
      key: 'said',
      title: saySelfCheck('said'),
      width: 70,
      filter: true,
      text: (row) => (row.explanation === '' ? '—' : saySelfCheck('yes')),
    },
  ];
}

/** Says an earlier value with how far the present one is from it; empty where there is none. */
export function formatEarlier(earlier: Earlier, unit: string, change: (facts: { change: string; unit: string }) => string): string {
  if (earlier === null) return '';
  const text = withThousands(earlier.text);
  return earlier.change === null ? text : `${text}（${change({ change: withThousands(earlier.change), unit })}）`;
}
