// The span in six figures.
import { Link } from 'wouter';
import type { ReactNode } from 'react';
import type { Analytics } from '../../../contract/insight/insight-shapes.ts';
import { sumSafe } from '../../../domain/values/quantity.ts';
import { printPercent } from '../../../domain/report/figure-text.ts';
import { useMessages } from '../../ui/i18n.ts';
import { Section } from '../../ui/Page.tsx';
import { NO_VALUE, Wan } from '../../ui/values.tsx';
import { analyticsWords } from './analytics-messages.ts';
import { computeGrowth, formatPercent } from './chart-tables.ts';

/** The figures that sum up the months. */
export function Headline({ all }: { readonly all: Analytics }) {
  const say = useMessages(analyticsWords);
  const growth = computeGrowth(all);
  const occupied = sumSafe(all.use.map((one) => one.occupied));
  const open = sumSafe(all.use.map((one) => one.open));
  const figures: readonly (readonly [string, ReactNode])[] = [
    [
      `${say('total')}（${say('wan')}）`,
      <Link key="total" href={`~/report/${all.to}/figure/${all.sales.address}`}>
        <Wan fen={all.sales.total.raw} />
      </Link>,
    ],
    [say('growth'), growth === NO_VALUE ? <span className="analytics-small">{say('growthNone')}</span> : formatPercent(growth)],
    [say('concentration', { top: all.concentration.top }), formatPercent(all.concentration.share)],
    [say('comparable'), formatPercent(all.comparable.total.growth)],
    [say('use'), formatPercent(printPercent(occupied, open))],
    [say('occupancy'), formatPercent(all.occupancy.at(-1)?.rate.text ?? null)],
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
