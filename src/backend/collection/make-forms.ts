// Use case: makes the tenants' forms of a month. The first one freezes the month's roster; a form that says nothing new is not made twice.
import {
  convertMillisecondsToInstant,
  type Day,
  firstDayOf,
  getDayOfInstant,
  lastDayOf,
  type Month,
  monthOf,
  rowAsOf,
} from '../../domain/time/calendar.ts';
import { namesOf } from '../../domain/report/shape.ts';
import { FORM_VERSION, formatFormNumber } from '../../domain/form/form-layout.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { formMethods } from '../../contract/collection/collection.ts';
import type { OpenCall } from '../core/rpc/call.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import { appendHistory, inTx, type Tx } from '../core/db/tx.ts';
import { writeZip } from '../../sheets/zip/zip-write.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import { listDueTenants } from '../report/due-tenants.ts';
import { type DatedFacts, listTenantFacts } from '../report/sql/tenant-facts.ts';
import { createFormBytes, formatFormFileName, type FormContent } from './render/form-xlsx.ts';
import type { Profile } from '../base/profile.ts';
import { readHead, readRoster, findClosedFiling, freezeRoster } from '../report/sql/filings.ts';
import { listAccountsBetween, addForm, countForms, findNewestForm } from '../intake/sql/forms.ts';

/** What forms are asked for. `tenants` null: everybody on the roster. */
type FormsWish = Asked<typeof formMethods.make>;

/** The forms of a month. `roster`: how many have to report. */
type MadeForms = Answer<typeof formMethods.make>;
/** A form to be sent: `file` is the name to send it under. */
export type MadeForm = MadeForms['files'][number];

/** What all forms of a month share. */
interface Making {
  readonly tx: Tx;
  readonly month: Month;
  readonly profile: Profile;
  readonly facts: DatedFacts;
  readonly base: string;
}

/** Freezes who has to report, where that has not been done. Answers the roster; empty: nobody. */
function rosterOf(tx: Tx, month: Month, facts: DatedFacts): readonly number[] {
  const frozen = readRoster(tx.db, month);
  if (frozen !== null) return [...frozen];
  const due = listDueTenants(tx.db, month, facts).toSorted((a, b) => a - b);
  if (due.length === 0) return [];
  freezeRoster(tx, month, due);
  appendHistory(tx, { action: 'add', entity: 'roster', entityId: null, after: { month, rows: due.length } });
  return due;
}

interface Named {
  readonly tenant: number;
  readonly name: string;
  readonly uscc: string;
}

function nameOf({ facts, month }: Pick<Making, 'facts' | 'month'>, tenant: number): Named {
  const dated = facts.get(tenant) ?? [];
  const fact = rowAsOf(dated, lastDayOf(month)) ?? dated[0];
  return { tenant, name: fact?.name ?? '', uscc: fact?.uscc ?? '' };
}

function contentOf({ tx, month, profile, base }: Making, { tenant, name, uscc }: Named, number: string): FormContent {
  const accounts = listAccountsBetween(tx.db, tenant, firstDayOf(month), lastDayOf(month)).map(
    ({ platform, handle, nickname, goodsClass }) => ({ platform, handle, nickname, goodsClass }),
  );
  return {
    number,
    version: FORM_VERSION,
    month,
    tenantId: tenant,
    name,
    uscc,
    base,
    accounts,
    platforms: namesOf(profile.platforms),
    goodsClasses: namesOf(profile.goodsClasses),
  };
}

/** The newest form if it still says what one made now would; else a new one, which is kept. */
function makeOne(making: Making, named: Named, file: string): MadeForm {
  const { tx, month } = making;
  const kept = findNewestForm(tx.db, month, named.tenant);
  if (kept !== null) {
    const bytes = createFormBytes(contentOf(making, named, kept.number));
    if (hashSha256(bytes) === kept.sha256) return { ...named, file, bytes, sha256: kept.sha256 };
  }
  const number = formatFormNumber(month, named.tenant, countForms(tx.db, month, named.tenant) + 1);
  const bytes = createFormBytes(contentOf(making, named, number));
  const sha256 = hashSha256(bytes);
  const id = addForm(tx, { number, month, tenantId: named.tenant, version: FORM_VERSION, name: file, bytes });
  appendHistory(tx, { action: 'add', entity: 'tenant_form', entityId: id, after: { month, name: named.name, file, sha256 } });
  return { ...named, file, bytes, sha256 };
}

/** File names by tenant, each once: tenants of one name get ` (2)`. */
function fileNames(named: readonly Named[], month: Month): ReadonlyMap<number, string> {
  const taken = new Set<string>();
  return new Map(
    named.map(({ tenant, name }): [number, string] => {
      const plain = formatFormFileName(name, month);
      let file = plain;
      for (let nth = 2; taken.has(file.toLowerCase()); nth += 1) file = plain.replace(/\.xlsx$/, ` (${nth}).xlsx`);
      taken.add(file.toLowerCase());
      return [tenant, file];
    }),
  );
}

/** Those of the roster that are asked for. Refuses TENANT_UNKNOWN, FORM_TENANT_NOT_DUE. */
function chosen(wish: FormsWish, roster: readonly number[], facts: DatedFacts): Result<ReadonlySet<number>> {
  const asked = wish.tenants ?? roster;
  const unknown = asked.find((id) => !facts.has(id));
  if (unknown !== undefined) return refuse('TENANT_UNKNOWN', { tenant: String(unknown) });
  const stranger = asked.find((id) => !roster.includes(id));
  if (stranger === undefined) return ok(new Set(asked));
  return refuse('FORM_TENANT_NOT_DUE', { tenant: nameOf({ facts, month: wish.month }, stranger).name, month: wish.month });
}

function refuseMonth(tx: Tx, month: Month, today: Day): Result<null> {
  if (findClosedFiling(tx.db, month) !== null) return refuse('MONTH_CLOSED', { month });
  // A roster is frozen for good: one of a month that has not begun would be wrong by the time it counts.
  return month > monthOf(today) ? refuse('MONTH_NOT_OVER', { month, begins: firstDayOf(month) }) : ok(null);
}

/**
 * Makes and keeps the forms, in the order of the tenants' codes. Equal data give equal bytes, and no form is kept twice.
 * Refuses MONTH_CLOSED, MONTH_NOT_OVER (a month that has not begun), FORM_ROSTER_EMPTY, TENANT_UNKNOWN, FORM_TENANT_NOT_DUE, PROFILE_….
 */
export function makeForms({ base, actor, onProgress }: OpenCall, wish: FormsWish): Result<MadeForms> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  const { month } = wish;
  return inTx(base, actor, (tx) => {
    const today = getDayOfInstant(convertMillisecondsToInstant(tx.nowMs));
    const may = refuseMonth(tx, month, today);
    if (!may.ok) return may;
    const facts = listTenantFacts(tx.db);
    const roster = rosterOf(tx, month, facts);
    if (roster.length === 0) return refuse('FORM_ROSTER_EMPTY', { month });
    const wanted = chosen(wish, roster, facts);
    if (!wanted.ok) return wanted;
    const head = readHead(tx.db, month, today).head['填报单位'] ?? '';
    const making: Making = { tx, month, profile: profile.value, facts, base: head };
    const all = roster
      .map((id) => nameOf(making, id))
      .toSorted((a, b) => (a.uscc < b.uscc ? -1 : a.uscc > b.uscc ? 1 : a.tenant - b.tenant));
    // Names are given over the whole roster: a form is called the same anyone who else is asked for.
    const files = fileNames(all, month);
    const own = all.filter(({ tenant }) => wanted.value.has(tenant));
    const made = own.map((named, done) => {
      onProgress?.({ phase: 'apply', name: named.name, done, all: own.length });
      return makeOne(making, named, files.get(named.tenant) ?? formatFormFileName(named.name, month));
    });
    return ok({ month, roster: roster.length, files: made });
  });
}

/** The forms as one zip, named after the month. Refuses as `makeForms`. */
export function packForms(call: OpenCall, wish: FormsWish): Result<Answer<typeof formMethods.pack>> {
  const made = makeForms(call, wish);
  if (!made.ok) return made;
  const { files } = made.value;
  const bytes = writeZip(files.map(({ file, bytes: content }) => ({ name: file, bytes: content })));
  const name = formatFormFileName('企业', wish.month).replace(/\.xlsx$/, '.zip');
  return ok({ name, bytes, sha256: hashSha256(bytes), count: files.length });
}
