// What of the page each role is shown, held against the contract: nothing that would be refused, and nothing left out that it may do.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract, type MethodName } from '../../contract/contract.ts';
import { listMethodsWith } from '../../contract/method-rights.ts';
import { hasRight, type Right, RIGHTS, type Role, ROLES } from '../../domain/base/rights.ts';
import { mayOf } from '../ui/permissions.tsx';
import { COMMAND_ASKS, SCREEN_ASKS, SECTION_ASKS } from './places.ts';

const RIGHTS_OF: ReadonlyMap<string, Right> = new Map(
  Object.entries(contract).flatMap(([group, methods]) =>
    Object.entries(methods).map(([name, entry]) => [`${group}.${name}`, entry['~orpc'].meta.right]),
  ),
);

function mayAs(role: Role) {
  return mayOf({ rights: RIGHTS.filter((right) => hasRight(role, right)), methods: listMethodsWith((right) => hasRight(role, right)) });
}

function shownTo(role: Role, places: Readonly<Record<string, readonly MethodName[]>>): string[] {
  const may = mayAs(role);
  return Object.entries(places).flatMap(([name, asks]) => (may.call(...asks) ? [name] : []));
}

const SCREENS: Readonly<Record<Role, string>> = {
  manager: 'home desk tenants studios sales report analytics scorecard settings',
  statistician: 'home desk tenants studios sales report analytics scorecard settings',
  front_desk: 'home desk tenants studios settings',
  accountant: 'home desk tenants studios report settings',
  auditor: 'home desk tenants studios sales report analytics scorecard settings',
  viewer: 'home desk tenants studios report settings',
};
const SECTIONS: Readonly<Record<Role, string>> = {
  manager: Object.keys(SECTION_ASKS).join(' '),
  statistician: 'people maps mappings backups look history about',
  front_desk: 'people backups lobby look about',
  accountant: 'bills people backups look about',
  auditor: 'people look history about',
  viewer: 'people look about',
};
const COMMANDS: Readonly<Record<Role, string>> = {
  manager: 'importFiles newTenant due owed statements',
  statistician: 'importFiles due',
  front_desk: 'importFiles due',
  accountant: 'due owed statements',
  auditor: 'due owed statements',
  viewer: 'due',
};

/** Places whose way in is asked for by what they can't do without: the files that are drawn nowhere else. */
const BEHIND: readonly (readonly [file: RegExp, asks: readonly MethodName[]])[] = [
  [/^(?:collection|shell.SalesScreen)/, SCREEN_ASKS.sales],
  [/^intake.(?!MappingsSection|Batch|batch)/, COMMAND_ASKS.importFiles],
  [/^intake.(?:Batch|batch)/, ['batches.list', 'parked.list']],
  [/^intake.MappingsSection/, SECTION_ASKS.mappings],
  [/^insight.analytics/, SCREEN_ASKS.analytics],
  [/^insight.scorecard/, SCREEN_ASKS.scorecard],
  [/^bureau/, SECTION_ASKS.maps],
  [/^base.BaseSection/, SECTION_ASKS.base],
  [/^base.(?:BulkDrawer|CalendarSection|DayPanel|ExceptionCommands)/, SECTION_ASKS.calendar],
  [/^base.DeskSection/, SECTION_ASKS.desk],
  [/^base.BillsSection/, SECTION_ASKS.bills],
  [/^base.TextsSection/, SECTION_ASKS.texts],
  [/^base.ProfilesSection/, SECTION_ASKS.profiles],
  [/^base.LobbySection/, SECTION_ASKS.lobby],
  [/^safety.HistorySection/, SECTION_ASKS.history],
  [/^safety.Backup/, SECTION_ASKS.backups],
  [/^sharing.SharingSection/, SECTION_ASKS.sharing],
  // Drawn by sections that ask.
  [/^ui.settings.NumberChoices/, ['settings.choose']],
  [/^ui.fields.figure-field/, ['sales.month']],
  // The first start has no base, and so nobody yet.
  [/^shell.(?:FirstStart|RestoreButton)/, ['start.restore']],
];
const APP = path.join(import.meta.dirname, '..');
const FILES = globSync('**/*.{ts,tsx}', { cwd: APP, exclude: ['**/*.test.ts'] }).map((file) => ({
  file,
  text: readFileSync(path.join(APP, file), 'utf8'),
}));
const featureOf = (file: string): string => file.split(path.sep)[0] ?? '';

/** Rights that the files of each feature ask about. */
const ASKED: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...Map.groupBy(FILES, ({ file }) => featureOf(file))].map(([feature, files]) => {
    const all = files.filter(({ file }) => !file.endsWith('places.ts')).map(({ text }) => text);
    const names = all.flatMap((text) => [...text.matchAll(/['"`](\w+\.(?:\w+|\$\{\w+\}))['"`]/g)].map(([, name = '']) => name));
    const writes = all.some((text) => /may\.write\(|write="|write=\{/.test(text)) ? ['records.edit'] : [];
    return [feature, new Set([...writes, ...names.map((name) => RIGHTS_OF.get(name) ?? name)])];
  }),
);

/** Whether everybody who comes to what a file draws has a right anyway. */
function isGivenThere(file: string, right: Right): boolean {
  const asks = BEHIND.filter(([name]) => name.test(file)).flatMap(([, names]) => names);
  return asks.length > 0 && ROLES.every((role) => hasRight(role, right) || !mayAs(role).call(...asks));
}

describe.each(ROLES)('as %s', (role) => {
  it('the rail and its keys lead where one may go, and nowhere else', () => {
    expect(shownTo(role, SCREEN_ASKS).join(' ')).toBe(SCREENS[role]);
    expect(shownTo(role, SECTION_ASKS).join(' ')).toBe(SECTIONS[role]);
    expect(shownTo(role, COMMAND_ASKS).join(' ')).toBe(COMMANDS[role]);
  });

  it('what is asked about a record is what the door would say', () => {
    const may = mayAs(role);
    expect(may.write('tenant')).toBe(role === 'manager');
    expect(may.write('tenant', ['contact', 'phone'])).toBe(role === 'manager' || role === 'front_desk');
    expect(may.write('payment')).toBe(role === 'manager' || role === 'accountant');
    expect(may.look('paper')).toBe(['manager', 'statistician', 'auditor'].includes(role));
    expect(may.call('bookings.book', 'waiting.add')).toBe(role === 'manager' || role === 'front_desk');
  });
});

it('gives nothing that was not given', () => {
  const may = mayOf({ rights: [], methods: [] });
  expect(may.call('board.day')).toBe(false);
  expect(may.write('tenant')).toBe(false);
});

it('every method that the page calls and not everybody may is asked about where it is called', () => {
  const unasked = FILES.flatMap(({ file, text }) =>
    [...text.matchAll(/\b(?:api|client|useClient\(\))\.(\w+)\.(\w+)/g)].flatMap(([, group = '', name = '']) => {
      const right = RIGHTS_OF.get(`${group}.${name}`);
      if (right === undefined || ROLES.every((role) => hasRight(role, right))) return [];
      const isAsked = ASKED.get(featureOf(file))?.has(right) === true;
      return isAsked || isGivenThere(file, right) ? [] : [`${file}: ${group}.${name} (${right})`];
    }),
  );
  expect(unasked).toEqual([]);
});
