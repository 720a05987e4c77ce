// Right inputs of a method with one text after another changed to what an attacker writes, wherever its schema takes a text.
import { z } from 'zod';
import { madeInput } from './method-samples/made-input.ts';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

function inFields(schema: z.ZodObject, value: unknown, text: string): readonly unknown[] {
  const whole = isFields(value) ? value : madeInput(schema);
  const fields = isFields(whole) ? whole : {};
  return Object.entries(schema.shape).flatMap(([key, field]) =>
    placesOf(field, fields[key], text).map((changed) => ({ ...fields, [key]: changed })),
  );
}

function placesOf(schema: unknown, value: unknown, text: string): readonly unknown[] {
  if (schema instanceof z.ZodObject) return inFields(schema, value, text);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly) {
    return placesOf(schema.unwrap(), value ?? undefined, text);
  }
  if (schema instanceof z.ZodPipe) return placesOf(schema.in, value, text);
  if (schema instanceof z.ZodArray) return placesOf(schema.element, Array.isArray(value) ? value[0] : undefined, text).map((one) => [one]);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => placesOf(option, value, text));
  if (schema instanceof z.ZodRecord) return [{ [text]: madeInput(schema.valueType) }, { A05: text }];
  return [text];
}

/** Every input that the schema takes and that differs from the right one in one text, which is `text`. */
export function withTextEverywhere(schema: z.ZodType, right: Fields, text: string): readonly unknown[] {
  return placesOf(schema, right, text).filter((input) => schema.safeParse(input).success);
}
