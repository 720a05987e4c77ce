// Cells of the table of rights that a base switches: which can be, what goes along with each, and what a refused one leaves.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClient } from '../../src/backend/router.ts';
import { createRightsTable } from '../../src/contract/people/rights-table.ts';
import {
  AT_HOST_ONLY,
  hasRight,
  LENDABLE,
  type Right,
  RIGHTS,
  type Role,
  type Switched,
  withSwitch,
} from '../../src/domain/base/rights.ts';
import { openRawBase, type RawBase } from '../helpers/raw-base.ts';
import { TESTER } from '../helpers/sample-base.ts';
import { AT_HOST, GIVEN_ONCE, ROLES_OF_RIGHTS, ROLE_ORDER } from './who-may.ts';

/** What no base switches. */
const FIXED = ['open', 'look', 'base.change', 'settings.write', 'people.write'];

/** Each right that can be switched: what a viewer has new who is given it, and what one who had everything loses with it. */
const ALONG: Readonly<Record<string, readonly [given: string, taken: string]>> = {
  'bookings.write': ['bookings.write contacts.look prices.look', 'bookings.write bookings.override bookings.putBack'],
  'bookings.override': ['bookings.write bookings.override contacts.look prices.look', 'bookings.override'],
  'bookings.putBack': ['bookings.write bookings.putBack contacts.look prices.look', 'bookings.putBack'],
  'bookings.waive': ['bookings.waive prices.look', 'bookings.waive'],
  'contacts.look': [
    'contacts.look',
    'bookings.write bookings.override bookings.putBack contacts.look contacts.write records.write sales.look sales.write report.write files.look cases.look cases.write maps.write',
  ],
  'contacts.write': ['contacts.look contacts.write records.edit', 'contacts.write records.write'],
  'records.edit': ['records.edit', 'contacts.write records.edit records.write sales.write money.write cases.write'],
  'records.write': ['contacts.look contacts.write records.edit records.write prices.look money.look files.look', 'records.write'],
  'imports.look': ['imports.look', 'imports.look imports'],
  imports: ['imports.look imports', 'imports'],
  'sales.look': ['contacts.look sales.look', 'sales.look sales.write report.write maps.write'],
  'sales.write': ['contacts.look records.edit sales.look sales.write', 'sales.write'],
  'report.look': ['', 'report.look report.write maps.write'],
  'report.write': ['contacts.look sales.look report.write', 'report.write'],
  'prices.look': [
    'prices.look',
    'bookings.write bookings.override bookings.putBack bookings.waive records.write prices.look money.look money.write',
  ],
  'money.look': ['prices.look money.look', 'records.write money.look money.write'],
  'money.write': ['records.edit prices.look money.look money.write', 'money.write'],
  'files.look': ['contacts.look files.look', 'records.write files.look'],
  'cases.look': ['contacts.look cases.look', 'cases.look cases.write'],
  'cases.write': ['contacts.look records.edit cases.look cases.write', 'cases.write'],
  'history.look': ['history.look history.own', 'history.look'],
  'history.own': ['history.own', 'history.look history.own'],
  safety: ['safety', 'safety'],
  'maps.write': ['contacts.look sales.look maps.write', 'maps.write'],
};

/** A row of the table's letters: `x` where a role has the cell. */
const rowOf = (...roles: readonly Role[]): string => ROLE_ORDER.map((role) => (roles.includes(role) ? 'x' : '.')).join('');

const SWITCHABLE = RIGHTS.filter((right) => !FIXED.includes(right));
const viewer = (right: Right, given: boolean): Switched => ({ role: 'viewer', right, given });

function rightsOf(switched: readonly Switched[]): readonly Right[] {
  return RIGHTS.filter((right) => hasRight('viewer', right, switched));
}

/** A table of letters as `ROLES_OF_RIGHTS`. */
function letters(isSet: (cell: ReturnType<typeof createRightsTable>[number]['cells'][number]) => boolean, switched: readonly Switched[]) {
  return Object.fromEntries(
    createRightsTable(switched).map(({ right, cells }) => [right, cells.map((one) => (isSet(one) ? 'x' : '.')).join('')]),
  );
}

describe('the table as a base shows it', () => {
  const { open: _open, ...ROWS } = ROLES_OF_RIGHTS;

  it('has each right but entering, by the roles in their order', () => {
    expect(letters(({ has }) => has, [])).toEqual(ROWS);
    expect(letters(({ isChanged }) => isChanged, [])).toEqual(Object.fromEntries(Object.keys(ROWS).map((right) => [right, rowOf()])));
    for (const { cells } of createRightsTable([])) expect(cells.map(({ role }) => role)).toEqual(ROLE_ORDER);
  });

  it('cannot be switched for the manager, nor what everybody needs, nor what makes a manager', () => {
    const fixed = Object.keys(ROWS).map((right) => [right, FIXED.includes(right) ? rowOf(...ROLE_ORDER) : rowOf('manager')]);
    expect(letters(({ isFixed }) => isFixed, [])).toEqual(Object.fromEntries(fixed));
  });

  it('shows what is switched, given and taken, and nothing else as changed', () => {
    const switched: readonly Switched[] = [
      { role: 'front_desk', right: 'imports', given: false },
      { role: 'accountant', right: 'imports.look', given: true },
      { role: 'accountant', right: 'imports', given: true },
      { role: 'statistician', right: 'people.write', given: true },
      { role: 'manager', right: 'imports', given: false },
    ];
    expect(letters(({ has }) => has, switched)).toEqual({
      ...ROWS,
      'imports.look': rowOf('manager', 'statistician', 'front_desk', 'accountant', 'auditor'),
      imports: rowOf('manager', 'statistician', 'accountant'),
    });
    const changed = letters(({ isChanged }) => isChanged, switched);
    expect(Object.entries(changed).filter(([, cells]) => cells !== rowOf())).toEqual([
      ['imports.look', rowOf('accountant')],
      ['imports', rowOf('front_desk', 'accountant')],
    ]);
  });

  it('names what is done at the host alone, and what can be given once', () => {
    expect([...AT_HOST_ONLY].toSorted()).toEqual(AT_HOST.toSorted());
    expect(LENDABLE.toSorted()).toEqual(GIVEN_ONCE.toSorted());
  });
});

describe('a right', () => {
  it('is one of those that are spelled out here', () => {
    expect(SWITCHABLE).toEqual(Object.keys(ALONG));
    expect(RIGHTS).toEqual(Object.keys(ROLES_OF_RIGHTS));
  });

  it.each(SWITCHABLE)('%s is given with what it needs, and taken with what needs it', (right) => {
    const before = rightsOf([]);
    expect(before).toEqual(['open', 'look', 'report.look']);
    const given = rightsOf(withSwitch([], viewer(right, true))).filter((one) => !before.includes(one));
    expect(given.join(' ')).toBe(ALONG[right]?.[0]);
    const all = SWITCHABLE.map((one) => viewer(one, true));
    const left = rightsOf(withSwitch(all, viewer(right, false)));
    expect(
      rightsOf(all)
        .filter((one) => !left.includes(one))
        .join(' '),
    ).toBe(ALONG[right]?.[1]);
  });
});

describe('the manager', () => {
  let raw: RawBase;
  beforeAll(() => {
    raw = openRawBase();
  });
  afterAll(() => raw.close());

  const client = () => {
    const actor = { ...TESTER, role: 'manager' } as const;
    return openClient({ findBase: () => raw.base, actor, onProgress: null, jobs: null, shell: null, start: null });
  };
  const rows = (): unknown => raw.own.prepare('SELECT count(*) FROM history').pluck().get();

  it('is refused every cell that is fixed, given or taken, and nothing is written', async () => {
    const before = rows();
    for (const role of ROLE_ORDER) {
      for (const right of role === 'manager' ? RIGHTS : RIGHTS.filter((one) => FIXED.includes(one))) {
        for (const given of [true, false]) {
          const answer = await client().people.switchRight({ role, right, given });
          expect(answer, `${role} ${right}`).toEqual({ ok: false, refusal: { code: 'RIGHT_FIXED', data: { role, right } } });
        }
      }
    }
    expect(await client().people.rights({})).toEqual({ ok: true, value: { switched: [] } });
    expect(rows()).toBe(before);
  });

  it('switches every other cell both ways, each kept as it was switched', async () => {
    for (const role of ROLE_ORDER.filter((one) => one !== 'manager')) {
      for (const right of ['imports', 'safety'] as const) {
        const had = ROLES_OF_RIGHTS[right][ROLE_ORDER.indexOf(role)] === 'x';
        const cell = { role, right, given: !had };
        // What is taken in is seen by nobody who may not see imports: the sight comes along, and goes first.
        const seesImports = right !== 'imports' || ROLES_OF_RIGHTS['imports.look'][ROLE_ORDER.indexOf(role)] === 'x';
        const switched = seesImports ? [cell] : [{ role, right: 'imports.look', given: true } as const, cell];
        expect(await client().people.switchRight(cell)).toEqual({ ok: true, value: { switched } });
        expect(await client().people.rights({})).toEqual({ ok: true, value: { switched } });
        const back = { role, right: switched[0]?.right ?? right, given: had };
        expect(await client().people.switchRight(back)).toEqual({ ok: true, value: { switched: [] } });
      }
    }
  });

  it('is refused cutting off a computer that never joined, and nothing is written', async () => {
    const before = rows();
    expect(await client().sharing.revoke({ device: 7 })).toEqual({ ok: false, refusal: { code: 'DEVICE_UNKNOWN', data: {} } });
    expect(rows()).toBe(before);
  });
});
