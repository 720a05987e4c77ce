// No method that writes takes an identity-card number, in whichever of its texts it stands.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openClient } from '../../src/backend/router.ts';
import { contract } from '../../src/contract/contract.ts';
import { withTextEverywhere } from '../helpers/hostile-inputs.ts';
import { METHOD_SAMPLES } from '../helpers/method-samples/all.ts';
import { openRawBase, type RawBase } from '../helpers/raw-base.ts';
import { TESTER } from '../helpers/sample-base.ts';

let raw: RawBase;
let client: Readonly<Record<string, Readonly<Record<string, (input: unknown) => unknown>>>>;
beforeAll(() => {
  raw = openRawBase();
  const context = {
    findBase: () => raw.base,
    actor: { ...TESTER, role: 'manager' },
    onProgress: null,
    jobs: null,
    shell: null,
    start: null,
  } as const;
  client = openClient(context) as unknown as typeof client;
});
afterAll(() => raw.close());

const WRITING = Object.entries(contract).flatMap(([group, methods]) =>
  Object.entries(methods).flatMap(([name, entry]): readonly (readonly [string, string, unknown])[] =>
    entry['~orpc'].meta.does === 'reads' ? [] : [[group, name, entry['~orpc'].inputSchema]],
  ),
);

it.each(WRITING)('%s.%s takes no identity-card number in any of its texts', async (group, name, schema) => {
  if (!(schema instanceof z.ZodType)) throw new Error('no schema');
  const right = METHOD_SAMPLES[`${group}.${name}`]?.right ?? {};
  for (const input of withTextEverywhere(schema, right, '证件 11010519491231002X')) {
    const answer = await client[group]?.[name]?.(input);
    expect(answer, JSON.stringify(input)).toMatchObject({ ok: false, refusal: { code: 'ROW_ID_NUMBER' } });
  }
});

it('says which text it is, and lets bytes of a file be what they are', async () => {
  const add = { kind: 'tenant', values: { notes: '１１０１０５１９４９１２３１００２Ｘ' }, reason: null };
  const refused = await client['records']?.['add']?.(add);
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'ROW_ID_NUMBER', data: { field: 'values.notes' } } });
  const bytes = new TextEncoder().encode('11010519491231002X');
  const file = {
    files: [{ name: 'a.csv', bytes }],
    month: null,
    tenant: null,
    account: null,
    isDryRun: true,
    takesGoodRows: false,
    onDifference: null,
  };
  expect(JSON.stringify(await client['imports']?.['take']?.(file))).not.toContain('ROW_ID_NUMBER');
});
