// A plan of `growth-plans.ts` as a workbook: ours, or the one that LibreOffice inserts rows into.
import { formatColumnLetters } from '../../src/sheets/write/xlsx-document.ts';
import {
  FIRST_KEY,
  type GrowthPlan,
  type PlanArea,
  type PlanBlock,
  type PlanFormula,
  type PlanReference,
  type PlanSide,
  areaFor,
  bottomFor,
  rowFor,
} from './growth-plans.ts';
import { LINKS, MAIN, workbookByHand } from './workbook-by-hand.ts';

/** Where a formula stands. */
interface Standing {
  readonly plan: GrowthPlan;
  readonly side: PlanSide;
  /** The row of the plan, and the block that it belongs to; null on the second sheet and outside of blocks. */
  readonly row: number;
  readonly block: PlanBlock | null;
  /** Written once for the whole block, so all that stays must have its `$`. */
  readonly isShared: boolean;
  readonly prefix: string;
}

const TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`;
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs><dxfs count="1"><dxf><font><b/></font></dxf></dxfs></styleSheet>`;
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The bytes of a side's blank. */
export function planBook(plan: GrowthPlan, side: PlanSide): Buffer {
  const link = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${LINKS}/${kind}" Target="${target}"/>`;
  const links = [
    link('r1', 'worksheet', 'worksheets/sheet1.xml'),
    link('r2', 'worksheet', 'worksheets/sheet2.xml'),
    link('r3', 'styles', 'styles.xml'),
  ];
  const names = [
    ...plan.names.map((area, index) => `<definedName name="名${index}">数据!${areaFor(plan, side, area, '$')}</definedName>`),
    ...(plan.printArea === null
      ? []
      : [`<definedName name="_xlnm.Print_Area" localSheetId="0">数据!${areaFor(plan, side, plan.printArea, '$')}</definedName>`]),
  ];
  const defined = names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
  const workbook = `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets><sheet name="数据" sheetId="1" r:id="r1"/><sheet name="汇 总" sheetId="2" r:id="r2"/></sheets>${defined}</workbook>`;
  return workbookByHand({
    sheets: { 数据: dataSheet(plan, side), '汇 总': secondSheet(plan, side) },
    parts: [
      { name: '[Content_Types].xml', content: TYPES },
      { name: 'xl/workbook.xml', content: workbook },
      { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships xmlns="${PACKAGE}">${links.join('')}</Relationships>` },
      { name: 'xl/styles.xml', content: STYLES },
    ],
  });
}

function dataSheet(plan: GrowthPlan, side: PlanSide): string {
  const rows = plan.data.map((numbers, index) => {
    const row = index + 1;
    const at = rowFor(plan, side, row);
    const cells = numbers.map((number, column) =>
      number === null ? '' : `<c r="${formatColumnLetters(column + 1)}${at}"><v>${number}</v></c>`,
    );
    return `<row r="${at}">${cells.join('')}${formulaCell(plan, side, row)}</row>`;
  });
  const merges = plan.merges.map((area) => `<mergeCell ref="${mergeFor(plan, side, area)}"/>`);
  const merged = merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`;
  const formats = plan.formats.map(
    ({ areas, counted }, index) =>
      `<conditionalFormatting sqref="${listFor(plan, side, areas)}"><cfRule type="expression" priority="${index + 1}" dxfId="0"><formula>SUM(${areaFor(plan, side, counted, '$')})&gt;${FIRST_KEY + index}</formula></cfRule></conditionalFormatting>`,
  );
  const rules = plan.validations.map(
    ({ areas, counted }, index) =>
      `<dataValidation type="custom" allowBlank="1" sqref="${listFor(plan, side, areas)}"><formula1>SUM(${areaFor(plan, side, counted, '$')})&gt;${FIRST_KEY + index}</formula1></dataValidation>`,
  );
  const validated = rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
  return `<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData>${merged}${formats.join('')}${validated}</worksheet>`;
}

/** A merge ends with no block, or lies in one row: no empty row belongs to it. */
function mergeFor(plan: GrowthPlan, side: PlanSide, area: PlanArea): string {
  const corner = (column: number, row: number): string => `${formatColumnLetters(column)}${rowFor(plan, side, row)}`;
  return `${corner(area.left, area.top)}:${corner(area.right, area.bottom)}`;
}

function listFor(plan: GrowthPlan, side: PlanSide, areas: GrowthPlan['merges']): string {
  return areas.map((area) => areaFor(plan, side, area)).join(' ');
}

/** The formula of a row: in column E where a block has one, else in F. */
function formulaCell(plan: GrowthPlan, side: PlanSide, row: number): string {
  const index = plan.blocks.findIndex(({ first, last }) => row >= first && row <= last);
  const block = plan.blocks[index] ?? null;
  const at = rowFor(plan, side, row);
  const own = plan.inBlocks[index];
  if (block !== null && own !== undefined) {
    const isShared = own.isShared && !own.formula.terms.some(({ reference }) => reference.kind === 'loose');
    const formula = written(own.formula, { plan, side, row, block, isShared, prefix: '' });
    const shared = `t="shared" si="${index}"`;
    if (side === 'theirs' || !isShared || block.first === block.last) return `<c r="E${at}"><f>${formula}</f></c>`;
    return row === block.first
      ? `<c r="E${at}"><f ${shared} ref="E${block.first}:E${block.last}">${formula}</f></c>`
      : `<c r="E${at}"><f ${shared}/></c>`;
  }
  const free = plan.free.find((one) => one.row === row);
  return free === undefined
    ? ''
    : `<c r="F${at}"><f>${written(free.formula, { plan, side, row, block: null, isShared: false, prefix: '' })}</f></c>`;
}

function secondSheet(plan: GrowthPlan, side: PlanSide): string {
  const rows = plan.second.map((formula, index) => {
    const prefix = index % 2 === 0 ? '数据!' : "'数据'!";
    return `<row r="${index + 1}"><c r="A${index + 1}"><f>${written(formula, { plan, side, row: 0, block: null, isShared: false, prefix })}</f></c></row>`;
  });
  return `<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

/** A formula whose terms weigh differently, so that no mistake makes up for another. */
function written({ terms }: PlanFormula, standing: Standing): string {
  return terms.map(({ wrap, reference }, index) => `${[1, 3, 7][index]}*${wrapped(wrap, reference, standing)}`).join('+');
}

function wrapped(wrap: string, reference: PlanReference, standing: Standing): string {
  const text = referenceFor(reference, standing);
  // A whole row or column has no sum of its own row, nor a position worth asking for.
  const isWhole = reference.kind === 'rows' || reference.kind === 'columns';
  if (wrap === 'ROW') return isWhole || reference.kind === 'name' ? `COUNT(${text})` : `ROW(${text.replace(/:.*$/, '')})`;
  if (wrap === 'INDEX') return isWhole ? `SUM(${text})` : `N(INDEX(${text},1,1))`;
  if (wrap === 'COUNTIF' || wrap === 'SUMIF') return `${wrap}(${text},"&gt;5000000")`;
  if (wrap === 'SUMPRODUCT') return isWhole ? `MAX(${text})` : `SUMPRODUCT(${text}*2)`;
  return `${wrap}(${text})`;
}

function referenceFor(reference: PlanReference, standing: Standing): string {
  const { plan, side, row, block, prefix } = standing;
  const letter = (column: number): string => formatColumnLetters(column);
  switch (reference.kind) {
    case 'name':
      return `名${reference.index}`;
    case 'columns':
      return `${prefix}${letter(reference.left)}:${letter(reference.right)}`;
    case 'rows':
      return `${prefix}${rowFor(plan, side, reference.top)}:${bottomFor(plan, side, reference.bottom)}`;
    case 'cell':
      return `${prefix}${letter(reference.column)}${still(reference.row, reference.isFixed, standing)}`;
    case 'area': {
      const { left, right, top, bottom } = reference.area;
      const end = `${mark(bottom, reference.isFixed, standing)}${bottomFor(plan, side, bottom)}`;
      return `${prefix}${letter(left)}${still(top, reference.isFixed, standing)}:${letter(right)}${end}`;
    }
    case 'own': {
      const to = Math.min(Math.max(row + reference.down, 1), plan.rows);
      const isInside = block !== null && to >= block.first && to <= block.last;
      // Told from the row it stands in, and in a block's copies only as far as the block goes.
      return `${letter(reference.column)}${side === 'theirs' && !isInside ? '$' : ''}${rowFor(plan, side, to)}`;
    }
    default:
      return block === null ? 'A1' : blockArea(reference, { ...standing, block });
  }
}

function blockArea(
  { kind, column }: Extract<PlanReference, { readonly kind: 'run' | 'rest' | 'loose' }>,
  { plan, side, row, block }: Standing & { readonly block: PlanBlock },
): string {
  const letter = formatColumnLetters(column);
  const own = `${letter}${rowFor(plan, side, row)}`;
  const [first, last] = [rowFor(plan, side, block.first), bottomFor(plan, side, block.last)];
  if (kind === 'run') return `${letter}$${first}:${own}`;
  // In a block of one row nothing tells that it means the whole.
  if (kind === 'rest' || block.first === block.last) return `${own}:${letter}$${last}`;
  return side === 'theirs' ? `${letter}$${first}:${letter}$${last}` : `${letter}${first}:${letter}${last}`;
}

function still(row: number, isFixed: boolean, standing: Standing): string {
  return `${mark(row, isFixed, standing)}${rowFor(standing.plan, standing.side, row)}`;
}

/** `$` where a row stays for all copies: always for LibreOffice, which copies by it; for us only inside the own block, or as the plan likes. */
function mark(row: number, isFixed: boolean, { side, block, isShared }: Standing): string {
  if (block === null) return isFixed ? '$' : '';
  const isInside = row >= block.first && row <= block.last;
  return side === 'theirs' || isInside || isShared || isFixed ? '$' : '';
}
