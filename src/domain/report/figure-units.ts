// The printed unit of a report's figures, which a typed value is read in.
import type { ProfileShape } from './shape.ts';
import { type FigureSpec, specsOf, type SpecView } from './specs.ts';
import { PERCENT } from './units.ts';

/** The printed unit of a column's view of a row in `unit`: growth and shares are percentages. */
export function getUnitOfView(view: { readonly kind: SpecView['kind'] }, unit: string): string {
  return view.kind === 'yoy' || view.kind === 'share' ? PERCENT : unit;
}

/** Units by address. */
export interface FigureUnits {
  /** The printed unit of a figure's address (`ZB-2.06.month`), or null if the profile has no such figure. */
  readonly unitOfFigure: (figure: string) => string | null;
  /** The printed unit of an indicator, an address without its column (`ZB-2.06`), or null if the profile has no such row. */
  readonly unitOfIndicator: (indicator: string) => string | null;
}

/** The units of a profile's figures. */
export function indexFigureUnits(profile: ProfileShape): FigureUnits {
  const { figures } = specsOf(profile);
  const unitOf = (spec: FigureSpec | undefined): string | null => {
    return spec === undefined ? null : getUnitOfView(spec.view, spec.unit);
  };
  const isRow = (address: string, indicator: string): boolean => address.slice(0, address.lastIndexOf('.')) === indicator;
  return {
    unitOfFigure: (figure) => unitOf(figures.get(figure)),
    unitOfIndicator: (indicator) => unitOf([...figures.values()].find((one) => isRow(one.address, indicator))),
  };
}
