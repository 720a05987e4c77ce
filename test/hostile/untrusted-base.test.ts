// A base that lacks what is known of it outside: whatever method is called, nothing is written until a manager decides, and all can be looked at.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClient } from '../../src/backend/router.ts';
import { configFileOf, placeOf, writeRecord } from '../../src/backend/core/db/checkpoint-files.ts';
import { readOutsideOf, checkHistoryIntegrity, findOwnCheckpoint } from '../../src/backend/core/db/history-integrity.ts';
import { contract } from '../../src/contract/contract.ts';
import { METHOD_SAMPLES } from '../helpers/method-samples/all.ts';
import { contentOf, openRawBase, type RawBase } from '../helpers/raw-base.ts';
import { TESTER, fillBase } from '../helpers/sample-base.ts';

type Answered = { readonly ok: boolean; readonly refusal?: { readonly code: string } };

let raw: RawBase;
let client: Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<Answered>>>>>;
const before = new Map<string, string>();

function does(entry: { readonly '~orpc': { readonly meta: Readonly<Record<string, unknown>> } }): string {
  const { does: kind } = entry['~orpc'].meta;
  return typeof kind === 'string' ? kind : JSON.stringify(kind);
}

const METHODS = Object.entries(contract).flatMap(([group, methods]) =>
  Object.entries(methods).map(([name, entry]) => ({ group, name, full: `${group}.${name}`, does: does(entry) })),
);
const LOOKING = METHODS.filter((one) => one.does === 'reads');
const WRITING = METHODS.filter((one) => one.does !== 'reads' && one.full !== 'safety.acceptHistory');

/** Looks that keep something as well. */
const WRITE_TOO: ReadonlySet<string> = new Set(['settings.sayWho', 'people.setPin', 'people.recover']);

async function called({ group, name, full }: (typeof METHODS)[number]): Promise<string> {
  const answer = await client[group]?.[name]?.(METHOD_SAMPLES[full]?.right ?? {});
  if (answer === undefined) return 'none';
  return answer.ok ? 'ok' : (answer.refusal?.code ?? 'refused');
}

beforeAll(async () => {
  raw = openRawBase();
  fillBase(raw.base, 3);
  const actor = { ...TESTER, role: 'manager' } as const;
  client = openClient({
    findBase: () => raw.base,
    actor,
    onProgress: null,
    jobs: null,
    shell: null,
    start: null,
  }) as unknown as typeof client;
  for (const method of LOOKING) before.set(method.full, await called(method));
  const own = findOwnCheckpoint(raw.own);
  if (own === null) throw new Error('no history');
  const place = placeOf(raw.folder);
  writeRecord(configFileOf(place), { place, heads: [{ ...own, seq: own.seq + 5, hash: 'f'.repeat(64) }], steps: [] });
  checkHistoryIntegrity(raw.base, readOutsideOf(raw.base, null));
});
afterAll(() => raw.close());

describe('where the history is not the one that is known', () => {
  it.each(WRITING)('$full changes nothing', async (method) => {
    const was = contentOf(raw.own);
    const came = await called(method);
    expect(contentOf(raw.own)).toBe(was);
    if (method.does === 'writes') expect(came).not.toBe('none');
  });

  it('most of them are refused for that alone', async () => {
    const came = await Promise.all(WRITING.map(called));
    expect(came.filter((one) => one === 'HISTORY_UNTRUSTED').length).toBeGreaterThan(25);
  });

  it.each(LOOKING.filter(({ full }) => !WRITE_TOO.has(full)))('$full answers as before', async (method) => {
    expect(await called(method)).toBe(before.get(method.full));
  });
});
