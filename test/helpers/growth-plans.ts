// Random sheets with growing lists, as plans: each is printed as our blank, and as the blank that LibreOffice inserts rows into.
import fc from 'fast-check';
import { formatColumnLetters } from '../../src/sheets/write/xlsx-document.ts';

export interface PlanBlock {
  readonly first: number;
  readonly last: number;
  readonly added: number;
}

export interface PlanArea {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A reference by what it means; how it is written depends on where it stands and for whom. */
export type PlanReference =
  /** So many rows above or below the formula's own. */
  | { readonly kind: 'own'; readonly column: number; readonly down: number }
  | { readonly kind: 'cell'; readonly column: number; readonly row: number; readonly isFixed: boolean }
  | { readonly kind: 'area'; readonly area: PlanArea; readonly isFixed: boolean }
  /** From the block's first row to this one, from this one to its last, or all of it without `$` in every row. */
  | { readonly kind: 'run' | 'rest' | 'loose'; readonly column: number }
  | { readonly kind: 'rows'; readonly top: number; readonly bottom: number }
  | { readonly kind: 'columns'; readonly left: number; readonly right: number }
  | { readonly kind: 'name'; readonly index: number };

export interface PlanTerm {
  readonly wrap: 'SUM' | 'COUNT' | 'MAX' | 'ROWS' | 'ROW' | 'COUNTIF' | 'SUMIF' | 'SUMPRODUCT' | 'INDEX';
  readonly reference: PlanReference;
}

export interface PlanFormula {
  readonly terms: readonly PlanTerm[];
}

/** A sheet called `数据` with data in columns A to D, formulas in E (rows of blocks) and F (others), and a sheet that refers to it. */
export interface GrowthPlan {
  readonly rows: number;
  readonly blocks: readonly PlanBlock[];
  readonly data: readonly (readonly (number | null)[])[];
  readonly inBlocks: readonly { readonly formula: PlanFormula; readonly isShared: boolean }[];
  readonly free: readonly { readonly row: number; readonly formula: PlanFormula }[];
  readonly second: readonly PlanFormula[];
  readonly names: readonly PlanArea[];
  readonly merges: readonly PlanArea[];
  readonly formats: readonly { readonly areas: readonly PlanArea[]; readonly counted: PlanArea }[];
  readonly validations: readonly { readonly areas: readonly PlanArea[]; readonly counted: PlanArea }[];
  readonly printArea: PlanArea | null;
}

/** The first key of a conditional format: each has its own number, by which it is known again. */
export const FIRST_KEY = 7001;

const WRAPS = ['SUM', 'COUNT', 'MAX', 'ROWS', 'ROW', 'COUNTIF', 'SUMIF', 'SUMPRODUCT', 'INDEX'] as const;

function areaOf(rows: number, columns: readonly [first: number, last: number], blocks: readonly PlanBlock[]): fc.Arbitrary<PlanArea> {
  // Half of all areas begin or end on the edges of blocks: there the rules differ.
  const edges = blocks.flatMap(({ first, last }) => [first, last, Math.max(1, first - 1), Math.min(rows, last + 1)]);
  const row = fc.oneof(fc.integer({ min: 1, max: rows }), fc.constantFrom(...edges));
  const column = fc.integer({ min: columns[0], max: columns[1] });
  return fc.tuple(row, row, column, column).map(([one, other, left, right]) => ({
    top: Math.min(one, other),
    bottom: Math.max(one, other),
    left: Math.min(left, right),
    right: Math.max(left, right),
  }));
}

function blocksOf(): fc.Arbitrary<{ readonly rows: number; readonly blocks: readonly PlanBlock[] }> {
  const one = fc.record({
    gap: fc.integer({ min: 0, max: 4 }),
    height: fc.integer({ min: 1, max: 4 }),
    added: fc.integer({ min: 0, max: 6 }),
  });
  return fc.tuple(fc.array(one, { minLength: 1, maxLength: 3 }), fc.integer({ min: 2, max: 6 })).map(([gaps, below]) => {
    let row = 1;
    const blocks = gaps.map(({ gap, height, added }, index) => {
      const first = row + gap + (index === 0 ? 1 : 0);
      row = first + height;
      return { first, last: first + height - 1, added: index === 0 ? added + 1 : added };
    });
    return { rows: row + below, blocks };
  });
}

/** Formulas of a block's rows: filled down, their own row and block in every way a sheet writes them. */
function blockFormulaOf(rows: number, blocks: readonly PlanBlock[]): fc.Arbitrary<PlanFormula> {
  const column = fc.integer({ min: 1, max: 4 });
  const reference: fc.Arbitrary<PlanReference> = fc.oneof(
    fc.record({ kind: fc.constant('own' as const), column, down: fc.integer({ min: -1, max: 1 }) }),
    fc.record({ kind: fc.constantFrom('run' as const, 'rest' as const, 'loose' as const), column }),
    fc.record({ kind: fc.constant('cell' as const), column, row: fc.integer({ min: 1, max: rows }), isFixed: fc.boolean() }),
    fc.record({ kind: fc.constant('area' as const), area: areaOf(rows, [1, 4], blocks), isFixed: fc.boolean() }),
    fc.record({ kind: fc.constant('columns' as const), left: fc.constant(1), right: column }),
  );
  return formulaOf(reference);
}

function formulaOf(reference: fc.Arbitrary<PlanReference>): fc.Arbitrary<PlanFormula> {
  const term = fc.record({ wrap: fc.constantFrom(...WRAPS), reference });
  return fc.record({ terms: fc.array(term, { minLength: 1, maxLength: 3 }) });
}

/** Formulas elsewhere; `right` is the last column that they may look at, so that none goes in a circle. */
function freeFormulaOf(rows: number, blocks: readonly PlanBlock[], right: number, names: number): fc.Arbitrary<PlanFormula> {
  const column = fc.integer({ min: 1, max: right });
  const edges = blocks.flatMap(({ first, last }) => [first, last, Math.min(rows, last + 1)]);
  const row = fc.oneof(fc.integer({ min: 1, max: rows }), fc.constantFrom(...edges));
  const area = fc.record({ kind: fc.constant('area' as const), area: areaOf(rows, [1, right], blocks), isFixed: fc.boolean() });
  const kinds: fc.Arbitrary<PlanReference>[] = [
    area,
    area,
    fc.record({ kind: fc.constant('cell' as const), column, row, isFixed: fc.boolean() }),
    fc.record({ kind: fc.constant('columns' as const), left: fc.constant(1), right: column }),
  ];
  if (names > 0) kinds.push(fc.record({ kind: fc.constant('name' as const), index: fc.integer({ min: 0, max: names - 1 }) }));
  if (right > 5)
    kinds.push(fc.tuple(row, row).map(([one, other]) => ({ kind: 'rows', top: Math.min(one, other), bottom: Math.max(one, other) })));
  return formulaOf(fc.oneof(...kinds));
}

/**
 * Merges in columns H to K that cut into no block and don't meet. LibreOffice does not shrink a merge when its last row goes, so a side head
 * that ends with its block, which the empty row would have to be in, is left to the tests by hand.
 */
function allowedMerges(candidates: readonly PlanArea[], blocks: readonly PlanBlock[]): readonly PlanArea[] {
  const kept: PlanArea[] = [];
  for (const area of candidates) {
    if (area.top === area.bottom && area.left === area.right) continue;
    const isCut = blocks.some(
      ({ first, last }) =>
        area.bottom > area.top && area.bottom >= first && area.top <= last && !(area.top <= first && area.bottom >= last),
    );
    const meets = kept.some((one) => one.top <= area.bottom && area.top <= one.bottom && one.left <= area.right && area.left <= one.right);
    const endsWithBlock = area.bottom > area.top && blocks.some(({ last }) => last === area.bottom);
    if (!isCut && !meets && !endsWithBlock) kept.push(area);
  }
  return kept;
}

/** Rules don't overlap: two on one cell are told apart by programs in different ways. */
function apart<T extends { readonly areas: readonly PlanArea[] }>(rules: readonly T[], column: (index: number) => number): readonly T[] {
  return rules.map((rule, index) => ({
    ...rule,
    areas: withoutMeeting(rule.areas.map((area) => ({ ...area, left: column(index), right: column(index) }))),
  }));
}

function withoutMeeting(areas: readonly PlanArea[]): readonly PlanArea[] {
  const sorted = areas.toSorted((one, other) => one.top - other.top);
  return sorted.filter((area, index) => index === 0 || area.top > (sorted[index - 1]?.bottom ?? 0) + 1).slice(0, 2);
}

/** A plan: 1 to 3 blocks, formulas with every kind of reference, names, merges, formats and validations around them. */
export function growthPlans(): fc.Arbitrary<GrowthPlan> {
  return blocksOf().chain(({ rows, blocks }) => {
    const area = areaOf(rows, [1, 4], blocks);
    const rule = fc.record({ areas: fc.array(area, { minLength: 1, maxLength: 2 }), counted: area });
    const number = fc.oneof({ arbitrary: fc.integer({ min: 1, max: 9_999_999 }), weight: 9 }, { arbitrary: fc.constant(null), weight: 1 });
    const isIn = (row: number): boolean => blocks.some(({ first, last }) => row >= first && row <= last);
    const outside = Array.from({ length: rows }, (_, index) => index + 1).filter((row) => !isIn(row));
    return fc.array(area, { minLength: 0, maxLength: 3 }).chain((names) =>
      fc.record<GrowthPlan>({
        rows: fc.constant(rows),
        blocks: fc.constant(blocks),
        names: fc.constant(names),
        data: fc.array(fc.array(number, { minLength: 4, maxLength: 4 }), { minLength: rows, maxLength: rows }),
        inBlocks: fc.array(fc.record({ formula: blockFormulaOf(rows, blocks), isShared: fc.boolean() }), {
          minLength: blocks.length,
          maxLength: blocks.length,
        }),
        free: fc.uniqueArray(fc.record({ row: fc.constantFrom(...outside), formula: freeFormulaOf(rows, blocks, 5, names.length) }), {
          maxLength: 6,
          selector: ({ row }) => row,
        }),
        second: fc.array(freeFormulaOf(rows, blocks, 6, names.length), { minLength: 1, maxLength: 6 }),
        merges: fc.array(areaOf(rows, [8, 11], blocks), { maxLength: 8 }).map((candidates) => allowedMerges(candidates, blocks)),
        formats: fc.array(rule, { maxLength: 2 }).map((rules) => apart(rules, (index) => index + 1)),
        validations: fc.array(rule, { maxLength: 2 }).map((rules) => apart(rules, (index) => index + 3)),
        printArea: fc.option(area),
      }),
    );
  });
}

/** For whom a plan is printed: our own growing, or LibreOffice, which gets an empty row behind each block. */
export type PlanSide = 'ours' | 'theirs';

/** Where a row of the plan stands in a side's blank. */
export function rowFor(plan: GrowthPlan, side: PlanSide, row: number): number {
  return side === 'ours' ? row : row + plan.blocks.filter(({ last }) => last < row).length;
}

/** Where an area of the plan ends in a side's blank: what ends on a block's last row takes the empty row behind it in, and so grows. */
export function bottomFor(plan: GrowthPlan, side: PlanSide, bottom: number): number {
  const isEdge = side === 'theirs' && plan.blocks.some(({ last }) => last === bottom);
  return rowFor(plan, side, bottom) + (isEdge ? 1 : 0);
}

/** `A5:B9` as it stands in a side's blank. */
export function areaFor(plan: GrowthPlan, side: PlanSide, area: PlanArea, mark = ''): string {
  const corner = (column: number, row: number): string => `${mark}${formatColumnLetters(column)}${mark}${row}`;
  return `${corner(area.left, rowFor(plan, side, area.top))}:${corner(area.right, bottomFor(plan, side, area.bottom))}`;
}

/** What a plan has that growing must get right, in its blocks that really grow. */
export function planFeatures(plan: GrowthPlan): readonly string[] {
  const features = new Set<string>();
  for (const [index, { first, last, added }] of plan.blocks.entries()) {
    if (added === 0) continue;
    const height = first === last ? 'one row' : 'rows';
    const { formula, isShared } = plan.inBlocks[index] ?? { formula: { terms: [] }, isShared: false };
    for (const { reference } of formula.terms) features.add(`${reference.kind} in ${height}`);
    if (isShared && first < last) features.add('shared');
    if (plan.merges.some(({ top, bottom }) => top === last && bottom === last)) features.add(`merge copied with ${height}`);
    if (plan.merges.some(({ top, bottom }) => top <= first && bottom > last)) features.add('merge around');
    if (plan.merges.some(({ top }) => top > last)) features.add('merge below');
    const areas = {
      names: plan.names,
      formats: plan.formats.flatMap((rule) => rule.areas),
      validations: plan.validations.flatMap((rule) => rule.areas),
    };
    for (const [kind, list] of Object.entries(areas)) {
      if (list.some(({ bottom }) => bottom === last)) features.add(`${kind} to the last row`);
      if (list.some(({ top }) => top > last)) features.add(`${kind} below`);
    }
  }
  for (const { terms } of [...plan.second, ...plan.free.map(({ formula }) => formula)])
    for (const { reference } of terms) features.add(`${reference.kind} elsewhere`);
  if (plan.printArea !== null) features.add('print area');
  if (plan.blocks.filter(({ added }) => added > 0).length > 2) features.add('three blocks');
  return [...features].toSorted((one, other) => (one < other ? -1 : 1));
}
