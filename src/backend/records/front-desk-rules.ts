// What rate plans, linked studios, equipment and money have to keep to before they are written.
import { convertMillisecondsToInstant, parseDay, printClock } from '../../domain/time/calendar.ts';
import { refuse } from '../../domain/values/result.ts';
import { recordById } from '../core/db/record-store.ts';
import type { Tx } from '../core/db/tx.ts';
import { lapseOptions } from '../core/records/record-history.ts';
import { listClashingBookings } from './sql/linked-bookings.ts';
import { listDepositMoves, findFirstShortage } from '../money/sql/tenant-deposits.ts';
import { getTenantName } from './record-label.ts';
import type { Rule } from './rule.ts';

/** How many clashes are named. */
const NAMED = 5;

const bandsFollow: Rule = (_, { kind, values }) => {
  if (kind !== 'rate_plan') return null;
  const [from, until] = [Number(values.day_from), Number(values.night_from)];
  return until > from ? null : refuse('RATE_BANDS', { from: printClock(from), until: printClock(until) }).refusal;
};

function codeOf(tx: Tx, studio: number): string {
  return recordById(tx.db, 'studio', studio)?.values.code ?? String(studio);
}

const linkIsFree: Rule = ({ tx }, { kind, values }) => {
  if (kind !== 'studio_link') return null;
  const [whole, part] = [Number(values.whole_id), Number(values.part_id)];
  if (whole === part) return refuse('STUDIO_LINK_ITSELF', { studio: codeOf(tx, whole) }).refusal;
  lapseOptions(tx, convertMillisecondsToInstant(tx.nowMs));
  const days = { from: parseDay(String(values.starts_on)), until: values.ends_on === null ? null : parseDay(String(values.ends_on)) };
  if (days.from === null) return null;
  const found = listClashingBookings(tx.db, { whole, part, from: days.from, until: days.until, limit: NAMED });
  if (found.length === 0) return null;
  return refuse('STUDIO_LINK_BOOKED', { studio: codeOf(tx, whole), other: codeOf(tx, part), bookings: found }).refusal;
};

const amountIsSome: Rule = (_, { kind, values }) => {
  const isMoney = kind === 'charge' || kind === 'payment' || kind === 'deposit_move';
  return isMoney && values.amount === 0 ? refuse('AMOUNT_ZERO').refusal : null;
};

/** A credit that adds would raise what it is to lower; what the program itself charges back is negative too. */
const creditLowers: Rule = (_, { kind, values }) => {
  const amount = Number(values.amount);
  if (kind !== 'charge' || values.kind !== 'credit' || amount < 0) return null;
  return refuse('CREDIT_RAISES', { amount }).refusal;
};

const depositLasts: Rule = ({ tx }, { kind, id, values }) => {
  if (kind !== 'deposit_move') return null;
  const tenant = Number(values.tenant_id);
  const others = listDepositMoves(tx.db, tenant).filter((move) => move.id !== id);
  const own = { day: String(values.day), kind: String(values.kind), amount: Number(values.amount) };
  // A correction can also take a move away from another tenant: there what is left has to last too.
  const stored = id === null ? null : recordById(tx.db, 'deposit_move', id);
  const former = stored?.values.tenant_id ?? tenant;
  const left = former === tenant ? [] : listDepositMoves(tx.db, former).filter((move) => move.id !== id);
  const short = findFirstShortage([...others, own]) ?? findFirstShortage(left);
  if (short === null) return null;
  return refuse('DEPOSIT_SHORT', { tenant: getTenantName(tx.db, tenant), ...short }).refusal;
};

/** The rules of the front desk's records and of money, asked behind those of every kind. */
export const FRONT_DESK_RULES: readonly Rule[] = [bandsFollow, linkIsFree, amountIsSome, creditLowers, depositLasts];
