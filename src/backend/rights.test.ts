// Cells of the table of rights that a base has switched, and what no role may do; each method as each role: test/contract/who-may.test.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METHODS as CHANGES, ROLES_OF_RIGHTS } from '../../test/contract/who-may.ts';
import { openRawBase, type RawBase } from '../../test/helpers/raw-base.ts';
import { TESTER } from '../../test/helpers/sample-base.ts';
import { contract } from '../contract/contract.ts';
import { hasRight, type Right, RIGHTS, type Role, ROLES, withSwitch } from '../domain/base/rights.ts';
import type { Caller } from './core/rpc/call.ts';
import { openClient } from './router.ts';

type Client = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;

const METHODS = Object.entries(contract).flatMap(([group, methods]) =>
  Object.entries(methods).map(([name, entry]) => ({ group, name, meta: entry['~orpc'].meta })),
);

let raw: RawBase;
beforeAll(() => {
  raw = openRawBase();
});
afterAll(() => raw.close());

function clientOf(caller: Pick<Caller, 'role' | 'isLocked'>): Client {
  const actor = { ...TESTER, ...caller };
  return openClient({ findBase: () => raw.base, actor, onProgress: null, jobs: null, shell: null, start: null }) as unknown as Client;
}

/** What a role may call that changes something. */
function changesOf(role: Role): string[] {
  return METHODS.filter(({ meta }) => meta.does !== 'reads' && hasRight(role, meta.right)).map(({ group, name }) => `${group}.${name}`);
}

/** The base with these cells switched by the manager, one after the other. */
async function switchAll(...cells: readonly { readonly role: Role; readonly right: Right; readonly given: boolean }[]): Promise<void> {
  for (const cell of cells) expect(await clientOf({ role: 'manager' })['people']?.['switchRight']?.(cell)).toMatchObject({ ok: true });
}

const codeOf = async (role: Role, group: string, name: string, input: unknown): Promise<string> => {
  const answer = await clientOf({ role })[group]?.[name]?.(input);
  const { ok, refusal } = answer as { readonly ok: boolean; readonly refusal?: { readonly code: string } };
  return ok ? 'ok' : (refusal?.code ?? '');
};

describe('cells that a base has switched', () => {
  const MONTH = { month: '2026-10' };
  const LOOK = { from: null, to: null, who: null, entity: null, search: null, cursor: null, language: 'zh-CN' };

  it('let a desk that was given sales see them, take a right from who had it, and are put back', async () => {
    expect(await codeOf('front_desk', 'sales', 'month', MONTH)).toBe('NOT_ALLOWED');
    await switchAll({ role: 'front_desk', right: 'sales.look', given: true }, { role: 'statistician', right: 'sales.look', given: false });
    expect(await codeOf('front_desk', 'sales', 'month', MONTH)).toBe('ok');
    expect(await codeOf('statistician', 'sales', 'month', MONTH)).toBe('NOT_ALLOWED');
    expect(await clientOf({ role: 'front_desk' })['people']?.['seat']?.({})).toMatchObject({
      value: { me: { rights: expect.arrayContaining(['sales.look']), methods: expect.arrayContaining(['sales.month']) } },
    });
    // What needs the sight of sales went with it, and comes back when it is given.
    expect(await codeOf('statistician', 'report', 'month', { month: 'x' })).toBe('INPUT_INVALID');
    const history = raw.own.prepare("SELECT after FROM history WHERE entity = 'setting' ORDER BY seq").pluck().all();
    expect(history).toHaveLength(2);
    const inWords = await clientOf({ role: 'manager' })['settings']?.['history']?.(LOOK);
    expect(JSON.stringify(inWords)).toContain('"field":"改过的权限 · 前台 · 看销售和企业月报","before":"—","after":"可以"');
    await switchAll(
      { role: 'front_desk', right: 'sales.look', given: false },
      ...(['sales.write', 'report.write', 'maps.write'] as const).map((right) => ({ role: 'statistician' as const, right, given: true })),
    );
    expect(await clientOf({ role: 'manager' })['people']?.['rights']?.({})).toEqual({ ok: true, value: { switched: [] } });
  });

  it('are never the manager’s, nor what everybody needs or a manager alone has', async () => {
    for (const [role, right] of [
      ['manager', 'sales.look'],
      ['viewer', 'look'],
      ['statistician', 'people.write'],
      ['accountant', 'base.change'],
    ] as const)
      expect(await codeOf('manager', 'people', 'switchRight', { role, right, given: false })).toBe('RIGHT_FIXED');
    expect(await codeOf('front_desk', 'people', 'switchRight', { role: 'front_desk', right: 'sales.look', given: true })).toBe(
      'NOT_ALLOWED',
    );
  });

  it('give what a right needs along with it, and take what needs it', () => {
    const given = withSwitch([], { role: 'viewer', right: 'money.write', given: true });
    expect(given.map(({ right }) => right).toSorted()).toEqual(['money.look', 'money.write', 'prices.look', 'records.edit']);
    const taken = withSwitch([], { role: 'front_desk', right: 'prices.look', given: false });
    expect(taken.map(({ right }) => right).toSorted()).toEqual(['bookings.write', 'prices.look']);
    // A list that somebody else wrote gives nothing that lacks what it needs.
    expect(hasRight('viewer', 'money.write', [{ role: 'viewer', right: 'money.write', given: true }])).toBe(false);
  });
});

describe('the table of rights', () => {
  it('is the one that the house gave', () => {
    const letters = (right: (typeof RIGHTS)[number]): string => ROLES.map((role) => (hasRight(role, right) ? 'x' : '.')).join('');
    expect(Object.fromEntries(RIGHTS.map((right) => [right, letters(right)]))).toEqual(ROLES_OF_RIGHTS);
  });

  it('lets nobody end what they may not do', async () => {
    const job = { id: 3, name: 'month.close', phase: 'apply', what: '', done: 0, all: 0, canCancel: true, startedAt: 0 } as const;
    const ended: number[] = [];
    const jobs = {
      run: () => Promise.reject(new Error('nothing is run here')),
      list: () => [job],
      cancel: (id: number) => ended.push(id) > 0 && id === job.id,
      onChange: () => () => undefined,
      inTurn: <T>(work: () => Promise<T>) => work(),
      close: async () => undefined,
      loadCarrier: () => Promise.reject(new Error('nothing is carried')),
    };
    const cancelAs = (role: Role, id: number) =>
      openClient({ findBase: () => raw.base, actor: { ...TESTER, role }, onProgress: null, jobs, shell: null, start: null }).live.cancel({
        job: id,
      });
    for (const role of ['front_desk', 'accountant', 'auditor', 'viewer'] as const) {
      const refusal = { code: 'NOT_ALLOWED', data: { role, right: 'report.write' } };
      expect(await cancelAs(role, 3), role).toEqual({ ok: false, refusal });
    }
    expect(ended).toEqual([]);
    expect(await cancelAs('statistician', 3)).toEqual({ ok: true, value: { job: 3 } });
    expect(await cancelAs('manager', 4)).toMatchObject({ refusal: { code: 'JOB_UNKNOWN' } });
  });

  it('gives nobody a right that it does not know', () => {
    const unknown = 'sales.delete' as never;
    for (const role of ROLES) expect(hasRight(role, unknown)).toBe(false);
  });

  it('leaves each role what it changes: no more than its work', () => {
    const groups = (role: Role): string[] => [...new Set(changesOf(role).map((name) => name.split('.')[0] ?? ''))].toSorted();
    // What draws a paper is long work too, and changes nothing. The own PIN is everybody's.
    expect(
      changesOf('viewer').filter(
        (name) => !/^(people\.(setPin|recover)|paper|shift\.paper|report\.export|filing\.ledgerFile|sheets)/.test(name),
      ),
    ).toEqual([]);
    expect(groups('front_desk')).toEqual([
      'batches',
      'blackouts',
      'bookings',
      'imports',
      'intake',
      'paper',
      'parked',
      'people',
      'records',
      'reminders',
      'safety',
      'series',
      'settings',
      'sheets',
      'shift',
      'waiting',
    ]);
    expect(
      changesOf('front_desk')
        .filter((name) => name.startsWith('settings.'))
        .toSorted(),
    ).toEqual(
      [
        'settings.backUp',
        'settings.backUpIfDue',
        'settings.check',
        'settings.diagnostics',
        'settings.drill',
        'settings.soundBackup',
      ].toSorted(),
    );
    // The auditor sees all and changes nothing: what is drawn or computed as long work leaves the base as it is.
    const written = Object.entries(CHANGES).filter(([, words]) => !/ reads(Whole)?$/.test(words));
    const auditors = written.filter(([, words]) => RIGHTS.some((right) => words.startsWith(`${right} `) && hasRight('auditor', right)));
    expect(auditors.map(([name]) => name)).toEqual(['people.setPin', 'people.recover']);
    expect(groups('statistician')).not.toContain('bookings');
    expect(groups('statistician')).not.toContain('money');
    expect(
      changesOf('accountant')
        .filter((name) => name.startsWith('money.'))
        .toSorted(),
    ).toEqual(['money.file', 'money.make', 'money.makeAll', 'money.monthFile', 'money.noteInvoice', 'money.setFrame'].toSorted());
  });
});
