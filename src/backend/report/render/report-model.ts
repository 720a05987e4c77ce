// The shape of a report as a document: every text and number settled, nothing yet about paper.
import type { Day } from '../../../domain/time/calendar.ts';

/** A field of the head or foot; an empty value is left to be filled in by hand. */
export interface LabelledText {
  readonly label: string;
  readonly value: string;
}

/** A formula over cells of the same body; rows and columns count from 0. */
export type DocFormula =
  | { readonly kind: 'sum'; readonly fromRow: number; readonly toRow: number }
  | { readonly kind: 'terms'; readonly terms: readonly { readonly row: number; readonly column: number; readonly times: number }[] };

/** A number as a spreadsheet keeps it: exact digits in the printed unit, and how many of them are shown. */
export interface DocNumber {
  readonly digits: string;
  readonly format: string;
}

/** One cell of a body. `text` is what paper shows. */
export interface DocCell {
  readonly text: string;
  readonly align: 'left' | 'center' | 'right';
  readonly indent: number;
  /** How many columns it covers; the covered ones are null in their row. */
  readonly span: number;
  /** The address of the figure it prints, `ZB-2.06.month`; null for words of the form. */
  readonly figure: string | null;
  readonly number: DocNumber | null;
  readonly formula: DocFormula | null;
}

/** One row of a body, a cell for each column. */
export interface DocRow {
  readonly kind: 'row' | 'total';
  readonly cells: readonly (DocCell | null)[];
}

/** One column: `words` wrap, `code` and `figure` never do. */
export interface DocColumn {
  readonly label: string;
  /** Heads above the label, outermost first. */
  readonly groups: readonly string[];
  readonly kind: 'words' | 'code' | 'figure';
  /** 甲, 乙 … of a column of words or codes, 1, 2 … of a figure; empty on pages that have no such row. */
  readonly code: string;
}

/** One table of the report, or a page of explanations. */
export interface DocTable {
  readonly id: string;
  readonly title: string;
  readonly orientation: 'portrait' | 'landscape';
  /** Stacked at the upper right: 表号, 制定机关, 文号, 有效期至. */
  readonly stack: readonly LabelledText[];
  readonly head: readonly LabelledText[];
  readonly period: LabelledText;
  readonly unit: LabelledText | null;
  readonly columns: readonly DocColumn[];
  readonly rows: readonly DocRow[];
  readonly foot: readonly LabelledText[];
  /** Where the seal goes. */
  readonly seal: string;
  readonly notes: readonly string[];
}

/** A whole report, ready to be drawn. */
export interface ReportDoc {
  readonly title: string;
  readonly filer: string;
  readonly period: string;
  readonly draft: boolean;
  readonly draftWord: string;
  readonly revision: number;
  /** The date in the files' properties: 报出日期, else the month's last day. Never the clock's. */
  readonly date: Day;
  readonly tables: readonly DocTable[];
}

/** Where the seal goes (docs/rules/report.md, Head and foot of every table). */
export const SEAL_WORDS = '（公章）';
/** Marks a report of an open month, on the sheets and in the file's name. */
export const DRAFT_WORD = '草稿';
/** The head's field that names who files, also in the file's name. */
export const FILER_FIELD = '填报单位';
