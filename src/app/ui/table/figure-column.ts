// A column of figures.
import type { Column } from './table-rows.ts';

/** A column at the right: said by `say`, sorted by what it is; `value`: what an exported sheet holds instead of its words. */
export function createFigureColumn<R>(
  about: Pick<Column<R>, 'key' | 'title' | 'width' | 'hidden'>,
  of: (row: R) => number | null,
  say: (figure: number | null) => string,
  value?: (figure: number) => string | number,
): Column<R> {
  const exported = (row: R): string | number | null => {
    const figure = of(row);
    return figure === null || value === undefined ? null : value(figure);
  };
  return { ...about, align: 'right', text: (row) => say(of(row)), sort: of, ...(value === undefined ? {} : { value: exported }) };
}
