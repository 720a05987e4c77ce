// Use case: what a tenant answered to what it was asked; with a relation, its words explain that relation of the month.
// Use case: a reply is asked about, some of its cells or the whole of it.
// Use case: replies are accepted, one or many at once.
import { convertMillisecondsToInstant } from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Reply, collectionMethods } from '../../contract/collection/collection.ts';
import type { Asked, Answer } from '../../contract/core/method.ts';
import type { Base } from '../core/db/open.ts';
import { type Actor, inTx, type Tx } from '../core/db/tx.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import { getCurrentReport } from '../report/render/report-cache.ts';
import { listExplanationDrafts, keepExplanation } from '../report/sql/filing-papers.ts';
import { lookReply } from './get-reply.ts';
import { openReply, recordReplyStep, type ReplyGround } from './reply-ground.ts';

/** More words may follow the first answer; of a reply that has just come only where one before it was asked about. */
const ANSWERABLE = ['received', 'queried', 'answered'] as const;
const BETWEEN = '；';

/** Whether the tenant was asked anything this month: a corrected reply may come in before the words that explain it. */
function wasAsked({ replies, steps }: ReplyGround): boolean {
  return replies.some((one) => steps.get(one.id)?.some(({ state }) => state === 'queried') === true);
}

/** What the tenant's earlier answers put into this relation's explanation, the newest last. */
function saidBefore({ name, replies, steps }: ReplyGround, relation: string): readonly string[] {
  const said = replies.flatMap((one) => steps.get(one.id) ?? []).filter((one) => one.relation === relation && one.words !== null);
  return said.toSorted((a, b) => a.id - b.id).map((one) => `${name}：${one.words ?? ''}`);
}

/** The explanation with a tenant's sentence: in the place of its former one as far as that still stands as it was put in, else behind. */
export function withSentence(present: string, before: readonly string[], sentence: string): string {
  const framed = `${BETWEEN}${present}${BETWEEN}`;
  const old = before.findLast((one) => framed.includes(`${BETWEEN}${one}${BETWEEN}`));
  if (present === '') return sentence;
  if (old === undefined) return `${present}${BETWEEN}${sentence}`;
  const put = framed.replace(`${BETWEEN}${old}${BETWEEN}`, () => `${BETWEEN}${sentence}${BETWEEN}`);
  return put.slice(BETWEEN.length, -BETWEEN.length);
}

/** Words that explain a relation; `about`: the finding's sentence as it reads now. */
interface Explaining {
  readonly words: string;
  readonly relation: string;
  readonly about: string;
}

function explain(tx: Tx, ground: ReplyGround, { words, relation, about }: Explaining): void {
  const { month, name } = ground;
  const present = listExplanationDrafts(tx.db, month).get(relation)?.words ?? '';
  const explained = withSentence(present, saidBefore(ground, relation), `${name}：${words}`);
  keepExplanation(tx, month, { relation, words: explained, about });
}

/**
 * Notes an answer. With a relation the words stand in the month's explanation of it as `企业名：…`, a former answer of the same tenant is
 * replaced. Refuses REPLY_UNKNOWN, REPLY_REPLACED, MONTH_CLOSED, REPLY_STATE where nothing was asked, and INPUT_INVALID for a relation
 * that does not fail.
 */
export function answerReply(base: Base, actor: Actor, { reply, words, relation }: Asked<typeof collectionMethods.answer>): Result<Reply> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  const answered = inTx(base, actor, (tx) => {
    const open = openReply(tx.db, reply, ANSWERABLE);
    if (!open.ok) return open;
    const { name, state, reply: row } = open.value;
    if (state === 'received' && !wasAsked(open.value)) return refuse('REPLY_STATE', { name, file: row.file, state });
    if (relation !== null) {
      const { findings } = getCurrentReport(base, profile.value, open.value.month, convertMillisecondsToInstant(tx.nowMs));
      const finding = findings.find((one) => one.id === relation);
      if (finding === undefined) return refuse('INPUT_INVALID', { field: 'relation', detail: relation });
      explain(tx, open.value, { words, relation, about: finding.message });
    }
    recordReplyStep(tx, { replyId: reply, state: 'answered', cells: [], words, relation });
    return ok(null);
  });
  return answered.ok ? lookReply(base, { reply }) : answered;
}

/** Any state may be asked about: what was accepted too soon is taken up again by asking. */
const ASKABLE = ['received', 'queried', 'answered', 'accepted'] as const;

/** Asks. Refuses REPLY_UNKNOWN, REPLY_REPLACED, MONTH_CLOSED; REASON_NEEDED where nothing is asked. */
export function askReply(base: Base, actor: Actor, { reply, cells, words }: Asked<typeof collectionMethods.query>): Result<Reply> {
  const said = (words ?? '').trim();
  const asked = inTx(base, actor, (tx) => {
    const open = openReply(tx.db, reply, ASKABLE);
    if (!open.ok) return open;
    if (cells.length === 0 && said === '') return refuse('REASON_NEEDED', {});
    recordReplyStep(tx, { replyId: reply, state: 'queried', cells, words: said === '' ? null : said, relation: null });
    return ok(null);
  });
  return asked.ok ? lookReply(base, { reply }) : asked;
}

/** One that is accepted already stays as it is. One that waits for an answer is not accepted over its question. */
const ACCEPTABLE = ['received', 'answered', 'accepted'] as const;

/**
 * Accepts replies, all or none; answers how many were not accepted before. Refuses REPLY_UNKNOWN, REPLY_REPLACED, MONTH_CLOSED, and
 * REPLY_STATE for one that was asked about and has not been answered.
 */
export function acceptReplies(
  base: Base,
  actor: Actor,
  { replies, words }: Asked<typeof collectionMethods.accept>,
): Result<Answer<typeof collectionMethods.accept>> {
  const said = (words ?? '').trim();
  return inTx(base, actor, (tx) => {
    let accepted = 0;
    for (const reply of new Set(replies)) {
      const open = openReply(tx.db, reply, ACCEPTABLE);
      if (!open.ok) return open;
      if (open.value.state === 'accepted') continue;
      recordReplyStep(tx, { replyId: reply, state: 'accepted', cells: [], words: said === '' ? null : said, relation: null });
      accepted += 1;
    }
    return ok({ accepted });
  });
}
