// Each method's input: what it takes, and the wrong shapes that it refuses.
import { getEventIteratorSchemaDetails } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { CELL_CODES, FILE_CODES, FORM_CODES, RULE_CODES, WORKBOOK_CODES } from '../domain/values/refusal-codes.ts';
import { contract } from './contract.ts';
import { COMMON_CODES } from './core/method.ts';
import { BY_HAND, METHOD_SAMPLES as SAMPLES } from '../../test/helpers/method-samples/all.ts';
import { answerOf, figureSchema, instantSchema, monthSchema } from './core/shapes.ts';

interface Entry {
  readonly '~orpc': {
    readonly inputSchema?: z.ZodType;
    readonly outputSchema?: z.ZodType;
    readonly meta: { readonly codes: readonly string[] };
  };
}

const ENTRIES = Object.entries(contract).flatMap(([group, methods]) =>
  Object.entries(methods).map(([name, entry]): readonly [string, Entry['~orpc']] => [
    `${group}.${name}`,
    (entry as unknown as Entry)['~orpc'],
  ]),
);

function inputOf(entry: Entry['~orpc']): z.ZodType {
  if (entry.inputSchema === undefined) throw new Error('a method without an input schema takes anything');
  return entry.inputSchema;
}

/** What a method answers; of a stream, what each of its events is. */
function answerOfEntry(entry: Entry['~orpc']): z.ZodType | undefined {
  const stream = getEventIteratorSchemaDetails(entry.outputSchema);
  return stream === undefined ? entry.outputSchema : (stream.yields as z.ZodType);
}

describe('the contract', () => {
  it('has samples by hand for its own methods only', () => {
    const names = new Set(ENTRIES.map(([name]) => name));
    expect(Object.keys(BY_HAND).filter((name) => !names.has(name))).toEqual([]);
  });

  it.each(ENTRIES)('%s takes a right input and refuses unknown, missing and wrong fields', (name, entry) => {
    const { right, wrong } = SAMPLES[name] ?? { right: {}, wrong: [] };
    const schema = inputOf(entry);
    expect(schema.safeParse(right).error, `${name} wants a right input by hand: ${JSON.stringify(right)}`).toBeUndefined();
    expect(schema.safeParse({ ...right, surprise: 1 }).success).toBe(false);
    for (const key of Object.keys(right)) {
      const { [key]: _left, ...rest } = right;
      expect(schema.safeParse(rest).success, `${name} without ${key}`).toBe(false);
    }
    expect(
      Object.keys(right).filter((key) => !wrong.some((change) => key in change)),
      `fields of ${name} that take anything`,
    ).toEqual([]);
    for (const change of wrong) expect(schema.safeParse({ ...right, ...change }).success, `${name} ${JSON.stringify(change)}`).toBe(false);
    for (const nothing of [null, undefined, 1, 'x', []]) expect(schema.safeParse(nothing).success).toBe(false);
  });

  it.each(ENTRIES)('%s answers a refusal as data, and nothing without the mark of success', (_name, entry) => {
    const refused = { ok: false, refusal: { code: 'BASE_BUSY', data: { file: 'x', list: ['a'], numbers: [1], none: null } }, files: [] };
    const schema = answerOfEntry(entry);
    expect(schema?.safeParse(refused).success).toBe(true);
    expect(schema?.safeParse({ ...refused, refusal: { code: 'NO_SUCH_CODE', data: {} } }).success).toBe(false);
    expect(schema?.safeParse({ value: {} }).success).toBe(false);
  });

  it.each(ENTRIES)('%s names codes that there are, each once', (_name, entry) => {
    const known: readonly string[] = [...CELL_CODES, ...FILE_CODES, ...RULE_CODES, ...FORM_CODES, ...WORKBOOK_CODES];
    const codes = [...entry.meta.codes, ...COMMON_CODES];
    expect(codes.filter((code) => !known.includes(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('months and times', () => {
  it.each(['2026-10', '2000-01', '2100-12'])('takes the month %s', (text) => expect(monthSchema.parse(text)).toBe(text));
  it.each(['2026-13', '2026-00', '1999-12', '2101-01', '2026-1', '202610', '2026-10-01', '', '２０２６-10', 202_610, null])(
    'refuses the month %j',
    (text) => expect(monthSchema.safeParse(text).success).toBe(false),
  );
  it('reads times as wall clock at +08:00', () => {
    expect(instantSchema.parse('2000-01-01T08:00')).toBe(Date.UTC(2000, 0, 1) / 60_000);
    expect(instantSchema.parse('2026-10-03T24:00')).toBe(Date.UTC(2026, 9, 3, 16) / 60_000);
  });
  it.each(['2026-10-03T22:00:00', '2026-10-03T22:60', '2026-10-03T24:01', '2026-10-03', '1999-12-31T23:59', '2026-10-03T22:00Z', 5])(
    'refuses the time %j',
    (text) => expect(instantSchema.safeParse(text).success).toBe(false),
  );
});

describe('answers', () => {
  it('hold a value or a refusal, never both nor a fraction of a fen', () => {
    const schema = answerOf(figureSchema);
    expect(schema.safeParse({ ok: true, value: { raw: 1, text: '1' } }).success).toBe(true);
    expect(schema.safeParse({ ok: true, value: { raw: 0.5, text: '0.5' } }).success).toBe(false);
    expect(schema.safeParse({ ok: true }).success).toBe(false);
    expect(schema.safeParse({ ok: false }).success).toBe(false);
  });
});
