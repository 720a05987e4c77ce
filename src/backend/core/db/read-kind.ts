// Reads the records of a kind that stand, as its description names and types their fields.
import { z } from 'zod';
import { areaNumber, fenNumber, instantNumber, minutesNumber } from '../../../contract/core/numbers.ts';
import { canBeEmpty, type FieldType, NUMBER_TYPES, type ValueOf } from '../../../contract/records/field.ts';
import { RECORD_KINDS, type RecordName } from '../../../contract/records/record-kinds.ts';
import type { Day, Instant, Month } from '../../../domain/time/calendar.ts';
import type { Fen, Minutes, SquareDm } from '../../../domain/values/quantity.ts';
import { memoizeByKey } from '../memoize.ts';
import { type Connection, dayColumn, monthColumn, rowsOf, type SqlValue } from './rows.ts';

/** The name of a column's field in TypeScript: `legal_person` is legalPerson. */
export type CamelCase<S extends string> = S extends `${infer First}_${infer Rest}` ? `${First}${Capitalize<CamelCase<Rest>>}` : S;

/** Turns a column's name into that of its field. */
export function toCamelCase(column: string): string {
  return column.replaceAll(/_[a-z]/g, (part) => part.charAt(1).toUpperCase());
}

type FieldOf<K extends RecordName> = (typeof RECORD_KINDS)[K]['fields'][number];
interface Branded {
  readonly day: Day;
  readonly month: Month;
  readonly instant: Instant;
  readonly minutes: Minutes;
  readonly money: Fen;
  readonly signed_money: Fen;
  readonly area: SquareDm;
}
type Typed<F extends FieldOf<RecordName>> = F extends { readonly type: 'choice'; readonly choices: readonly (infer W)[] }
  ? W | Extract<ValueOf<F>, null>
  : F['type'] extends keyof Branded
    ? Branded[F['type']] | Extract<ValueOf<F>, null>
    : ValueOf<F>;

/** A record that stands: its values by field, days, amounts and choices as such. */
export type KindRow<K extends RecordName> = { readonly id: number; readonly version: number } & {
  readonly [F in FieldOf<K> as CamelCase<F['name']>]: Typed<F>;
};

interface Question<K extends RecordName> {
  /** The values that fields must have; a field that is left out may hold every value. */
  readonly where?: { readonly [F in keyof KindRow<K>]?: SqlValue };
  /** Fields, the first before the others; then by id. */
  readonly order?: readonly (keyof KindRow<K> & string)[];
}

/** What columns of these types hold; the others hold whole numbers or texts. */
const SHAPES: Readonly<Partial<Record<FieldType, z.ZodType>>> = {
  day: dayColumn,
  month: monthColumn,
  instant: instantNumber,
  minutes: minutesNumber,
  money: fenNumber,
  signed_money: fenNumber,
  area: areaNumber,
} satisfies Record<keyof Branded, z.ZodType>;

function shapeOf({ type, need }: FieldOf<RecordName>): z.ZodType {
  const shape = SHAPES[type] ?? (NUMBER_TYPES.some((one) => one === type) ? z.int() : z.string());
  return canBeEmpty({ need }) ? shape.nullable() : shape;
}

/** What is read of a kind: the columns, each under its field's name, and the shape of a row. */
const readOf = memoizeByKey((name: RecordName) => {
  const { fields } = RECORD_KINDS[name];
  const columns = new Map<string, string>([
    ['id', 'id'],
    ['version', 'version'],
    ...fields.map((one) => [toCamelCase(one.name), one.name] as const),
  ]);
  const shapes = fields.map((one) => [toCamelCase(one.name), shapeOf(one)]);
  const list = [...columns].map(([field, column]) => (field === column ? column : `${column} AS "${field}"`)).join(', ');
  return { columns, list, shape: z.object({ id: z.int(), version: z.int(), ...Object.fromEntries(shapes) }) };
});

/** The shape is made of the same fields as the type. */
function isOfKind<K extends RecordName>(_: K, row: object): row is KindRow<K> {
  return 'id' in row;
}

/** Reads the records of a kind that stand. @throws ZodError where a row is not as described (a bug or a damaged file). */
export function readKind<K extends RecordName>(db: Connection, name: K, { where = {}, order = [] }: Question<K> = {}): KindRow<K>[] {
  const { columns, list, shape } = readOf(name);
  const columnOf = (field: string): string => {
    const column = columns.get(field);
    if (column === undefined) throw new Error(`no field of ${name}: ${field}`);
    return column;
  };
  const asked: readonly (readonly [string, SqlValue])[] = Object.entries(where);
  const conditions = ['retired_at IS NULL', ...asked.map(([field]) => `${columnOf(field)} IS ?`)].join(' AND ');
  const sql = `SELECT ${list} FROM ${name} WHERE ${conditions} ORDER BY ${[...order.map(columnOf), 'id'].join(', ')}`;
  return rowsOf(
    db,
    sql,
    shape,
    asked.map(([, value]) => value),
  ).filter((row) => isOfKind(name, row));
}
