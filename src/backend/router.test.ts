// The router in this process: a real base, wrong input as a refusal, and answers that fit the contract.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '../contract/contract.ts';
import { createEmptyBase, openBackend, type OpenedBackend, restoreBackup } from './backend.ts';

const ACTOR = { who: '周敏', host: 'cli' } as const;

let folder = '';
let backend: OpenedBackend;
const steps: string[] = [];

async function begin(): Promise<void> {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'livebase-router-')), 'base');
  expectOk(await createEmptyBase(folder, false));
  backend = expectOk(await openBackend(folder, ACTOR, ({ phase, name }) => steps.push(`${phase} ${name}`)));
}

function end(): void {
  backend.close();
  rmSync(path.dirname(folder), { recursive: true, force: true });
}

function expectOk<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { readonly code: string } },
): T {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const METHODS = Object.entries(contract).flatMap(([group, methods]) => Object.keys(methods).map((name) => [group, name] as const));

describe('every method', () => {
  // One base for all: wrong input changes nothing in it.
  beforeAll(begin);
  afterAll(end);

  it.each(METHODS)('%s.%s answers wrong input with a refusal, not with a throw', async (group, name) => {
    const client = backend.client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
    for (const input of [undefined, null, 'x', { surprise: 1 }]) {
      await expect(client[group]?.[name]?.(input)).resolves.toMatchObject({
        ok: false,
        refusal: { code: 'INPUT_INVALID', data: { issues: expect.arrayContaining([expect.any(String)]) } },
      });
    }
  });
});

it('wrong input is said by its field', async () => {
  await begin();
  const client = backend.client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  const answer = await client['tenants']?.['detail']?.({ id: 'x', day: '2026-13-01' });
  end();
  const issues = [expect.stringMatching(/^id ./), expect.stringMatching(/^day ./)];
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'INPUT_INVALID', data: { issues } } });
});

describe('calls on an empty base', () => {
  beforeEach(begin);
  afterEach(end);

  it('answer with data', async () => {
    const { client } = backend;
    expect(await client.batches.list({})).toEqual({ ok: true, value: { batches: [] } });
    expect(await client.parked.list({ month: null })).toEqual({ ok: true, value: { parked: [] } });
    expect(await client.report.month({ month: '2026-10', profile: null })).toMatchObject({
      ok: true,
      value: { month: '2026-10', state: 'open', rows: { 'ZB-4': [] } },
    });
    expect(await client.safety.check({ full: false })).toMatchObject({ ok: true });
  });

  it('answer with refusals', async () => {
    const { client } = backend;
    const slot = { from: '2026-12-03T22:00', to: '2026-12-03T23:00', state: 'booked', holdsUntil: null } as const;
    expect(await client.bookings.book({ studio: 'A1', tenant: '甲', ...slot })).toEqual({
      ok: false,
      refusal: { code: 'STUDIO_UNKNOWN', data: { studio: 'A1' } },
    });
    expect(await client.bookings.cancel({ id: 'B1', reason: 'x' })).toMatchObject({ ok: false, refusal: { code: 'BOOKING_UNKNOWN' } });
    expect(await client.batches.undo({ batch: 4 })).toEqual({ ok: false, refusal: { code: 'BATCH_UNKNOWN', data: { batch: 4 } } });
    expect(await client.parked.take({ id: 4 })).toMatchObject({ ok: false, refusal: { code: 'PARKED_UNKNOWN' }, files: [] });
    expect(await client.report.month({ month: '2026-10', profile: '../../secret' })).toMatchObject({
      ok: false,
      refusal: { code: 'PROFILE_UNKNOWN' },
    });
    expect(await client.month.reopen({ month: '2026-10', reason: 'x' })).toMatchObject({
      ok: false,
      refusal: { code: 'MONTH_NOT_CLOSED' },
    });
  });

  it('an import that is refused lists the files, in the order given', async () => {
    const choices = { month: null, tenant: null, account: null, isDryRun: false, takesGoodRows: false, onDifference: null };
    const files = [
      { name: 'b.csv', bytes: Buffer.from('甲,乙\n1,2\n') },
      { name: 'a.csv', bytes: Buffer.from('') },
    ];
    const answer = await backend.client.imports.take({ files, ...choices });
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: 'FILE_EMPTY', data: { file: 'a.csv' } },
      files: [{ file: 'b.csv' }, { file: 'a.csv' }],
    });
    expect(steps).toContain('read b.csv');
  });

  it('a backup is restored while nobody has the base open', async () => {
    const made = expectOk(await backend.client.settings.backUp({}));
    const inUse = await restoreBackup(folder, made.file, ACTOR);
    expect(inUse).toMatchObject({ ok: false, refusal: { code: 'BASE_BUSY' } });
    backend.close();
    expect(expectOk(await restoreBackup(folder, made.file, ACTOR))).toMatchObject({ sha256: made.sha256, rows: made.rows });
    backend = expectOk(await openBackend(folder, ACTOR, null));
  });
});
