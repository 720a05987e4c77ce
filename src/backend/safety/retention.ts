// Names and numbers of people that are kept longer than was chosen: listed, and deleted by nobody but a person.
import type { Retention, RetentionMonths } from '../../contract/safety/retention-shapes.ts';
import { getDayOfInstant } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import { readSetting, writeSetting } from '../core/records/settings.ts';
import { listAllDue } from './sql/retention.ts';
import { nowOf } from '../core/db/base.ts';

/** What is chosen, and what is due today. */
export function getRetention(base: Base): Retention {
  const months = readSetting(base.db, 'retention');
  return { months, due: listAllDue(base.db, months, getDayOfInstant(nowOf(base))) };
}

/** Chooses how long each kind is kept. Nothing is deleted by that. */
export function setRetention(base: Base, actor: Actor, months: RetentionMonths): Result<RetentionMonths> {
  const written = inTx(base, actor, (tx) => {
    writeSetting(tx, 'retention', months);
    return ok(null);
  });
  return written.ok ? ok(months) : written;
}
