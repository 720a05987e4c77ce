// What becomes of every formula in a sheet's cells: as it reads in its place, and in the copies of a template row.
import { parseArea, type SheetGrowth } from '../book/book-model.ts';
import { attributeOf, escapeText, getTextOfNode, type XmlNode } from '../book/xml-edit.ts';
import { block, blockAt, blocksOf, type GrowContext } from './grow-context.ts';
import { canBeJudged, canReachMovedRows, type FormulaCell, growCellFormula, judgeFormula } from './grow-formulas.ts';
import { shiftSharedFormula } from '../formula/shared-formula.ts';
import type { FormulaRow } from './scan-formulas.ts';
import { growArea, moveArea, moveCell, moveRow } from './shift.ts';

/** The element with another formula; `isPlain`: no longer part of a shared one. All other attributes stay. */
function withFormula(text: string, formula: XmlNode, changed: string, isPlain: boolean): string {
  const tag = text.slice(formula.from, formula.openTo);
  const open = isPlain ? withoutAttributes(tag, 't|si|ref') : tag;
  return closed(open, escapeText(changed));
}

/** The element of a shared formula's beginning, made into one that only points to it. */
function rewriteAsFollower(text: string, formula: XmlNode): string {
  const open = withoutAttributes(text.slice(formula.from, formula.openTo), 'ref');
  return open.endsWith('/>') ? open : `${open.slice(0, -1)}/>`;
}

/** The element with other values for some of the attributes that it has. */
function withAttributes(element: string, changes: ReadonlyMap<string, string>): string {
  const end = element.indexOf('>');
  let open = element.slice(0, end);
  for (const [name, value] of changes)
    open = open.replace(
      new RegExp(String.raw`(\s${name}\s*=\s*)(["'])[^"']*\2`),
      (_, before: string, quote: string) => `${before}${quote}${value}${quote}`,
    );
  return open + element.slice(end);
}

function withoutAttributes(tag: string, names: string): string {
  return tag.replace(new RegExp(String.raw`\s(?:${names})\s*=\s*(?:"[^"]*"|'[^']*')`, 'g'), '');
}

function closed(open: string, inner: string): string {
  if (open === '<f>') return `<f>${inner}</f>`;
  const raw = /^<([^\s/>]+)/.exec(open)?.[1] ?? 'f';
  const start = open.endsWith('/>') ? `${open.slice(0, -2).trimEnd()}>` : open;
  return `${start}${inner}</${raw}>`;
}

/** What becomes of one `<f>`: the element in its own place (null: as it was), and in the nth copy of its row. One without a plan stays as it is. */
export interface FormulaPlan {
  readonly own: string | null;
  readonly copy: ((offset: number) => string) | null;
}

/** A cell with a formula. `own` is what its element says: nothing for the followers of a shared formula. */
interface Spot extends FormulaCell {
  readonly element: XmlNode;
  readonly kind: string;
  readonly own: string;
  /** The cell that begins the shared formula; itself, where it does. */
  readonly master: Spot | null;
}

/** What the formula says in this cell. */
function writtenOf({ own, master, row, column }: Spot): string {
  return master === null ? own : shiftSharedFormula(master.own, row - master.row, column - master.column);
}

/** One sheet's formulas being planned. */
interface Planning {
  readonly context: GrowContext;
  readonly growth: SheetGrowth;
  readonly text: string;
  /** What stands in a cell of a block, by `row:column`. */
  readonly inBlocks: ReadonlyMap<string, string>;
}

/** The plan for each formula of a sheet that changes or is copied, by the place of its element in `text`. */
export function planFormulas(
  context: GrowContext,
  sheet: number,
  text: string,
  rows: readonly FormulaRow[],
): ReadonlyMap<number, FormulaPlan> {
  const growth = blocksOf(context, sheet);
  const inBlocks = new Map<string, string>();
  const planning: Planning = { context, growth, text, inBlocks };
  const plans = new Map<number, FormulaPlan>();
  const groups = new Map<Spot, Spot[]>();
  const ofBlocks: Spot[] = [];
  for (const spot of spotsOf(sheet, text, rows)) {
    judgeSpot(planning, spot);
    const isInBlock = blockAt(growth, spot.row) !== null;
    if (isInBlock) inBlocks.set(`${spot.row}:${spot.column}`, writtenOf(spot));
    const group = spot.master === null ? undefined : groups.get(spot.master);
    if (group !== undefined) group.push(spot);
    else if (spot.master !== null) groups.set(spot.master, [spot]);
    else if (isInBlock) ofBlocks.push(spot);
    else planPlain(planning, spot, plans);
  }
  for (const spot of ofBlocks) planPlain(planning, spot, plans);
  for (const [master, group] of groups)
    if (growth.length > 0 || canReachMovedRows(context, master.own)) planGroup(planning, master, group, plans);
  return plans;
}

function* spotsOf(sheet: number, text: string, rows: readonly FormulaRow[]): Generator<Spot> {
  const masters = new Map<string, Spot>();
  for (const row of rows) {
    for (const { column, formula: element } of row.formulas) {
      const kind = attributeOf(element, 't')?.value ?? 'normal';
      const own = getTextOfNode(text, element);
      const place = { sheet, row: row.number, column, element, kind, own };
      const group = kind === 'shared' ? (attributeOf(element, 'si')?.value ?? '') : null;
      if (group !== null && own !== '' && (attributeOf(element, 'ref') !== null || !masters.has(group)))
        masters.set(group, ownMaster(place));
      const master = group === null ? null : (masters.get(group) ?? null);
      yield master !== null && master.element === element ? master : { ...place, master };
    }
  }
}

/** The cell that begins a shared formula is its own master. */
function ownMaster(place: Omit<Spot, 'master'>): Spot {
  const spot: { -readonly [K in keyof Spot]: Spot[K] } = { ...place, master: null };
  spot.master = spot;
  return spot;
}

/** Array formulas and data tables may not meet a block; references over sheets and by text are judged for all. */
function judgeSpot({ context, growth }: Planning, spot: Spot): void {
  // What may be in the way is the same in all cells of a shared formula but for rows: the short question comes first.
  if (canBeJudged((spot.master ?? spot).own)) judgeFormula(context, writtenOf(spot), spot.sheet, spot);
  if (spot.kind !== 'array' && spot.kind !== 'dataTable') return;
  const area = parseArea(attributeOf(spot.element, 'ref')?.value ?? '') ?? { top: spot.row, bottom: spot.row };
  const isIn = growth.some(({ first, last }) => area.top <= last && area.bottom >= first);
  if (isIn) block(context, spot.sheet, spot, spot.kind === 'array' ? 'array_formula' : 'data_table');
}

/** What a cell's formula says once the lists have grown; `offset` n is for the nth copy of its row. */
function grownAt({ context, growth, inBlocks }: Planning, spot: Spot, offset: number): string {
  const of = blockAt(growth, spot.row);
  const next = of === null ? spot.row : spot.row < of.last ? spot.row + 1 : spot.row - 1;
  const sibling = of === null ? null : (inBlocks.get(`${next}:${spot.column}`) ?? null);
  return growCellFormula(context, writtenOf(spot), { at: spot, copy: of === null ? null : { of, offset }, sibling });
}

function planPlain(planning: Planning, spot: Spot, plans: Map<number, FormulaPlan>): void {
  const { text, growth } = planning;
  const { element } = spot;
  // One that points to a shared formula which is not there: nobody knows what it says.
  if (spot.kind === 'shared') return;
  const changed = grownAt(planning, spot, 0);
  const same = text.slice(element.from, element.to);
  const written = changed === spot.own ? same : withFormula(text, element, changed, false);
  const own = spot.kind === 'normal' ? written : withAttributes(written, movedAttributes(growth, element));
  const copy = (offset: number): string => withFormula(text, element, grownAt(planning, spot, offset), false);
  const isCopied = growth.some(({ last }) => last === spot.row);
  if (own !== same || isCopied) plans.set(element.from, { own: own === same ? null : own, copy: isCopied ? copy : null });
}

/** The area of an array formula or data table, and the input cells of the latter. */
function movedAttributes(growth: SheetGrowth, { attributes }: XmlNode): ReadonlyMap<string, string> {
  const moved = new Map<string, string>();
  for (const { name, value } of attributes) {
    if (name === 'ref') moved.set(name, moveArea(growth, value));
    if (name === 'r1' || name === 'r2') moved.set(name, moveCell(growth, value));
  }
  return moved;
}

/** A shared formula stays one where every cell of it, copies too, still says what its beginning says; else each gets its own. */
function planGroup(planning: Planning, master: Spot, group: readonly Spot[], plans: Map<number, FormulaPlan>): void {
  const { growth, text } = planning;
  const begins = grownAt(planning, master, 0);
  const beginsAt = moveRow(growth, master.row);
  const says = (spot: Spot, offset: number): boolean =>
    shiftSharedFormula(begins, moveRow(growth, spot.row) + offset - beginsAt, spot.column - master.column) ===
    grownAt(planning, spot, offset);
  const isKept = group.every((spot) => {
    const copies = blockAt(growth, spot.row)?.last === spot.row ? (blockAt(growth, spot.row)?.added ?? 0) : 0;
    for (let offset = 0; offset <= copies; offset++) if (!says(spot, offset)) return false;
    return true;
  });
  for (const spot of group) {
    const { element } = spot;
    if (!isKept) {
      const plain = (offset: number): string => withFormula(text, element, grownAt(planning, spot, offset), true);
      plans.set(element.from, { own: plain(0), copy: plain });
    } else if (spot === master) {
      const written = begins === master.own ? text.slice(element.from, element.to) : withFormula(text, element, begins, false);
      const area = attributeOf(element, 'ref');
      const own = area === null ? written : withAttributes(written, new Map([['ref', growArea(growth, area.value)]]));
      plans.set(element.from, { own, copy: () => rewriteAsFollower(text, element) });
    }
  }
}
