// The rules that a typed record is held to, the same as a ledger's rows; the database keeps them, here they are explained.
import {
  convertMillisecondsToInstant,
  type Day,
  getDayOfInstant,
  instant,
  type Month,
  monthOf,
  printInstant,
} from '../../domain/time/calendar.ts';
import { namesOf } from '../../domain/report/shape.ts';
import { decodeFigureFen, decodeFigureValue } from '../../domain/decode/number.ts';
import { decodeUscc, isUsccCheckDigitValid } from '../../domain/decode/uscc.ts';
import { indexFigureUnits } from '../../domain/report/specs.ts';
import { ok, type Refusal, refuse, type Result } from '../../domain/values/result.ts';
import { formatExactDigits, getUnitFact, PERCENT } from '../../domain/report/units.ts';
import { type EditableKind, fieldOf, parseStudios, RECORD_KINDS } from '../../contract/records/record-kinds.ts';
import type { RecordKind } from '../../contract/records/field.ts';
import { listRecordsWhere, recordById, recordByKey, type RecordValues } from '../core/db/record-store.ts';
import type { Tx } from '../core/db/tx.ts';
import { listTenantsNamed } from '../core/records/names.ts';
import { tenantsCalled } from '../core/records/tenant-names.ts';
import type { Profile } from '../base/profile.ts';
import { countBookingsWithin } from './sql/studio-bookings.ts';
import { FRONT_DESK_RULES } from './front-desk-rules.ts';
import { labelOf, getTenantName } from './record-label.ts';
import { listMoneyWarnings } from './money-warnings.ts';
import { lastDayOf, type Proposed, type Rule, type RuleGround } from './rule.ts';

function stands(tx: Tx, name: 'tenant' | 'studio', id: unknown): boolean {
  const record = typeof id === 'number' ? recordById(tx.db, name, id) : null;
  return record !== null && record.retiredAt === null;
}

const ownersStand: Rule = ({ tx }, { values }) => {
  const { tenant_id: tenantId, studio_id: studioId, whole_id: wholeId, part_id: partId, studios } = values;
  if (typeof tenantId === 'number' && !stands(tx, 'tenant', tenantId)) return refuse('TENANT_UNKNOWN', { tenant: tenantId }).refusal;
  const wanted = [...[studioId, wholeId, partId].filter((id) => typeof id === 'number'), ...parseStudios(studios)];
  const missing = wanted.find((id) => !stands(tx, 'studio', id));
  return missing === undefined ? null : refuse('STUDIO_UNKNOWN', { studio: missing }).refusal;
};

const keyIsFree: Rule = ({ tx }, { kind, id, values }) => {
  const { key }: RecordKind = RECORD_KINDS[kind];
  if (key.length === 0) return null;
  const other = recordByKey(
    tx.db,
    kind,
    key.map((column) => values[column] ?? null),
  );
  if (other === null || other.id === id) return null;
  return refuse('RECORD_EXISTS', { label: labelOf(tx.db, kind, other.id, other.values) }).refusal;
};

const SPANS: readonly (readonly [EditableKind, string, string])[] = [
  ['lease', 'starts_on', 'ends_on'],
  ['lease', 'starts_on', 'left_on'],
  ['studio', 'opened_on', 'closed_on'],
  ['account', 'from_on', 'to_on'],
  ['studio_link', 'starts_on', 'ends_on'],
  ['host', 'since', 'until'],
  ['compliance_case', 'day', 'resolved_on'],
];

const endsAfterStart: Rule = (_, { kind, values }) => {
  for (const [name, start, end] of SPANS) {
    const [from, until] = [values[start], values[end]];
    if (name !== kind || typeof from !== 'string' || typeof until !== 'string' || until >= from) continue;
    return refuse('RECORD_ENDS_BEFORE_START', { from, until }).refusal;
  }
  if (kind !== 'blackout') return null;
  const [from, until] = [instant(Number(values['starts_at'])), instant(Number(values['ends_at']))];
  return until > from ? null : refuse('RECORD_ENDS_BEFORE_START', { from: printInstant(from), until: printInstant(until) }).refusal;
};

/** Days and months of what has happened: they can't lie ahead. */
const PAST: Readonly<Partial<Record<EditableKind, readonly string[]>>> = {
  base_area: ['month'],
  headcount: ['month'],
  sales_line: ['month'],
  online_retail: ['month'],
  historical_figure: ['month'],
  event: ['day'],
  compliance_case: ['day', 'resolved_on'],
  paper: ['seen_on'],
  payment: ['paid_on'],
  deposit_move: ['day'],
};

/** Today and this month by the base's clock. */
export function todayOf(tx: Tx): { readonly today: Day; readonly thisMonth: Month } {
  const today = getDayOfInstant(convertMillisecondsToInstant(tx.nowMs));
  return { today, thisMonth: monthOf(today) };
}

const notAhead: Rule = ({ tx }, { kind, values, changed }) => {
  const { today, thisMonth } = todayOf(tx);
  for (const name of PAST[kind] ?? []) {
    const found = values[name];
    const limit = name === 'month' ? thisMonth : today;
    if (typeof found === 'string' && found > limit && changed.has(name)) return refuse('RECORD_AHEAD', { found, limit }).refusal;
  }
  return null;
};

const wordsOfProfile: Rule = ({ profile }, { kind, values, changed }) => {
  for (const [name, allowed] of [
    ['platform', namesOf(profile.platforms)],
    ['goods_class', namesOf(profile.goodsClasses)],
  ] as const) {
    const found = values[name];
    if (fieldOf(kind, name) === null || typeof found !== 'string' || !changed.has(name)) continue;
    if (!allowed.includes(found)) return refuse('CELL_UNKNOWN_WORD', { found, allowed }).refusal;
  }
  return null;
};

const codeIsOwn: Rule = ({ tx }, { kind, values }) => {
  if (kind !== 'tenant_fact') return null;
  const other = listRecordsWhere(tx.db, 'tenant_fact', 'uscc = ? AND tenant_id <> ?', [values.uscc ?? null, values.tenant_id ?? 0])[0];
  if (other === undefined) return null;
  return refuse('RECORD_CODE_TAKEN', { code: String(values.uscc), tenant: getTenantName(tx.db, other.values.tenant_id) }).refusal;
};

const shortNameIsOwn: Rule = ({ tx }, { kind, id, values }) => {
  const { short_name: shortName } = values;
  if (kind !== 'tenant' || typeof shortName !== 'string') return null;
  const other = listRecordsWhere(tx.db, 'tenant', 'short_name = ? COLLATE NOCASE AND id <> ?', [shortName, id ?? 0])[0];
  return other === undefined ? null : refuse('RECORD_SHORT_NAME_TAKEN', { shortName, tenant: getTenantName(tx.db, other.id) }).refusal;
};

const LAST_DAY = '9999-12-31';

const accountIsOwn: Rule = ({ tx }, { kind, id, values }) => {
  if (kind !== 'account') return null;
  const { platform = null, handle = null, tenant_id: tenantId = null, from_on: from, to_on: to } = values;
  const other = listRecordsWhere(tx.db, 'account', 'platform = ? AND handle = ? AND tenant_id <> ? AND id <> ?', [
    platform,
    handle,
    tenantId,
    id ?? 0,
  ]).find((one) => one.values.from_on <= String(to ?? LAST_DAY) && String(from) <= (one.values.to_on ?? LAST_DAY));
  if (other === undefined) return null;
  const { tenant_id: owner, from_on: otherFrom, to_on: otherTo } = other.values;
  return refuse('RECORD_ACCOUNT_TAKEN', {
    account: String(handle),
    tenant: getTenantName(tx.db, owner),
    from: otherFrom === '0001-01-01' ? null : otherFrom,
    until: otherTo,
  }).refusal;
};

const OVERLAPPING = `id <> ? AND starts_on <= ? AND min(ends_on, coalesce(left_on, ends_on)) >= ?
  AND EXISTS (SELECT 1 FROM lease_studio s WHERE s.lease_id = lease.id AND s.studio_id = ?)`;

const studiosAreFree: Rule = ({ tx }, { kind, id, values }) => {
  if (kind !== 'lease') return null;
  const until = lastDayOf(values);
  for (const studio of parseStudios(values.studios)) {
    const other = listRecordsWhere(tx.db, 'lease', OVERLAPPING, [id ?? 0, until, values.starts_on ?? null, studio])[0];
    if (other === undefined) continue;
    return refuse('RECORD_STUDIO_LEASED', {
      studio: recordById(tx.db, 'studio', studio)?.values.code ?? String(studio),
      tenant: getTenantName(tx.db, other.values.tenant_id),
      contract: other.values.contract,
      from: other.values.starts_on,
      until: lastDayOf(other.values),
    }).refusal;
  }
  return null;
};

const figureReads: Rule = ({ profile }, { kind, values }) => {
  if (kind !== 'year_target' && kind !== 'historical_figure') return null;
  const unit = unitOf(profile, kind, values);
  if (unit === null) return refuse('ROW_FIGURE_UNKNOWN', { figure: String(values.indicator ?? values.figure) }).refusal;
  const read = decodeFigureValue(String(values.value), unit);
  return read.ok ? null : read.refusal;
};

function unitOf(profile: Profile, kind: 'year_target' | 'historical_figure', values: RecordValues): string | null {
  const units = indexFigureUnits(profile);
  return kind === 'year_target' ? units.unitOfIndicator(String(values.indicator)) : units.unitOfFigure(String(values.figure));
}

const RULES: readonly Rule[] = [
  ownersStand,
  endsAfterStart,
  notAhead,
  wordsOfProfile,
  figureReads,
  keyIsFree,
  codeIsOwn,
  shortNameIsOwn,
  accountIsOwn,
  studiosAreFree,
  ...FRONT_DESK_RULES,
];

/** Money as people say it (`60亿`, `4.5亿元`), in the unit that the form prints; anything else as it is. */
function inUnitOf(unit: string | null, text: string): string {
  if (unit === null || !/[万亿]元?\s*$/.test(text) || text.trim().endsWith(unit)) return text;
  const sum = getUnitFact(unit).kind === 'money' ? decodeFigureFen(text.replace(/元\s*$/, '')) : null;
  return sum !== null && sum.ok && sum.value !== null ? formatExactDigits(unit, sum.value) : text;
}

/** Values that follow from those given: an indicator in capitals, a historical figure's raw number, a line's lacking figures. */
export function deriveValues(profile: Profile, kind: EditableKind, values: RecordValues): RecordValues {
  if (kind === 'sales_line') return { lacks: '', ...values };
  if (kind === 'year_target') {
    const target = { ...values, indicator: String(values.indicator).toUpperCase() };
    return { ...target, value: inUnitOf(unitOf(profile, kind, target), String(values.value)) };
  }
  if (kind !== 'historical_figure') return values;
  const unit = unitOf(profile, kind, values);
  const raw = unit === null || unit === PERCENT ? null : decodeFigureValue(String(values.value), unit);
  return { ...values, raw: raw !== null && raw.ok ? raw.value : null };
}

function studioWarnings({ tx }: RuleGround, { kind, values }: Proposed): readonly Refusal[] {
  const warned = (studio: number, count: number, numbers: readonly string[]): Refusal[] => {
    if (count === 0) return [];
    const code = recordById(tx.db, 'studio', studio)?.values.code ?? String(studio);
    return [{ code: 'RECORD_STUDIO_BOOKED', data: { studio: code, count, bookings: numbers } }];
  };
  if (kind === 'lease') {
    const span = { fromDay: String(values.starts_on), untilDay: lastDayOf(values), butTenant: Number(values.tenant_id) };
    return parseStudios(values.studios).flatMap((studio) => {
      const { count, numbers } = countBookingsWithin(tx.db, studio, span, tx.nowMs);
      return warned(studio, count, numbers);
    });
  }
  if (kind !== 'blackout') return [];
  const span = { from: Number(values.starts_at), until: Number(values.ends_at) };
  const { count, numbers } = countBookingsWithin(tx.db, Number(values.studio_id), span, tx.nowMs);
  return warned(Number(values.studio_id), count, numbers);
}

function codeWarnings({ tx }: RuleGround, { kind, values, changed }: Proposed): readonly Refusal[] {
  if ((kind !== 'tenant_fact' && kind !== 'base_fact') || !changed.has('uscc')) return [];
  const code = decodeUscc(String(values.uscc));
  if (!code.ok || code.value === null || isUsccCheckDigitValid(code.value)) return [];
  const owner = typeof values.tenant_id === 'number' ? recordById(tx.db, 'tenant', values.tenant_id) : null;
  if (owner?.values.notes?.includes('执照已核对')) return [];
  return [{ code: 'USCC_CHECK_DIGIT', data: { tenant: String(values.name ?? values.full_name), code: code.value } }];
}

/** A name that finds another tenant too is kept: two companies may be called alike. Anyone who names them later has to give the code. */
function nameWarnings({ tx }: RuleGround, { kind, values, changed }: Proposed): readonly Refusal[] {
  if (kind !== 'tenant_fact' || !changed.has('name')) return [];
  const name = String(values.name);
  const other = listTenantsNamed(tx.db, name).find((id) => id !== values.tenant_id);
  if (other === undefined) return [];
  const { name: called, uscc: code } = tenantsCalled(tx.db)(other);
  return [{ code: 'ROW_NAME_OF_OTHER', data: { tenant: name, other: called, code } }];
}

/** Judges a record as it would stand. Answers the things to know that refuse nothing. */
export function judgeRecord(ground: RuleGround, proposed: Proposed): Result<readonly Refusal[]> {
  for (const rule of RULES) {
    const refusal = rule(ground, proposed);
    if (refusal !== null) return { ok: false, refusal };
  }
  return ok([codeWarnings, nameWarnings, studioWarnings, listMoneyWarnings].flatMap((warningsOf) => warningsOf(ground, proposed)));
}
