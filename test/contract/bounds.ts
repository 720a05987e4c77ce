// What an input takes, one line a field: its kind, bounds, words and standards, read from its schema.
import { z } from 'zod';
import { bytesSchema, daySchema, instantSchema, monthSchema } from '../../src/contract/core/shapes.ts';

/** Where zod keeps what a check says. */
const INSIDE = '_zod';

const NAMED: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [monthSchema, 'month'],
  [daySchema, 'day'],
  [instantSchema, 'time'],
  [bytesSchema, 'bytes'],
]);

/** `1..200`, `1..`, `..60`; nothing where there are no bounds. */
function span(least: number | null | undefined, most: number | null | undefined): string {
  const known = (bound: number | null | undefined): string =>
    bound === null || bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? '' : String(bound);
  const [from, to] = [known(least), known(most)];
  return from === '' && to === '' ? '' : ` ${from}..${to}`;
}

/** What the checks of a schema say: lengths of a list, the pattern of a text. */
function checksOf(schema: z.ZodType): ReadonlyMap<string, unknown> {
  return new Map((schema.def.checks ?? []).flatMap((check) => Object.entries(check[INSIDE].def)));
}

function textOf(schema: z.ZodString): string {
  const { data } = schema.safeParse(` ${'x'.repeat(schema.minLength ?? 1)} `);
  const trims = data?.startsWith('x') === true;
  const pattern = checksOf(schema).get('pattern');
  return `text${span(schema.minLength, schema.maxLength)}${trims ? ' trimmed' : ''}${pattern instanceof RegExp ? ` like ${String(pattern)}` : ''}`;
}

function numberOf(schema: z.ZodNumber): string {
  const isOpen = schema.minValue === 0 && !schema.safeParse(0).success;
  return `${schema.isInt ? 'whole' : 'number'}${isOpen ? ' above 0' : ''}${span(isOpen ? null : schema.minValue, schema.maxValue)}`;
}

function lengthOf(schema: z.ZodArray): string {
  const said = checksOf(schema);
  const bound = (name: string): number | null => Number(said.get('length') ?? said.get(name) ?? Number.NaN) || null;
  return `list${span(bound('minimum'), bound('maximum'))}`;
}

/** How many rules of its own stand on a schema besides its kind and bounds. */
function rules(schema: z.ZodType): string {
  const own = (schema.def.checks ?? []).filter((check) => check[INSIDE].def.check === 'custom').length;
  return own === 0 ? '' : ` with ${own} ${own === 1 ? 'rule' : 'rules'}`;
}

function simple(schema: z.ZodType): string {
  if (schema instanceof z.ZodString) return textOf(schema);
  if (schema instanceof z.ZodNumber) return numberOf(schema);
  if (schema instanceof z.ZodEnum) return `one of ${schema.options.join(', ')}`;
  if (schema instanceof z.ZodLiteral) return `is ${[...schema.values].join(', ')}`;
  return schema.type;
}

/** The lines of a schema below a path. */
export function boundsOf(schema: unknown, path: string): readonly string[] {
  const name = NAMED.get(schema);
  if (name !== undefined) return [`${path}: ${name}`];
  if (schema instanceof z.ZodObject) {
    const isStrict = !schema.safeParse({ 'no such field': 1 }).success && schema.def.catchall instanceof z.ZodNever;
    const fields = Object.entries(schema.shape).flatMap(([key, field]) => boundsOf(field, path === '' ? key : `${path}.${key}`));
    const own = `${isStrict ? '' : 'takes more'}${rules(schema)}`.trim();
    return own === '' ? fields : [`${path}: ${own}`, ...fields];
  }
  if (schema instanceof z.ZodNullable) return withWord(boundsOf(schema.unwrap(), path), 'or null');
  if (schema instanceof z.ZodOptional) return withWord(boundsOf(schema.unwrap(), path), 'or left out');
  if (schema instanceof z.ZodDefault) return withWord(boundsOf(schema.unwrap(), path), `else ${JSON.stringify(schema.def.defaultValue)}`);
  if (schema instanceof z.ZodReadonly) return boundsOf(schema.unwrap(), path);
  if (schema instanceof z.ZodPipe) return boundsOf(schema.in instanceof z.ZodTransform ? schema.out : schema.in, path);
  if (schema instanceof z.ZodArray) return [`${path}: ${lengthOf(schema)}${rules(schema)}`, ...boundsOf(schema.element, `${path}[]`)];
  if (schema instanceof z.ZodTuple)
    return [
      `${path}: ${schema.def.items.length === 2 ? 'pair' : `${schema.def.items.length} values`}`,
      ...schema.def.items.flatMap((item, at) => boundsOf(item, `${path}[${at}]`)),
    ];
  if (schema instanceof z.ZodRecord) return [...boundsOf(schema.keyType, `${path} key`), ...boundsOf(schema.valueType, `${path}{}`)];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option, at) => boundsOf(option, `${path}|${at + 1}`));
  return schema instanceof z.ZodType ? [`${path}: ${simple(schema)}${rules(schema)}`] : [`${path}: nothing`];
}

function withWord([first = '', ...rest]: readonly string[], word: string): readonly string[] {
  return [`${first} ${word}`, ...rest];
}
