// What the use cases around replies share: a reply with what it says, when it was due, and whether it is the newest.
import {
  convertMillisecondsToInstant,
  type Day,
  formatIsoInstant,
  getDayOfInstant,
  type Month,
  parseMonth,
} from '../../domain/time/calendar.ts';
import { findCellOfReply } from '../../domain/form/reply-differences.ts';
import type { FailedCheck } from '../../domain/form/reply-checks.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { type FailingCheck, type ReplyFigures, replyFiguresSchema } from '../../contract/collection/collection.ts';
import type { Connection } from '../core/db/rows.ts';
import { appendHistory, type Tx } from '../core/db/tx.ts';
import { getTenantOfMonth } from './roster-states.ts';
import { findClosedFiling } from '../report/sql/filings.ts';
import {
  addStep,
  listRepliesOfTenant,
  type NewStep,
  replyById,
  replyFigures,
  type ReplyRow,
  type ReplyState,
  type ReplyStep,
  stateOf,
  stepsOf,
} from './sql/reply-course.ts';
import { listTenantFacts } from '../report/sql/tenant-facts.ts';

/** A moment as answers have it: the wall clock, `2026-11-05T10:30`. */
export function wireOf(ms: number): string {
  return formatIsoInstant(convertMillisecondsToInstant(ms));
}

/** The month of a column that the schema checks. */
export function parseMonthColumn(text: string): Month {
  const month = parseMonth(text);
  if (month === null) throw new Error(`no month: ${text}`);
  return month;
}

/** Whether something that came at `atMs` came after the day. */
export function isAfter(day: Day, atMs: number): boolean {
  return getDayOfInstant(convertMillisecondsToInstant(atMs)) > day;
}

/** What a reply says. */
export function figuresOf(db: Connection, reply: number): ReplyFigures {
  return replyFiguresSchema.parse(JSON.parse(replyFigures(db, reply) ?? 'null'));
}

/** A check's failing with the cells of the reply that it is about; none without a reply. */
export function listFailingWithCells(failing: readonly FailedCheck[], figures: ReplyFigures | null): FailingCheck[] {
  return failing.map(({ check, relation, platform, goodsClass, field, data }) => {
    const key = platform === null || goodsClass === null ? null : { platform, goodsClass };
    const cell = figures === null ? null : findCellOfReply(figures, field, key);
    return { check, relation, platform, goodsClass, cells: cell === null ? [] : [cell], data };
  });
}

/** A reply as the rules around it read it. */
export interface ReplyGround {
  readonly reply: ReplyRow;
  readonly month: Month;
  readonly name: string;
  readonly uscc: string;
  /** All of the tenant's replies of the month, oldest first. */
  readonly replies: readonly ReplyRow[];
  readonly steps: ReadonlyMap<number, readonly ReplyStep[]>;
  readonly state: ReplyState;
  readonly isNewest: boolean;
  readonly isClosed: boolean;
}

/** A reply that stands. Refuses REPLY_UNKNOWN `{id}`. */
export function groundOf(db: Connection, id: number): Result<ReplyGround> {
  const reply = replyById(db, id);
  if (reply === null) return refuse('REPLY_UNKNOWN', { id });
  const month = parseMonthColumn(reply.month);
  const replies = listRepliesOfTenant(db, month, reply.tenantId);
  const steps = stepsOf(db, month);
  return ok({
    reply,
    month,
    ...getTenantOfMonth(listTenantFacts(db), reply.tenantId, month),
    replies,
    steps,
    state: stateOf(steps.get(id)),
    isNewest: replies.at(-1)?.id === id,
    isClosed: findClosedFiling(db, month) !== null,
  });
}

/**
 * A reply about which something may be said, if it is in one of these states. Refuses REPLY_UNKNOWN, MONTH_CLOSED, REPLY_REPLACED
 * `{name, file, at}` with the reply that came after it, REPLY_STATE `{name, file, state}`.
 */
export function openReply(db: Connection, id: number, states: readonly ReplyState[]): Result<ReplyGround> {
  const found = groundOf(db, id);
  if (!found.ok) return found;
  const { reply, month, name, replies, state, isNewest, isClosed } = found.value;
  if (isClosed) return refuse('MONTH_CLOSED', { month });
  const newest = replies.at(-1);
  if (!isNewest && newest !== undefined) return refuse('REPLY_REPLACED', { name, file: newest.file, at: wireOf(newest.atMs) });
  return states.includes(state) ? found : refuse('REPLY_STATE', { name, file: reply.file, state });
}

/** Says something about a reply, in its course and in the history. */
export function recordReplyStep(tx: Tx, step: NewStep): void {
  addStep(tx, step);
  const { state, words, relation, cells } = step;
  const asked = cells.length === 0 ? null : JSON.stringify(cells);
  appendHistory(tx, { action: state, entity: 'form_reply', entityId: step.replyId, after: { state, words, relation, cells: asked } });
}

/**
 * The questions that wait for an answer: those asked since the last answer, of one cell the newest; words for the whole in the order that
 * they were said.
 */
export function openQuestions(steps: readonly ReplyStep[] | undefined): {
  readonly cells: ReplyStep['cells'];
  readonly words: readonly string[];
} {
  const all = steps ?? [];
  const asked = all.slice(all.findLastIndex((one) => one.state !== 'queried') + 1);
  const cells = new Map(asked.flatMap((one) => one.cells).map((one) => [one.cell, one]));
  return { cells: [...cells.values()], words: asked.flatMap((one) => (one.words === null ? [] : [one.words])) };
}
