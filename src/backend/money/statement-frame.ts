// Use case: what stands around a statement's lines (due date, bank account, tax). What is made already keeps what it was made with.
import { ok, type Result } from '../../domain/values/result.ts';
import type { StatementFrame } from '../../domain/money/statement-frame.ts';
import type { Base } from '../core/db/open.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import { readSetting, writeSetting } from '../core/records/settings.ts';

/** The frame that holds. */
export function getStatementFrame(base: Base): StatementFrame {
  return readSetting(base.db, 'statement');
}

/** Sets all of it together, with its history. */
export function setStatementFrame(base: Base, actor: Actor, frame: StatementFrame): Result<StatementFrame> {
  return inTx(base, actor, (tx) => {
    writeSetting(tx, 'statement', frame);
    return ok(frame);
  });
}
