// An answer made from its shape with nothing left out: every list has a row, every text and number is one of its own.
import { z } from 'zod';
import { refusalSchema, markOf } from '../../src/contract/core/shapes.ts';
import { HIDDEN_FACTS, HIDDEN_FIELDS } from './who-sees.ts';

/** Which kind of record it is asked for, and which refusal stands wherever one can. */
export interface Filling {
  readonly kind: string;
  readonly code: string;
}

/** Values with every field that some kind of record keeps back, and some that none does: any cut too much or too little shows. */
function recordValues(): Readonly<Record<string, string>> {
  const names = ['name', 'amount', 'number', ...Object.values(HIDDEN_FIELDS).flatMap((fields) => Object.keys(fields))];
  return Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
}

function refusalOf(code: string): unknown {
  const facts = Object.entries(HIDDEN_FACTS).find(([one]) => one === code)?.[1] ?? {};
  return { code, data: { tenant: '甲', ...Object.fromEntries(Object.keys(facts).map((fact, at) => [fact, at + 11])) } };
}

function filled(schema: unknown, filling: Filling, path: string): unknown {
  if (!(schema instanceof z.ZodType)) return undefined;
  if (schema === refusalSchema) return refusalOf(filling.code);
  if (markOf(schema)?.cut !== undefined) return path.endsWith('.rows') ? [{ id: 1, values: recordValues() }] : recordValues();
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(Object.entries(schema.shape).map(([name, inner]) => [name, filled(inner, filling, `${path}.${name}`)]));
  if (schema instanceof z.ZodArray) return [filled(schema.element, filling, `${path}[]`)];
  if (schema instanceof z.ZodRecord) return { one: filled(schema.valueType, filling, `${path}{}`) };
  if (schema instanceof z.ZodUnion) return filled(schema.options[0], filling, path);
  if (schema instanceof z.ZodPipe) return filled(schema.out, filling, path);
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly || schema instanceof z.ZodDefault;
  if (isWrapped) return filled(schema.unwrap(), filling, path);
  return `value of ${path}`;
}

/** An answer of this shape that holds everything. */
export function filledAnswer(schema: unknown, filling: Filling): unknown {
  return filled(schema, filling, '');
}
