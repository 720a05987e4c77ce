// What every input takes: bounds, words and standards against the reviewed file inputs.txt (rewritten as said-codes.test.ts says), and each bound
// of a record's field tried: what stands at it is taken, one beyond is refused for what it is.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract } from '../../src/contract/contract.ts';
import { EDITABLE_KINDS, RECORD_FIELDS } from '../../src/contract/records/record-kinds.ts';
import { readField } from '../../src/contract/records/record-values.ts';
import type { RecordField } from '../../src/contract/records/field.ts';
import { METHOD_SAMPLES } from '../helpers/method-samples/all.ts';
import { boundsOf } from './bounds.ts';

const INPUTS = Object.entries(contract).flatMap(([group, methods]) =>
  Object.entries(methods).map(([name, entry]): readonly [string, unknown] => [`${group}.${name}`, entry['~orpc'].inputSchema]),
);

it('every input takes what was reviewed', async () => {
  const lines = INPUTS.flatMap(([name, schema]) => [name, ...boundsOf(schema, '').map((line) => `  ${line}`)]);
  const text = ['# Each method: what each field of its input takes.', ...lines].join('\n');
  await expect(`${text}\n`).toMatchFileSnapshot(path.join(import.meta.dirname, 'said', 'inputs.txt'));
});

/** Lists of words that are too long to be read a line: refusal codes, figures. */
function shorten(line: string): string {
  const words = line.split(', ');
  return words.length > 60 ? `${words[0] ?? ''} … ${words.at(-1) ?? ''}, ${words.length} words` : line;
}

/** What says the same of every answer: a refusal and its data, that more fields may come. */
const USUAL = /^\|\d\.refusal|\|\d\.ok:|\.data(?: key|\{\})|: takes more$/;

const METHODS = Object.entries(contract).flatMap(([group, methods]) =>
  Object.entries(methods).map(([name, entry]) => {
    const {
      meta,
      outputSchema,
    }: {
      readonly meta: { readonly does?: unknown; readonly right?: unknown; readonly codes: readonly string[] };
      readonly outputSchema?: unknown;
    } = entry['~orpc'];
    return { name: `${group}.${name}`, meta, outputSchema };
  }),
);

it('every method does, needs, refuses and answers what was reviewed', async () => {
  const lines = METHODS.flatMap(({ name, meta, outputSchema }) => [
    `${name} ${JSON.stringify(meta.does)}, right ${String(meta.right)}`,
    ...(meta.codes.length === 0 ? [] : [`  refuses: ${meta.codes.join(' ')}`]),
    ...boundsOf(outputSchema, '')
      .filter((line) => !USUAL.test(line))
      .map((line) => `  ${shorten(line)}`),
  ]);
  const text = ['# Each method: what it does, the right it needs, the codes it refuses with, and the fields of its answer.', ...lines].join(
    '\n',
  );
  await expect(`${text}\n`).toMatchFileSnapshot(path.join(import.meta.dirname, 'said', 'outputs.txt'));
});

/** Fields of numbers with their bounds, in the unit that is kept. */
const NUMBERS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  money: [0, 100_000_000_000],
  signed_money: [-100_000_000_000, 100_000_000_000],
  yes_no: [0, 1],
  year: [2000, 2100],
  instant: [15_777_600, 68_899_200],
  tenant: [1, Number.MAX_SAFE_INTEGER],
  studio: [1, Number.MAX_SAFE_INTEGER],
};

const FIELDS = EDITABLE_KINDS.flatMap((kind) => RECORD_FIELDS[kind].map((field) => [`${kind}.${field.name}`, field] as const));
const COUNTED = FIELDS.filter(([, { type }]) => ['area', 'minutes', 'minute_of_day', 'count'].includes(type) || type in NUMBERS);
const WRITTEN = FIELDS.filter(([, { type }]) =>
  ['text', 'notes', 'phone', 'suggested', 'platform', 'goods_class', 'figure_value', 'code', 'figure'].includes(type),
);

/** What is said of a number beyond. */
function refusedAbove(field: RecordField, most: number): unknown {
  const found = String(most + 1);
  if (field.type === 'year') return { code: 'CELL_OUT_OF_YEARS', data: { found, from: 2000, to: 2100 } };
  if (field.name === 'turnaround') return { code: 'TURNAROUND_RANGE', data: { found, limit: most } };
  return { code: 'CELL_TOO_LARGE', data: { found, limit: String(most) } };
}

describe('a number in a form', () => {
  it.each(COUNTED)('%s is taken at its bounds, too large beyond, negative below 0', (_name, field) => {
    const [least, most] = NUMBERS[field.type] ?? [0, field.max ?? 100_000_000_000];
    expect(readField(field, least)).toEqual({ ok: true, value: least });
    expect(readField(field, most)).toEqual({ ok: true, value: most });
    if (most < Number.MAX_SAFE_INTEGER) expect(readField(field, most + 1)).toEqual({ ok: false, refusal: refusedAbove(field, most) });
    const below = readField(field, least - 1);
    if (least === 0 && field.name !== 'turnaround')
      expect(below).toEqual({ ok: false, refusal: { code: 'CELL_NEGATIVE', data: { found: '-1' } } });
    else expect(below.ok).toBe(false);
    expect(readField(field, least + 0.5)).toEqual({ ok: false, refusal: { code: 'CELL_NOT_WHOLE', data: { found: String(least + 0.5) } } });
    expect(readField(field, '5')).toMatchObject({ ok: false, refusal: { code: 'INPUT_INVALID' } });
  });
});

describe('a text in a form', () => {
  it.each(WRITTEN)('%s is taken at its longest, trimmed, and too long beyond', (_name, { max = 0, ...field }) => {
    expect(max).toBeGreaterThan(0);
    expect(readField({ ...field, max }, ` ${'A'.repeat(max)} `)).toEqual({ ok: true, value: 'A'.repeat(max) });
    const refused = readField({ ...field, max }, 'A'.repeat(max + 1));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'CELL_TOO_LONG', data: { length: max + 1, limit: max } } });
  });

  it.each(FIELDS)('%s that is empty is its standard, refused, or nothing', (_name, field) => {
    for (const empty of [null, '', '  ']) {
      const read = readField(field, empty);
      if (field.standard !== undefined) expect(read).toEqual({ ok: true, value: field.standard });
      else if (field.needed) expect(read).toMatchObject({ ok: false, refusal: { code: 'CELL_REQUIRED' } });
      else expect(read).toEqual({ ok: true, value: null });
    }
  });
});

/** Cells of earlier reports, typed at once. */
describe('a filing', () => {
  const schema = contract.filing.enterHistorical['~orpc'].inputSchema;
  const cell = { month: '2025-10', figure: 'ZB-2.06.month', value: '1', origin: null };
  const takes = (cells: readonly unknown[]): boolean => schema?.safeParse({ cells, isPreview: true, takesGood: false }).success === true;

  it('takes 5000 cells and no more, each text at its longest', () => {
    expect(takes(Array.from({ length: 5000 }, () => cell))).toBe(true);
    expect(takes(Array.from({ length: 5001 }, () => cell))).toBe(false);
    expect(takes([])).toBe(false);
    expect(takes([{ ...cell, value: 'x'.repeat(60), origin: 'x'.repeat(500), figure: 'x'.repeat(200) }])).toBe(true);
    for (const beyond of [{ value: 'x'.repeat(61) }, { origin: 'x'.repeat(501) }, { figure: 'x'.repeat(201) }])
      expect(takes([{ ...cell, ...beyond }])).toBe(false);
  });
});

/** Whole numbers that nobody adds up: the key that a page begins behind, a row's version, so many dates of a rule, a file's bytes, rows of a file. */
const NOT_ADDED = /(?:^|[.[|])(?:version|count|size|from|row|rows\[\]|cursor\[\d\])$/;
/** Values of records, which are held to their fields above, and cells of a sheet that is made. */
const HELD_ELSEWHERE = /(?:\{\}|rows\[\]\[\])\|2$/;

it('no amount of any input is without an upper bound', () => {
  const open = INPUTS.flatMap(([name, schema]) =>
    boundsOf(schema, '')
      .filter((line) => {
        const [, field = '', kind = ''] = /^(.*?): ((?:whole|number).*?)(?: or null| or left out| else .*)*$/.exec(line) ?? [];
        return kind !== '' && !HELD_ELSEWHERE.test(field) && kind !== 'whole above 0' && !/\.\.-?\d/.test(kind) && !NOT_ADDED.test(field);
      })
      .map((line) => `${name} ${line}`),
  );
  expect(open).toEqual([]);
});

it('an area that a slot is looked for and the rent of a renewal have the bound of every amount', () => {
  const line = (name: string, field: string): string | undefined =>
    boundsOf(INPUTS.find(([one]) => one === name)?.[1], '').find((one) => one.startsWith(`${field}:`));
  expect(line('bookings.free', 'area')).toBe('area: whole 0..100000000000 or null');
  expect(line('tenants.renewLease', 'monthlyRent')).toBe('monthlyRent: whole 0..100000000000 or null');
});

describe('a field of an input', () => {
  it.each(INPUTS)('%s is taken at its bounds and refused beyond', (name, schema) => {
    const { right } = METHOD_SAMPLES[name] ?? { right: {} };
    const parse = (field: string, value: unknown): boolean =>
      (schema as { readonly safeParse: (input: unknown) => { readonly success: boolean } }).safeParse({ ...right, [field]: value }).success;
    const taken = boundsOf(schema, '').filter((line) => {
      const [, field = '', kind = '', least = '', most = ''] = /^(\w+): (text|whole) (?:above 0 )?(\d*)\.\.(\d*)/.exec(line) ?? [];
      const at = (bound: number): unknown => (kind === 'text' ? 'x'.repeat(bound) : bound);
      const isAbove = most !== '' && parse(field, at(Number(most) + 1));
      return isAbove || (least !== '' && Number(least) > 0 && parse(field, at(Number(least) - 1)));
    });
    expect(taken, 'beyond their bounds').toEqual([]);
  });
});
