// Every kind of record has its forms typed into by an end-to-end test, or its reason why not stands here.
import { expect, it } from 'vitest';
import { DATED_KINDS, EDITABLE_KINDS, RECORD_KINDS } from '../../src/contract/records/record-kinds.ts';
import { listNumberChoices } from '../../src/contract/core/settings/choices.ts';
import { listFields } from '../../src/contract/core/settings/setting.ts';
import { SETTINGS } from '../../src/contract/core/settings/settings.ts';
import { DESK_WALKS, RECORD_WALKS } from '../e2e/all-forms.ts';
import { SECTION_ASKS } from '../../src/app/shell/places.ts';

const ALL_STEPS = [...Object.values(RECORD_WALKS), ...Object.values(DESK_WALKS)].flat(2);
const STEPS = new Set(ALL_STEPS.map(({ what }) => what));

/** Kinds that are edited and yet have no form of their own, and those that nobody edits as records. */
const NO_FORM: Readonly<Record<string, string>> = {
  historical_figure: 'typed into the grid of 历史报表',
  sales_line: 'typed into the grid of 销售',
  online_retail: 'typed into the grid of 销售',
  booking_series: 'by the form of a booking',
  live_session: 'from exports alone',
  shop_day: 'from exports alone',
  source_choice: 'by a choice between sources',
  bureau_workbook: 'a file that is taken in',
  month_head: 'by the sign-off of a month',
  explanation_draft: 'by the box beside a finding',
  attachment: 'a file that is taken in',
  column_mapping: 'by the mapping of a sheet’s columns',
};

it('types into the forms of every kind of record', () => {
  const typed = Object.keys(RECORD_KINDS).filter((kind) => STEPS.has(`${kind} add`) || STEPS.has(`${kind} correct`));
  expect([...typed, ...Object.keys(NO_FORM)].toSorted()).toEqual(Object.keys(RECORD_KINDS).toSorted());
  const lacking = EDITABLE_KINDS.filter((kind) => !(kind in NO_FORM) && !STEPS.has(`${kind} correct`));
  expect(lacking).toEqual([]);
  expect(DATED_KINDS.filter((kind) => !STEPS.has(`${kind} from a day on`))).toEqual([]);
});

/** What is typed in each part of the settings: a step that does it, or why none does. */
const IN_SETTINGS: Readonly<Record<string, string>> = {
  base: 'base_fact add',
  calendar: 'calendar_exception many',
  desk: 'settings desk',
  bills: 'settings bills',
  backups: 'settings retention',
  people: 'settings 无人操作多久后锁定（分钟）',
  texts: 'none: not typed by these tests yet',
  profiles: 'none: files are taken in',
  maps: 'none: maps.e2e.ts, on a workbook',
  mappings: 'none: not typed by these tests yet',
  sharing: 'none: browser-guest.e2e.ts, with a second computer',
  updates: 'none: a folder is picked, which a browser can’t',
  lobby: 'none: a port is opened',
  look: 'none: settings.e2e.ts',
  history: 'none: nothing is written',
  about: 'none: nothing is written',
};

it('types into every part of the settings, or says why not', () => {
  expect(Object.keys(IN_SETTINGS).toSorted()).toEqual(Object.keys(SECTION_ASKS).toSorted());
  expect(Object.values(IN_SETTINGS).filter((step) => !step.startsWith('none: ') && !STEPS.has(step))).toEqual([]);
});

it('types into every field of the settings', () => {
  const { desk, statement, retention } = SETTINGS;
  const fields = [desk, statement, retention].flatMap(({ parts }) => listFields(parts).map(({ words }) => words));
  const numbers = (['people', 'backups'] as const).flatMap((section) => listNumberChoices(section).map(({ label }) => label));
  const typed = new Set(ALL_STEPS.flatMap(({ start }) => Object.keys(start)));
  expect([...fields, ...numbers].map(([label]) => label).filter((label) => !typed.has(label))).toEqual([]);
});
