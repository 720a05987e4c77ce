// Names and numbers of people that are kept longer than was chosen: listed, and deleted by nobody but a person.
import type { Retention } from '../../contract/safety/safety.ts';
import { getDayOfInstant } from '../../domain/time/calendar.ts';
import type { Base } from '../core/db/open.ts';
import { readSetting } from '../core/records/settings.ts';
import { listAllDue } from './sql/retention.ts';
import { nowOf } from '../core/db/rows.ts';

/** What is chosen, and what is due today. */
export function getRetention(base: Base): Retention {
  const months = readSetting(base.db, 'retention');
  return { months, due: listAllDue(base.db, months, getDayOfInstant(nowOf(base))) };
}
