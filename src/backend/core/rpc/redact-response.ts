// Answers cut to what their caller may see: one walk along the shape that the contract gives a method, for every method and every file made of an answer.
import { z } from 'zod';
import { markOf, type Seer } from '../../../contract/core/shapes.ts';
import { RIGHTS } from '../../../domain/base/rights.ts';
import { type Caller, hasPermission } from './call.ts';

type Cutter = (value: unknown, seer: Seer) => unknown;

/** The cutters of shapes that were walked before; null: nothing in it is behind a right. */
const known = new WeakMap<z.ZodType, { readonly cut: Cutter | null }>();

/** An object of named values: no list, no bytes. */
export function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

function cutterOfObject(schema: z.ZodObject): Cutter | null {
  const fields = Object.entries(schema.shape).flatMap(([name, inner]) => {
    if (!(inner instanceof z.ZodType)) return [];
    const right = markOf(inner)?.right ?? null;
    const cut = cutterOf(inner);
    return right === null && cut === null ? [] : [{ name, right, cut }];
  });
  if (fields.length === 0) return null;
  return (value, seer) => {
    if (!isFields(value)) return value;
    const left = { ...value };
    for (const { name, right, cut } of fields) {
      if (!(name in left)) continue;
      if (right !== null && !seer.sees(right)) delete left[name];
      else if (cut !== null) left[name] = cut(left[name], seer);
    }
    return left;
  };
}

function each(inner: Cutter | null): Cutter | null {
  if (inner === null) return null;
  return (value, seer) => (Array.isArray(value) ? value.map((one) => inner(one, seer)) : value);
}

function eachOf(inner: Cutter | null): Cutter | null {
  if (inner === null) return null;
  return (value, seer) =>
    isFields(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inner(one, seer)])) : value;
}

/** One after the other: what any of several shapes keeps back is kept back. */
function all(parts: readonly unknown[]): Cutter | null {
  const cuts = parts.flatMap((part) => (part instanceof z.ZodType ? [cutterOf(part)] : [])).filter((cut) => cut !== null);
  if (cuts.length === 0) return null;
  return (value, seer) => cuts.reduce((left, cut) => cut(left, seer), value);
}

/** Whether a part of a shape says who may see it, wherever it stands. */
function holdsMark(part: unknown, seen: Set<unknown>): boolean {
  if (typeof part !== 'object' || part === null || seen.has(part)) return false;
  seen.add(part);
  if (part instanceof z.ZodType) return markOf(part) !== null || holdsMark(part.def, seen);
  return Object.values(part).some((one) => holdsMark(one, seen));
}

/** A shape that is not walked: nothing in it may be behind a right, or it would go out whole. What says itself only when it is asked can't be told. */
function unwalked(schema: z.ZodType): null {
  if (schema instanceof z.ZodLazy || holdsMark(schema.def, new Set())) throw new Error(`no cut reaches into a ${schema.type}`);
  return null;
}

function walk(schema: z.ZodType): Cutter | null {
  if (schema instanceof z.ZodObject) return cutterOfObject(schema);
  if (schema instanceof z.ZodArray) return each(all([schema.element]));
  if (schema instanceof z.ZodRecord) return eachOf(all([schema.valueType]));
  if (schema instanceof z.ZodUnion) return all(schema.options);
  if (schema instanceof z.ZodPipe) return all([schema.out]);
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly || schema instanceof z.ZodDefault;
  return isWrapped ? all([schema.unwrap()]) : unwalked(schema);
}

function cutterOf(schema: z.ZodType): Cutter | null {
  const before = known.get(schema);
  if (before !== undefined) return before.cut;
  const own = markOf(schema)?.cut ?? null;
  const inner = walk(schema);
  const cut: Cutter | null = own !== null && inner !== null ? (value, seer) => inner(own(value, seer), seer) : (own ?? inner);
  known.set(schema, { cut });
  return cut;
}

function seesAll(caller: Caller): boolean {
  return RIGHTS.every((right) => hasPermission(caller, right));
}

/** What a caller may see; `input` is what was asked. */
export function seerOf(caller: Caller, input: unknown = null): Seer {
  return { sees: (right) => hasPermission(caller, right), input };
}

/** An answer of this shape without what its caller may not see; `input` is what was asked. */
export function redactResponse(schema: unknown, answer: unknown, caller: Caller, input: unknown): unknown {
  if (!(schema instanceof z.ZodType) || seesAll(caller)) return answer;
  const cut = cutterOf(schema);
  return cut === null ? answer : cut(answer, seerOf(caller, input));
}

/** A value of this shape without what a caller may not see: what files are made of. */
export function createRedactor<S extends z.ZodType>(schema: S, value: z.output<S>, caller: Caller): z.output<S> {
  return schema.parse(redactResponse(schema, value, caller, null));
}

const fullDisk = z.object({ ok: z.literal(false), refusal: z.object({ code: z.literal('DISK_FULL') }) });

/** An answer as a joined computer hears it: of a full disk it is said whose it is, and no folder of the host. */
export function nameHostOfDisk(answer: unknown, { device = null }: Pick<Caller, 'device'>, host: string): unknown {
  if (device === null || !fullDisk.safeParse(answer).success) return answer;
  return { ...Object(answer), refusal: { code: 'DISK_FULL', data: { host } } };
}
