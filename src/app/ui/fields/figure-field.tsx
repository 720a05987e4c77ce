// A figure of the report, picked from its list by words or by address.
import type { ComponentProps } from 'react';
import { useApiQuery } from '../api.tsx';
import { useToday } from '../today.ts';
import { ChoiceField } from './choice-fields.tsx';
import { listFigureOptions } from './figure-options.ts';

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
