// No method that a page can call takes a path: every text of every method is a path once, and nothing outside of the base is written or read.
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openClient } from '../../src/backend/router.ts';
import { contract } from '../../src/contract/contract.ts';
import { withTextEverywhere } from '../helpers/hostile-inputs.ts';
import { METHOD_SAMPLES } from '../helpers/method-samples/all.ts';
import { openRawBase, type RawBase, temporaryFolder } from '../helpers/raw-base.ts';
import { TESTER, fillBase } from '../helpers/sample-base.ts';

const SECRET = 'SECRET-OF-ANOTHER-PROGRAM';
const outside = temporaryFolder();
const inner = path.join(outside, 'inner');
const secretFile = path.join(outside, 'secret.json');
let raw: RawBase;
let client: Readonly<Record<string, Readonly<Record<string, (input: unknown) => unknown>>>>;

beforeAll(() => {
  raw = openRawBase();
  fillBase(raw.base, 3);
  mkdirSync(inner);
  writeFileSync(secretFile, `{"marker":"${SECRET}"}`);
  const actor = { ...TESTER, role: 'manager' } as const;
  const context = { findBase: () => raw.base, actor, onProgress: null, jobs: null, shell: null, start: null };
  client = openClient(context) as unknown as typeof client;
});
afterAll(() => {
  raw.close();
  rmSync(outside, { recursive: true, force: true });
});

const METHODS = Object.entries(contract).flatMap(([group, methods]) =>
  Object.entries(methods).map(([name, entry]): readonly [string, string, unknown] => [group, name, entry['~orpc'].inputSchema]),
);

/** How a path can be written: whole, up from the data folder, as an address, as a share. */
function written(): readonly string[] {
  const fromBase = path.relative(raw.folder, inner);
  return [inner, path.join(inner, 'new'), secretFile, fromBase, path.relative(raw.folder, secretFile), `file://${inner}`];
}

/** Everything below a folder with its size. */
function under(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${name} ${String(statSync(path.join(folder, name)).size)}`)
    .toSorted();
}

function textOf(answer: unknown): string {
  return JSON.stringify(answer, (_key, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value));
}

describe('a path in any text of any method', () => {
  it.each(METHODS)('%s.%s writes nothing there and reads nothing of it', async (group, name, schema) => {
    if (!(schema instanceof z.ZodType)) throw new Error('no schema');
    const right = METHOD_SAMPLES[`${group}.${name}`]?.right ?? {};
    const before = under(outside);
    for (const input of written().flatMap((text) => withTextEverywhere(schema, right, text))) {
      const answer = await client[group]?.[name]?.(input);
      expect(under(outside), JSON.stringify(input)).toEqual(before);
      expect(textOf(answer) ?? '', JSON.stringify(input)).not.toContain(SECRET);
    }
    expect(readFileSync(secretFile, 'utf8')).toContain(SECRET);
  });

  it('is tried on the methods that take texts, in their lists, choices and nullable fields too', () => {
    const tried = METHODS.filter(([group, name, schema]) => {
      const right = METHOD_SAMPLES[`${group}.${name}`]?.right ?? {};
      return schema instanceof z.ZodType && withTextEverywhere(schema, right, inner).length > 0;
    }).map(([group, name]) => `${group}.${name}`);
    expect(tried).toEqual(expect.arrayContaining(['report.month', 'imports.take', 'month.close', 'workbooks.propose', 'sheets.make']));
    const nested = z.strictObject({ to: z.object({ list: z.array(z.union([z.int(), z.string()])) }).nullable() });
    expect(withTextEverywhere(nested, { to: null }, '/x')).toContainEqual({ to: { list: ['/x'] } });
  });
});
