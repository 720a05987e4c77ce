// Use case: replies are accepted, one or many at once.
import { ok, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { collectionMethods } from '../../contract/collection/collection.ts';
import type { Base } from '../core/db/open.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import { openReply, recordReplyStep } from './reply-ground.ts';

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
