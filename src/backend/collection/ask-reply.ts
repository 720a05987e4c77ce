// Use case: a reply is asked about, some of its cells or the whole of it.
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Reply } from '../../contract/collection/collection-shapes.ts';
import type { Asked } from '../../contract/core/method.ts';
import type { collectionMethods } from '../../contract/collection/collection.ts';
import type { Base } from '../core/db/open.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import { lookReply } from './get-reply.ts';
import { openReply, recordReplyStep } from './reply-ground.ts';

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
