// Proposals for the figures of one sheet: what each empty cell most likely means, how sure that is, and why.
import type { CellRange } from '../../../../sheets/write/xlsx-document.ts';
import { printCell, type Book } from '../../../../sheets/book/book-model.ts';
import { formatOf } from '../../../../sheets/book/sheet-view.ts';
import type { Proposal } from '../../../../contract/bureau/workbooks.ts';
import type { LabelGrid } from '../label-grid.ts';
import { parseLabel } from '../label-text.ts';
import { type Candidate, listCandidates } from './candidates.ts';
import { chooseUnit, type ChosenUnit, UNREAD_AT_MOST } from './choose-unit.ts';
import { isNarrowed, printOtherScope } from './form-scope.ts';
import type { Lexicon } from './lexicon.ts';
import type { LabelReading } from './read-label.ts';
import { senseOf, type SheetSense } from './sheet-sense.ts';
import { type PlacedReading, type Target, targetsOf } from './target-labels.ts';

/** A figure proposed for a cell, with the words that it was found by. */
export interface FigureProposal extends Proposal {
  readonly label: readonly string[];
}

export interface SheetProposals {
  readonly chosen: readonly FigureProposal[];
  readonly unsure: readonly FigureProposal[];
}

const SUREST = 0.97;
const WITH_CODE = 0.99;
const OTHER_CODE = 0.6;
const OTHER_FORM = 0.6;
const LEAST = 0.25;
/** The first of several columns of months: sure only once a person has said that the form is one over months. */
const MONTH_COLUMN = 0.8;
/** Candidates nearer to each other than this are equal. */
const EQUAL_WITHIN = 0.05;
/** Rows whose labels are known must bear the profile's codes in this share, or codes say nothing. */
const CODES_AGREE = 0.6;
/** Whether the codes of a sheet's rows are the profile's. */
function trustsCodes(targets: readonly (readonly [Target, readonly Candidate[]])[]): boolean {
  const rows = new Map<number, boolean>();
  for (const [target, [best]] of targets)
    if (target.code !== '' && best !== undefined)
      rows.set(target.row, (rows.get(target.row) ?? false) || Number(best.row) === Number(target.code));
  const agreeing = [...rows.values()].filter(Boolean).length;
  return rows.size > 0 && agreeing >= rows.size * CODES_AGREE;
}

function isGrowthFigure(lexicon: Lexicon, { table: id, figure }: Candidate): boolean {
  const key = figure.slice(figure.lastIndexOf('.') + 1);
  const table = lexicon.profile.tables.find((one) => one.id === id);
  return table !== undefined && table.kind !== 'tenants' && table.columns.some((one) => one.key === key && one.view.kind === 'yoy');
}

function isOfMonth({ heads }: Target): boolean {
  return heads.at(-1)?.isMonth === true;
}

/** Of columns of months side by side the first alone: a form over months is filled from there, each month a column farther. */
function firstMonths(targets: readonly Target[]): readonly Target[] {
  const rows = Map.groupBy(targets.filter(isOfMonth), ({ row }) => row);
  return targets.filter((one) => !isOfMonth(one) || (rows.get(one.row) ?? []).every(({ column }) => column >= one.column));
}

function reasonOf(candidate: Candidate, chosen: ChosenUnit, own: string, code: string): string {
  const { table, row, rowWords, columnWords, sure } = candidate;
  const parts = [`行“${rowWords}”= ${table}.${row}${columnWords === '' ? '' : `，列“${columnWords}”`}`];
  if (code !== '') parts.push(`代码“${code}”相符`);
  if (sure < 0.8) parts.push('标目只是相近或不全');
  if (chosen.from === null) parts.push(own === '' ? '没有读到单位' : `没有读到单位，按报表方案为“${own}”`);
  else parts.push(`单位取自“${chosen.from}”`);
  if (chosen.against) parts.push(`“${chosen.against}”写的是另一个单位，请确认`);
  return parts.join('；');
}

interface Judging {
  /** Notes that narrow an indicator each. */
  readonly notes: readonly string[];
  readonly lexicon: Lexicon;
  readonly sheet: string;
  readonly trusted: boolean;
  readonly sense: SheetSense;
}

function cleaned(readings: readonly PlacedReading[]): readonly string[] {
  return readings.map(({ text }) => text.replace(/\s+/gu, ''));
}

/** What beside a cell, or in a note on its indicator, says that another amount is asked for; null where nothing does. */
function narrowingWords(notes: readonly string[], { label, outer, heads }: Target): string | null {
  const beside = [label, ...outer, ...heads].find(({ isUnknown, text }) => isUnknown && isNarrowed(text));
  const { core } = parseLabel(label.text);
  return beside?.text ?? notes.find((note) => core !== '' && note.includes(core)) ?? null;
}

/** A candidate weighed with its unit, its code and the sheet's title; null where the units speak against it. */
function proposalOf(judging: Judging, target: Target, candidate: Candidate): FigureProposal | null {
  const own = judging.lexicon.facts.units.get(candidate.figure);
  if (own === undefined) return null;
  const chosen = chooseUnit(own, target, isGrowthFigure(judging.lexicon, candidate));
  if (chosen === null) return null;
  const isCoded = judging.trusted && target.code !== '';
  const agrees = isCoded && Number(target.code) === Number(candidate.row);
  const code = !isCoded ? SUREST : agrees ? WITH_CODE : OTHER_CODE;
  const sure = candidate.sure * chosen.sure * code * (judging.sense.isOtherForm ? OTHER_FORM : 1) * (isOfMonth(target) ? MONTH_COLUMN : 1);
  const narrowed = narrowingWords(judging.notes, target);
  const confidence = Math.round((chosen.from === null || narrowed !== null ? Math.min(sure, UNREAD_AT_MOST) : sure) * 100) / 100;
  return {
    sheet: judging.sheet,
    cell: printCell(target),
    figure: candidate.figure,
    unit: chosen.unit === own ? null : chosen.unit,
    confidence,
    reason: [
      reasonOf(candidate, chosen, own, agrees ? target.code : ''),
      ...(isOfMonth(target) ? ['这一栏是月份，按月份范围填时从这里起每月一栏'] : []),
      ...(narrowed === null ? [] : [printOtherScope(narrowed)]),
    ].join('；'),
    label: [...cleaned([target.label]), ...cleaned(target.heads)],
  };
}

function isEqual(one: FigureProposal, other: FigureProposal): boolean {
  return Math.abs(one.confidence - other.confidence) < EQUAL_WITHIN;
}

/** A figure that two cells of a sheet claim alike, in one unit, is nobody's: both are shown. */
function withoutTwins(proposals: readonly FigureProposal[]): SheetProposals {
  const twins = new Set<FigureProposal>();
  for (const claims of Map.groupBy(proposals, ({ figure, unit }) => `${figure} ${unit ?? ''}`).values()) {
    const sorted = claims.toSorted((one, other) => one.confidence - other.confidence);
    for (const [index, one] of sorted.entries()) {
      const next = sorted[index + 1];
      if (next === undefined || !isEqual(one, next)) continue;
      twins.add(one);
      twins.add(next);
    }
  }
  return { chosen: proposals.filter((one) => !twins.has(one)), unsure: proposals.filter((one) => twins.has(one)) };
}

/** What a sheet's empty cells most likely mean. Cells in `taken`, formulas, filled cells and locked ones get no proposal. */
export function proposeFigures(input: {
  readonly book: Book;
  readonly grid: LabelGrid;
  readonly lexicon: Lexicon;
  readonly read: (text: string) => LabelReading;
  readonly taken: readonly CellRange[];
  readonly notes: readonly string[];
}): SheetProposals {
  const { book, grid, lexicon, read, taken, notes } = input;
  const { view } = grid;
  const sense = senseOf(lexicon, grid, read);
  const open = firstMonths(targetsOf(book, grid, read, taken)).filter(
    (at) => !view.isProtected || !formatOf(book, view.styleAt(at.row, at.column)).isLocked,
  );
  const targets = open.map((target) => [target, listCandidates(lexicon, sense, target)] as const);
  const judging = { notes, lexicon, sheet: view.sheet.name, trusted: trustsCodes(targets), sense };
  const best: FigureProposal[] = [];
  const unsure: FigureProposal[] = [];
  for (const [target, candidates] of targets) {
    const proposals = candidates
      .flatMap((one) => proposalOf(judging, target, one) ?? [])
      .filter(({ confidence }) => confidence >= LEAST)
      .toSorted((one, other) => other.confidence - one.confidence);
    const [first, second] = proposals;
    if (first === undefined) continue;
    if (second !== undefined && isEqual(first, second)) unsure.push(...proposals.filter((one) => isEqual(first, one)));
    else best.push(first);
  }
  const { chosen, unsure: twins } = withoutTwins(best);
  return { chosen, unsure: [...unsure, ...twins] };
}
