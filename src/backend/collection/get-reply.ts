// Use case: a tenant's reply: what it says, what fails, what differs from the one before, and what was said about it.
import { replyDifferences } from '../../domain/form/reply-differences.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Reply, collectionMethods } from '../../contract/collection/collection.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import { type Connection, nowOf } from '../core/db/rows.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import { getRelationName, type Profile } from '../base/profile.ts';
import { getCurrentReport } from '../report/render/report-cache.ts';
import { listMonthsBefore } from '../report/collected-month.ts';
import { oddOf, pastOf } from './past-months.ts';
import { readRosterStates } from './roster-states.ts';
import { listExplanationDrafts } from '../report/sql/filing-papers.ts';
import { findIntakeFile, replyFile, type ReplyStep, stateOf } from './sql/reply-course.ts';
import { dueDayOf } from '../base/workdays.ts';
import { figuresOf, groundOf, isAfter, listFailingWithCells, type ReplyGround, wireOf } from './reply-ground.ts';

type KeptFile = Answer<typeof collectionMethods.file>;
type Step = Reply['steps'][number];

function stepSaid(profile: Profile, { id, atMs, who, state, cells, words, relation }: ReplyStep): Step {
  return {
    id,
    at: wireOf(atMs),
    who,
    state,
    cells,
    words,
    relation: relation === null ? null : { id: relation, name: getRelationName(profile, relation) },
  };
}

/** What fails in the month's report as it stands; a closed month's explanations are filed, and nothing can be added. */
function failingRelations(base: Base, profile: Profile, { month, isClosed }: ReplyGround): Reply['relations'] {
  if (isClosed) return [];
  const drafts = listExplanationDrafts(base.db, month);
  const { findings } = getCurrentReport(base, profile, month, nowOf(base));
  return findings.map(({ id, severity, message }) => ({ id, severity, message, explanation: drafts.get(id)?.words ?? null }));
}

function earlierReplies(profile: Profile, { reply, replies, steps }: ReplyGround): Reply['earlier'] {
  return replies
    .filter((one) => one.id < reply.id)
    .toReversed()
    .map(({ id, file, atMs }) => {
      const said = steps.get(id) ?? [];
      return { id, file, at: wireOf(atMs), state: stateOf(said), steps: said.map((step) => stepSaid(profile, step)) };
    });
}

function differencesOf(db: Connection, { reply, replies }: ReplyGround, figures: Reply['figures']): Reply['differences'] {
  const before = replies.findLast((one) => one.id < reply.id);
  return before === undefined ? [] : replyDifferences(figuresOf(db, before.id), figures);
}

/** What fails of the tenant's figures as they count now. Only of the newest reply: the figures of an older one count no more. */
function failingOf(db: Connection, { reply, month, isNewest }: ReplyGround, figures: Reply['figures']): Reply['failing'] {
  const tenant = isNewest ? readRosterStates(db, month).find((one) => one.tenantId === reply.tenantId) : undefined;
  return tenant === undefined ? [] : listFailingWithCells([...tenant.failing, ...oddOf(tenant, listMonthsBefore(db, month))], figures);
}

/** A reply as it is shown. The caller is inside a read transaction, or the write that changed it. */
export function replySeen(base: Base, profile: Profile, ground: ReplyGround): Reply {
  const { db } = base;
  const { reply, month, name, uscc, steps, state, isNewest, isClosed } = ground;
  const figures = figuresOf(db, reply.id);
  return {
    id: reply.id,
    month,
    isClosed,
    tenant: reply.tenantId,
    name,
    uscc,
    file: reply.file,
    at: wireOf(reply.atMs),
    who: reply.who,
    isLate: isAfter(dueDayOf(base, month), reply.atMs),
    isNewest,
    state,
    figures,
    differences: differencesOf(db, ground, figures),
    steps: (steps.get(reply.id) ?? []).map((step) => stepSaid(profile, step)),
    failing: failingOf(db, ground, figures),
    past: pastOf(db, month, reply.tenantId),
    relations: failingRelations(base, profile, ground),
    earlier: earlierReplies(profile, ground),
  };
}

/** A reply with its course. Refuses REPLY_UNKNOWN. */
export function lookReply(base: Base, { reply: id }: Asked<typeof collectionMethods.reply>): Result<Reply> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  return readTx(base, (db) => {
    const ground = groundOf(db, id);
    return ground.ok ? ok(replySeen(base, profile.value, ground.value)) : ground;
  });
}

/** A reply's file as it was received. Refuses REPLY_UNKNOWN. */
export function getFileOfReply(base: Base, { reply: id }: Asked<typeof collectionMethods.file>): Result<KeptFile> {
  const file = replyFile(base.db, id);
  return file === null ? refuse('REPLY_UNKNOWN', { id }) : ok(file);
}

/** A file that came in and was not taken, as it was received. Refuses REPLY_UNKNOWN. */
export function getFileOfRefused(base: Base, { intake }: Asked<typeof collectionMethods.refusedFile>): Result<KeptFile> {
  const file = findIntakeFile(base.db, intake);
  return file === null ? refuse('REPLY_UNKNOWN', { id: intake }) : ok(file);
}
