// What a kind of record is, and how one is made of its fields.
import type { Right } from '../../domain/base/rights.ts';
import type { RecordField } from './field.ts';

/** What is said of a kind besides its fields. */
interface AboutKind {
  /** The right that it takes to write it; left out: nobody edits it in a form. */
  readonly writtenWith?: Right;
  /** The right that it takes to see anything of it; left out: anyone who may look. */
  readonly visibleWith?: Right;
  /** Columns that name a record in the history, besides its tenant, which comes first; left out: its key. */
  readonly calledBy?: readonly string[];
  /** Whether it tells of money or of a day: what is wrong in it is discarded (作废), nothing goes out of use (停用). */
  readonly isDiscarded?: true;
}

/** One kind of record; `name` is its table. */
export interface RecordKind extends AboutKind {
  readonly name: string;
  /** In the order that forms ask and tables show them. */
  readonly fields: readonly RecordField[];
  /** Columns that hold values, keys first, in the order that history lists them. */
  readonly columns: readonly string[];
  /** Columns that mark the same record among those not retired. */
  readonly key: readonly string[];
  /** What a new record holds in columns that nobody gave a value; every other one is empty then. */
  readonly standard: Readonly<Record<string, string | number>>;
}

/** A kind of these fields: its key, columns and standards are read from them. */
export function defineKind<const N extends string, const A extends AboutKind, const F extends readonly RecordField[]>(
  name: N,
  about: A,
  fields: F,
) {
  const key = fields.filter(({ isKey }) => isKey).map((one) => one.name);
  const others = fields.filter(({ isKey }) => !isKey).map((one) => one.name);
  const standard = Object.fromEntries(fields.flatMap((one) => (one.standard === undefined ? [] : [[one.name, one.standard]])));
  return { ...about, name, fields, columns: [...key, ...others], key, standard } satisfies RecordKind;
}
