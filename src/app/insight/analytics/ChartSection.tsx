// A chart under its heading, with what it means and where its figures come from.
import { Link } from 'wouter';
import type { ReactNode } from 'react';
import type { ChartName } from '../../../contract/insight/insight-shapes.ts';
import { CHART_TITLES } from '../../../contract/insight/charts-messages.ts';
import { Chart, type ChartNumbers } from '../../ui/Chart.tsx';
import { getLanguage } from '../../ui/i18n.ts';
import { Section } from '../../ui/Page.tsx';
import { sayAnalytics } from './analytics-messages.ts';

type ChartOption = Parameters<typeof Chart>[0]['option'];

interface ChartSectionProps {
  readonly chart: ChartName;
  readonly option: ChartOption;
  readonly numbers: ChartNumbers;
  readonly exportNumbers: (chart: ChartName) => Promise<void>;
  /** The month and address that the newest figure comes from. */
  readonly trace?: { readonly month: string; readonly address: string };
  readonly note?: ReactNode;
  readonly height?: number;
}

const HEIGHT = 260;

export function ChartSection({ chart, option, numbers, exportNumbers, trace, note, height = HEIGHT }: ChartSectionProps) {
  const title = CHART_TITLES[getLanguage()][chart];
  const actions =
    trace === undefined || trace.address === '' ? null : (
      <Link className="analytics-trace" href={`~/report/${trace.month}/figure/${trace.address}`}>
        {sayAnalytics('trace')} {trace.address}
      </Link>
    );
  return (
    <Section title={title} actions={actions}>
      {note === undefined ? null : <p className="soft analytics-note">{note}</p>}
      <Chart label={title} height={height} option={option} numbers={numbers} exportNumbers={async () => exportNumbers(chart)} />
    </Section>
  );
}
