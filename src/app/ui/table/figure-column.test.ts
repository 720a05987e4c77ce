// A column of figures: what it shows, sorts by and exports.
import { expect, it } from 'vitest';
import { createFigureColumn } from './table-rows.ts';

const ABOUT = { key: 'area', title: '面积', width: 90 };
const say = (figure: number | null): string => (figure === null ? '—' : `${figure} m²`);

it('says a figure in words and sorts by what it is; a missing one is a dash and stands last', () => {
  const column = createFigureColumn<{ readonly area: number | null }>(ABOUT, ({ area }) => area, say);
  expect([column.text({ area: 120 }), column.text({ area: null })]).toEqual(['120 m²', '—']);
  expect([column.sort?.({ area: 120 }), column.sort?.({ area: null })]).toEqual([120, null]);
  expect([column.align, column.value]).toEqual(['right', undefined]);
});

it('exports what it is told to, and nothing where there is nothing', () => {
  const column = createFigureColumn<{ readonly area: number | null }>(
    ABOUT,
    ({ area }) => area,
    say,
    (area) => area / 100,
  );
  expect([column.value?.({ area: 120 }), column.value?.({ area: null })]).toEqual([1.2, null]);
});
