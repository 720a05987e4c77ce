// Rows of SQL with their shapes: parsed once at the RPC layer, believed after.
import { z } from 'zod';
import type { Connection } from './connection.ts';
import { memoizeByKey } from '../memoize.ts';
import { type Day, type Month, parseDay, parseMonth } from '../../../domain/time/calendar.ts';
import { prepareStatement, type SqlValue } from './statements.ts';

/** What a query is asked with: values in the order of its `?`, or by the names of its `@name`. */
type Bound = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

function inOrder(bound: Bound): readonly unknown[] {
  return Array.isArray(bound) ? bound : [bound];
}

/** To compile a shape takes as long as to read so many rows by it uncompiled: a process that reads a few never does. */
const COMPILED_FROM = 100;
const rowsRead = new WeakMap<z.ZodType, number>();

function contextFor(shape: z.ZodType, rows: number): { readonly jitless: true } | undefined {
  const before = rowsRead.get(shape) ?? 0;
  if (before + rows > COMPILED_FROM) {
    if (before <= COMPILED_FROM) rowsRead.set(shape, before + rows);
    return undefined;
  }
  rowsRead.set(shape, before + rows);
  return { jitless: true };
}

/** All rows of a query, in its order. @throws ZodError where a row has another shape (a bug or a damaged file). */
export function rowsOf<T extends z.ZodType>(db: Connection, sql: string, shape: T, bound: Bound = []): z.infer<T>[] {
  const rows = prepareStatement(db, sql).all(...inOrder(bound));
  const context = contextFor(shape, rows.length);
  return rows.map((row) => shape.parse(row, context));
}

/** The first row of a query; null where there is none. @throws ZodError as `rowsOf`. */
export function findFirstRow<T extends z.ZodType>(db: Connection, sql: string, shape: T, bound: Bound = []): z.infer<T> | null {
  const row = prepareStatement(db, sql).get(...inOrder(bound));
  return row === undefined ? null : shape.parse(row, contextFor(shape, 1));
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** The values of a query of one column. @throws TypeError where one is of another kind (a bug or a damaged file). */
function valuesOf<T>(db: Connection, sql: string, bound: Bound, is: (value: unknown) => value is T): T[] {
  return prepareStatement(db, sql)
    .pluck()
    .all(...inOrder(bound))
    .map((value) => {
      if (is(value)) return value;
      throw new TypeError(`${typeof value}: ${sql}`);
    });
}

/** The whole numbers of a query of one column. @throws TypeError where one is none. */
export function wholesOf(db: Connection, sql: string, bound: Bound = []): number[] {
  return valuesOf(db, sql, bound, isWhole);
}

/** The texts of a query of one column. @throws TypeError where one is none. */
export function textsOf(db: Connection, sql: string, bound: Bound = []): string[] {
  return valuesOf(db, sql, bound, isText);
}

/** The whole number that a query of at most one row answers; null where there is no row or nothing in it. @throws TypeError where it is none. */
export function queryInt(db: Connection, sql: string, bound: Bound = []): number | null {
  return valuesOf(db, sql, bound, (value) => value === null || isWhole(value))[0] ?? null;
}

/** Queries a text. @throws TypeError where it is none. */
export function textOf(db: Connection, sql: string, bound: Bound = []): string | null {
  return valuesOf(db, sql, bound, (value) => value === null || isText(value))[0] ?? null;
}

/** A day of a column that the schema checks. */
export const dayColumn = z.string().transform((text, context): Day => {
  const day = parseDay(text);
  if (day !== null) return day;
  context.addIssue(`no day: ${text}`);
  return z.NEVER;
});

/** A month of a column that the schema checks. */
export const monthColumn = z.string().transform((text, context): Month => {
  const month = parseMonth(text);
  if (month !== null) return month;
  context.addIssue(`no month: ${text}`);
  return z.NEVER;
});

/** 0 or 1. */
export const flagColumn = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);

/** A column of JSON, read by its shape. */
export function defineJsonColumn<T extends z.ZodType>(shape: T) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(shape);
}

/** What SQLite answers in raw mode: a row's values in the order of the columns asked for. */
export function isRawRow(row: unknown): row is readonly SqlValue[] {
  return Array.isArray(row);
}

/** The rows of a query as lists in the order of its columns: for thousands of rows of columns that the schema checks. */
export function queryTuples(db: Connection, sql: string, bound: Bound = []): (readonly SqlValue[])[] {
  return prepareStatement(db, sql)
    .raw()
    .all(...inOrder(bound))
    .filter(isRawRow);
}

/** Reads days of such rows, each text once. @throws Error where a text is no day (a bug or a damaged file). */
export function createDayReader(): (text: SqlValue | undefined) => Day {
  return memoizeByKey((text) => {
    const day = parseDay(String(text));
    if (day === null) throw new Error(`no day: ${String(text)}`);
    return day;
  });
}

/** Reads months of such rows, each text once. @throws Error where a text is no month (a bug or a damaged file). */
export function createMonthReader(): (text: SqlValue | undefined) => Month {
  return memoizeByKey((text) => {
    const month = parseMonth(String(text));
    if (month === null) throw new Error(`no month: ${String(text)}`);
    return month;
  });
}
