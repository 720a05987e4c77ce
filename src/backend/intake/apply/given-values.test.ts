// What of a ledger's columns goes to a record by its name alone, so that no column is lost by a slip of its name.
import { expect, it } from 'vitest';
import { RECORD_KINDS, type RecordName } from '../../../contract/records/record-kinds.ts';
import type { RecordKind } from '../../../contract/records/field.ts';
import type { ListKind } from '../../../contract/intake/sheet-kinds.ts';
import { selectGivenValues } from './keep-record.ts';
import { LISTS } from '../recognise/recognise.ts';

/** Whose fields the columns of a ledger are, where they are taken by name; and those that are looked up instead. */
const TAKEN: readonly (readonly [ListKind, readonly RecordName[], readonly string[]])[] = [
  ['tenants', ['tenant', 'tenant_fact'], ['holdsFrom', 'formerUscc']],
  ['studios', ['studio', 'studio_fact'], ['holdsFrom']],
  ['exceptions', ['calendar_exception'], ['studio']],
  ['leases', ['lease'], ['uscc']],
  ['accounts', ['account'], ['uscc']],
  ['papers', ['paper'], ['uscc']],
  ['hosts', ['host'], ['uscc']],
  ['cases', ['compliance_case'], ['uscc']],
  ['bookings', ['booking'], ['studio', 'tenant']],
  ['historical', ['historical_figure'], []],
];

it.each(TAKEN)('every column of %s is a field or looked up', (list, names, lookedUp) => {
  const fields = Object.fromEntries(Object.keys(LISTS[list].columns).map((field) => [field, `<${field}>`]));
  const present = new Set(Object.keys(fields));
  const taken = new Set(names.flatMap((name) => Object.values(selectGivenValues(name, { present }, fields))));
  expect(Object.values(fields).filter((text) => !taken.has(text))).toEqual(lookedUp.map((field) => `<${field}>`));
  for (const name of names) {
    const { columns }: RecordKind = RECORD_KINDS[name];
    expect(columns).toEqual(expect.arrayContaining(Object.keys(selectGivenValues(name, { present }, fields))));
  }
});

it('leaves out what the sheet lacks and blank keys, and gives a blank cell what a new record holds', () => {
  const fields = { number: null, grade: null, virtual: true, platform: '抖音', trainedOn: null };
  const present = new Set(['number', 'grade', 'virtual', 'trainedOn']);
  expect(selectGivenValues('host', { present }, fields)).toEqual({ grade: '普通', virtual: 1, trained_on: null });
});
