// Every method as every role, by a table that is spelled out: through the router, from a joined computer, with a right given once, locked, and over HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestRequest } from '../../src/backend/core/db/idempotency-keys.ts';
import { openSeat } from '../../src/backend/core/rpc/user-session.ts';
import type { Caller } from '../../src/backend/core/rpc/call.ts';
import { openClient } from '../../src/backend/router.ts';
import { contract } from '../../src/contract/contract.ts';
import { JOB_KINDS } from '../../src/contract/core/method.ts';
import { listMethodsWith, rightOf } from '../../src/contract/method-rights.ts';
import { type Right, type Role, ROLES } from '../../src/domain/base/rights.ts';
import { openRawBase, type RawBase } from '../helpers/raw-base.ts';
import { TESTER } from '../helpers/sample-base.ts';
import { AT_HOST, GIVEN_ONCE, METHODS, ROLES_OF_RIGHTS, ROLE_ORDER, WHILE_LOCKED } from './who-may.ts';

type Client = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;

/** What no method takes: who may call is told so, who may not is told nothing of it. */
const NO_INPUT = { 'no such field': 1 };

const ENTRIES = Object.entries(METHODS).map(([name, words]) => {
  const [right = '', does = ''] = words.split(' ');
  return { name, right, does };
});

let raw: RawBase;
beforeAll(() => {
  raw = openRawBase();
});
afterAll(() => raw.close());

function hasRight(role: Role, right: string): boolean {
  return Object.entries(ROLES_OF_RIGHTS).some(([one, roles]) => one === right && roles[ROLE_ORDER.indexOf(role)] === 'x');
}

function isOneOf(rights: readonly Right[], right: string): boolean {
  return rights.some((one) => one === right);
}

type Refused = Readonly<Record<string, unknown>>;
const INVALID: Refused = { code: 'INPUT_INVALID' };

function notAllowed(role: Role, right: string): Refused {
  return { code: 'NOT_ALLOWED', data: { role, right } };
}

/** The refusal of each method; of a wrong input its code alone. */
async function refusals(caller: Partial<Caller> & { readonly role: Role }, isGivenOnce = false): Promise<Refused> {
  const actor = { ...TESTER, ...caller };
  const seat = openSeat();
  const context = { findBase: () => raw.base, actor, onProgress: null, jobs: null, shell: null, start: null, seat };
  const client = openClient(context) as unknown as Client;
  const told: Record<string, unknown> = {};
  for (const { name } of ENTRIES) {
    const [group = '', method = ''] = name.split('.');
    if (isGivenOnce)
      seat.lend({
        request: digestRequest(name, NO_INPUT),
        rights: GIVEN_ONCE,
        by: { id: 1, name: '李' },
        untilMs: raw.base.clock.nowMs() + 1,
      });
    const answer = await client[group]?.[method]?.(NO_INPUT);
    const { refusal } = answer as { readonly refusal: { readonly code: string } };
    told[name] = refusal.code === 'INPUT_INVALID' ? INVALID : refusal;
  }
  return told;
}

function expected(refusalOf: (entry: (typeof ENTRIES)[number]) => Refused): Refused {
  return Object.fromEntries(ENTRIES.map((entry) => [entry.name, refusalOf(entry)]));
}

describe('the table', () => {
  it('is the contract’s: each method with its right and what it does', () => {
    const kinds = new Map(Object.entries(JOB_KINDS).map(([name, kind]): [unknown, string] => [kind, name]));
    const said = Object.entries(contract).flatMap(([group, methods]) =>
      Object.entries(methods).map(([name, entry]) => {
        const { right, does } = entry['~orpc'].meta;
        return [`${group}.${name}`, `${right} ${typeof does === 'string' ? does : (kinds.get(does) ?? '')}`];
      }),
    );
    expect(Object.fromEntries(said)).toEqual(METHODS);
  });

  it('knows what long work holds, and whether it can be cancelled', () => {
    expect(JOB_KINDS).toEqual({
      reads: { holds: [], canCancel: true },
      readsWhole: { holds: [], canCancel: false },
      writes: { holds: ['writer'], canCancel: true },
      writesWhole: { holds: ['writer'], canCancel: false },
      stages: { holds: ['staging'], canCancel: true },
      stagesAndWrites: { holds: ['writer', 'staging'], canCancel: true },
    });
  });

  it('is what a page is told of each role', () => {
    expect(ROLES).toEqual(ROLE_ORDER);
    for (const role of ROLE_ORDER) {
      const given = ENTRIES.filter(({ right }) => hasRight(role, right)).map(({ name }) => name);
      expect(listMethodsWith((right) => hasRight(role, right))).toEqual(expect.arrayContaining(given));
      expect(listMethodsWith((right) => hasRight(role, right))).toHaveLength(given.length);
    }
    expect(Object.fromEntries(ENTRIES.map(({ name }) => [name, rightOf(name)]))).toEqual(
      Object.fromEntries(ENTRIES.map(({ name, right }) => [name, right])),
    );
    for (const unknown of ['people', 'people.none', 'toString', '']) expect(rightOf(unknown)).toBeNull();
  });
});

describe('a call', () => {
  it.each(ROLE_ORDER)('of the %s is refused or not as the table says', async (role) => {
    expect(await refusals({ role })).toEqual(expected(({ right }) => (hasRight(role, right) ? INVALID : notAllowed(role, right))));
  });

  it.each(ROLE_ORDER)('of the %s at a joined computer is refused what is done at the host alone', async (role) => {
    const refusalOf = ({ right }: { readonly right: string }): Refused => {
      if (isOneOf(AT_HOST, right)) return { code: 'ONLY_AT_HOST', data: {} };
      return hasRight(role, right) ? INVALID : notAllowed(role, right);
    };
    expect(await refusals({ role, device: 7 })).toEqual(expected(refusalOf));
  });

  it.each(ROLE_ORDER)('of the %s with a right given once may write what a manager can give, and read nothing more', async (role) => {
    const refusalOf = ({ right, does }: { readonly right: string; readonly does: string }): Refused => {
      const isGiven = does !== 'reads' && isOneOf(GIVEN_ONCE, right);
      return isGiven || hasRight(role, right) ? INVALID : notAllowed(role, right);
    };
    expect(await refusals({ role }, true)).toEqual(expected(refusalOf));
  });

  it('is answered to nobody while the screen is locked but what it takes to enter', async () => {
    const refusalOf = ({ name }: { readonly name: string }): Refused =>
      WHILE_LOCKED.includes(name) ? INVALID : { code: 'LOCKED', data: {} };
    for (const role of ROLE_ORDER) expect(await refusals({ role, isLocked: true })).toEqual(expected(refusalOf));
  });
});
