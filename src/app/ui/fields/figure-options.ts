// The report's figures as a list to pick from: of a target the indicator, of a figure filed before the program its address. Pure.
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
