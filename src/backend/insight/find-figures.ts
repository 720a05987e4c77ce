// Where a profile prints a thing: addresses found by the measure behind them, so that another city's form serves too.
import type { MeasureName } from '../../domain/report/facts.ts';
import type { Series, SpecView, Specs } from '../../domain/report/specs.ts';

/** What is looked for: a measure, or one over another in percent. */
export type Wanted = { readonly measure: MeasureName } | { readonly numerator: MeasureName; readonly denominator: MeasureName };

function isMeasure(series: Series | undefined, measure: MeasureName): boolean {
  return series?.source.kind === 'measure' && series.source.by === null && series.source.measure === measure;
}

/** The first series of an indicators' table that shows it, or null where the profile has none. */
export function findSeries(specs: Specs, wanted: Wanted): Series | null {
  for (const series of specs.series.values()) {
    if (series.monthAddress === null) continue;
    if ('measure' in wanted) {
      if (isMeasure(series, wanted.measure)) return series;
    } else if (series.source.kind === 'ratio') {
      const { numerator, denominator } = series.source;
      if (isMeasure(specs.series.get(numerator), wanted.numerator) && isMeasure(specs.series.get(denominator), wanted.denominator))
        return series;
    }
  }
  return null;
}

/** The address at which a series is shown in this view, or null. */
export function findAddressOfView(specs: Specs, series: Series, kind: SpecView['kind']): string | null {
  for (const spec of specs.figures.values()) if (spec.series.key === series.key && spec.view.kind === kind) return spec.address;
  return null;
}

/** A member of a breakdown with the address of its month's figure. */
export interface MemberSeries {
  readonly name: string;
  readonly address: string;
}

/** The members of a breakdown of a measure, in the form's order, without 合计. */
export function findMembers(specs: Specs, measure: MeasureName, by: 'platform' | 'goods_class'): MemberSeries[] {
  return [...specs.series.values()].flatMap(({ source, monthAddress }) => {
    if (source.kind !== 'measure' || source.by !== by || source.member === null || source.measure !== measure) return [];
    return monthAddress === null ? [] : [{ name: source.member, address: monthAddress }];
  });
}
