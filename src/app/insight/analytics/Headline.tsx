// The span in six figures.
import { Link } from 'wouter';
import type { ReactNode } from 'react';
import type { Analytics } from '../../../contract/insight/insight-shapes.ts';
import { sumSafe } from '../../../domain/values/quantity.ts';
import { printPercent } from '../../../domain/report/figure-text.ts';
import { Section } from '../../ui/Page.tsx';
import { NO_VALUE, Wan } from '../../ui/values.tsx';
import { sayAnalytics } from './analytics-messages.ts';
import { computeGrowth, formatPercent } from './chart-tables.ts';

/** The figures that sum up the months. */
export function Headline({ all }: { readonly all: Analytics }) {
  const growth = computeGrowth(all);
  const occupied = sumSafe(all.use.map((one) => one.occupied));
  const open = sumSafe(all.use.map((one) => one.open));
  const figures: readonly (readonly [string, ReactNode])[] = [
    [
      `${sayAnalytics('total')}（${sayAnalytics('wan')}）`,
      <Link key="total" href={`~/report/${all.to}/figure/${all.sales.address}`}>
        <Wan fen={all.sales.total.raw} />
      </Link>,
    ],
    [
      sayAnalytics('growth'),
      growth === NO_VALUE ? <span className="analytics-small">{sayAnalytics('growthNone')}</span> : formatPercent(growth),
    ],
    [sayAnalytics('concentration', { top: all.concentration.top }), formatPercent(all.concentration.share)],
    [sayAnalytics('comparable'), formatPercent(all.comparable.total.growth)],
    [sayAnalytics('use'), formatPercent(printPercent(occupied, open))],
    [sayAnalytics('occupancy'), formatPercent(all.occupancy.at(-1)?.rate.text ?? null)],
  ];
  return (
    <Section title={sayAnalytics('headline')}>
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
