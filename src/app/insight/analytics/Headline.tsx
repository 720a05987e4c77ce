// The span in six figures.
import { Link } from 'wouter';
import type { ReactNode } from 'react';
import type { Analytics } from '../../../contract/insight/insight-shapes.ts';
import { sumSafe } from '../../../domain/values/quantity.ts';
import { printGrowth, printPercent } from '../../../domain/report/figure-text.ts';
import { useWords } from '../../kit/i18n.ts';
import { Section } from '../../kit/Page.tsx';
import { NO_VALUE, Wan } from '../../kit/values.tsx';
import { analyticsWords } from './analytics-words.ts';

function percent(text: string | null): string {
  return text === null || text === NO_VALUE ? NO_VALUE : `${text}%`;
}

/** Growth of the sums; only where each month has a year before it. */
function growthOf({ sales }: Analytics): string {
  const raws = [...sales.paid.points, ...sales.before.points].map((one) => one.raw);
  if (raws.some((raw) => raw === null)) return NO_VALUE;
  const sum = (points: Analytics['sales']['paid']['points']): number => sumSafe(points.map((one) => one.raw ?? 0));
  return printGrowth(sum(sales.paid.points), sum(sales.before.points)) ?? NO_VALUE;
}

/** The figures that sum up the months. */
export function Headline({ all }: { readonly all: Analytics }) {
  const say = useWords(analyticsWords);
  const growth = growthOf(all);
  const occupied = sumSafe(all.use.map((one) => one.occupied));
  const open = sumSafe(all.use.map((one) => one.open));
  const figures: readonly (readonly [string, ReactNode])[] = [
    [
      `${say('total')}（${say('wan')}）`,
      <Link key="total" href={`~/report/${all.to}/figure/${all.sales.address}`}>
        <Wan fen={all.sales.total.raw} />
      </Link>,
    ],
    [say('growth'), growth === NO_VALUE ? <span className="analytics-small">{say('growthNone')}</span> : percent(growth)],
    [say('concentration', { top: all.concentration.top }), percent(all.concentration.share)],
    [say('comparable'), percent(all.comparable.total.growth)],
    [say('use'), percent(printPercent(occupied, open))],
    [say('occupancy'), percent(all.occupancy.at(-1)?.rate.text ?? null)],
  ];
  return (
    <Section title={say('headline')}>
      <dl className="analytics-headline">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
