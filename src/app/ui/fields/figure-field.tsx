// A figure of the report, picked from its list by words or by address.
import type { ComponentProps } from 'react';
import { useApiQuery } from '../api.tsx';
import { useToday } from '../today.ts';
import { ChoiceField } from './choice-fields.tsx';
import type { HistoricalGrid } from '../../../contract/report/filing-shapes.ts';

interface FigureOption {
  readonly value: string;
  readonly label: string;
}

/** Columns of the tables of indicators: a target stands for the row, whatever its columns. */
const OF_INDICATOR = /^([^.]+\.[^.]+)\.(?:month|value)$/;

/** What can be picked, in the form's order. */
export function listFigureOptions(rows: HistoricalGrid['rows'], isIndicator: boolean): readonly FigureOption[] {
  return rows.flatMap(({ figure, label }) => {
    const own = OF_INDICATOR.exec(figure)?.[1];
    if (!isIndicator) return [{ value: figure, label }];
    // Of `ZB-2.06 直播成交额·本年 本月` the indicator alone.
    return own === undefined ? [] : [{ value: own, label: label.slice(0, label.lastIndexOf('·')) }];
  });
}

type FigureFieldProps = Omit<ComponentProps<typeof ChoiceField>, 'options'> & {
  /** Whether the row of the table is meant, as by a target, and not a figure of it. */
  readonly isIndicator: boolean;
};

export function FigureField({ isIndicator, ...field }: FigureFieldProps) {
  const year = Number(useToday().slice(0, 4));
  const asked = useApiQuery('filing.historical', { year });
  const options = asked.state === 'ready' ? listFigureOptions(asked.value.rows, isIndicator) : [];
  return <ChoiceField {...field} options={options} />;
}
