// Which right it takes to see what not everybody sees, and to write each kind of record. Anyone who writes contacts may change a tenant's contact and phone, and nothing else of it.
import type { Right } from '../../domain/base/rights.ts';
import type { EditableKind } from './record-fields.ts';

/** What not everybody sees, by the right that it takes: kinds of records, and what else the history speaks of. */
const WHOLE: ReadonlyMap<string, Right> = new Map<string, Right>([
  ['sales_line', 'sales.look'],
  ['online_retail', 'sales.look'],
  ['year_target', 'sales.look'],
  ['historical_figure', 'sales.look'],
  ['live_session', 'sales.look'],
  ['shop_day', 'sales.look'],
  ['source_choice', 'sales.look'],
  ['form_reply', 'sales.look'],
  ['charge', 'money.look'],
  ['payment', 'money.look'],
  ['deposit_move', 'money.look'],
  ['statement', 'money.look'],
  ['paper', 'files.look'],
  ['attachment', 'files.look'],
  ['compliance_case', 'cases.look'],
]);

/** The right that it takes to see anything of a kind; null: anyone who may look. */
export function getRightOfKind(kind: string): Right | null {
  return WHOLE.get(kind) ?? null;
}

/** The right that writing a kind takes. */
const WRITE_RIGHTS: Readonly<Record<EditableKind, Right>> = {
  base_fact: 'settings.write',
  base_area: 'sales.write',
  studio: 'records.write',
  studio_fact: 'records.write',
  calendar_exception: 'settings.write',
  calendar_day: 'settings.write',
  rate_plan: 'records.write',
  equipment: 'records.write',
  studio_link: 'records.write',
  blackout: 'records.write',
  tenant: 'records.write',
  tenant_fact: 'records.write',
  lease: 'records.write',
  account: 'sales.write',
  headcount: 'sales.write',
  host: 'records.write',
  compliance_case: 'cases.write',
  paper: 'records.write',
  event: 'sales.write',
  year_target: 'sales.write',
  historical_figure: 'report.write',
  sales_line: 'sales.write',
  online_retail: 'sales.write',
  charge: 'money.write',
  payment: 'money.write',
  deposit_move: 'money.write',
};

const CONTACT_FIELDS: ReadonlySet<string> = new Set(['contact', 'phone']);

/** The right that it takes to write this of a record; `fields` null: all of it. */
export function writeRight(kind: EditableKind, fields: readonly string[] | null): Right {
  const isContact = kind === 'tenant' && fields !== null && fields.length > 0 && fields.every((name) => CONTACT_FIELDS.has(name));
  return isContact ? 'contacts.write' : WRITE_RIGHTS[kind];
}
