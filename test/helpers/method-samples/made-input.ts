// An input that a method takes, made from its schema in the contract: a plain method needs no sample by hand.
import { z } from 'zod';
import { bytesSchema, daySchema, instantSchema, monthSchema } from '../../../src/contract/core/shapes.ts';

/** What reads texts and bytes by code of its own: a schema can't be asked for one that it takes. */
const KNOWN: ReadonlyMap<unknown, unknown> = new Map<unknown, unknown>([
  [monthSchema, '2026-10'],
  [daySchema, '2026-10-03'],
  [instantSchema, '2026-10-03T22:00'],
  [bytesSchema, new Uint8Array([1])],
]);

/** Tried where a schema doesn't say what it holds; the first that it takes. */
const TRIED: readonly unknown[] = ['a', 1, 0, '甲', false, null, []];

/** A value that the schema takes, as far as its make tells: what may be left out is left out, what may be null is not. */
export function madeInput(schema: unknown): unknown {
  if (KNOWN.has(schema)) return KNOWN.get(schema);
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).filter(([, field]) => !field.safeParse(undefined).success);
    return Object.fromEntries(fields.map(([key, field]) => [key, madeInput(field)]));
  }
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly) return madeInput(schema.unwrap());
  if (schema instanceof z.ZodPipe) return madeInput(schema.in);
  if (schema instanceof z.ZodArray) return [madeInput(schema.element)];
  if (schema instanceof z.ZodUnion) return madeInput(schema.options[0]);
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodRecord) return {};
  if (!(schema instanceof z.ZodType)) return undefined;
  const least = schema instanceof z.ZodNumber ? schema.minValue : null;
  return [...TRIED, least].find((value) => schema.safeParse(value).success);
}

/** One field changed at a time to what it does not take. A field that takes whatever comes gets none, and is found by that. */
export function wrongFields(schema: z.ZodType, right: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  const refused = [true, -1, { surprise: 1 }, ''];
  return Object.keys(right).flatMap((key) => {
    const wrong = refused.find((value) => !schema.safeParse({ ...right, [key]: value }).success);
    return wrong === undefined ? [] : [{ [key]: wrong }];
  });
}
