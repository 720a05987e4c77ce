// Use case: the studios as a list of a day.
import { addDays, addMonths, createInstantAt, type Day, firstDayOf, monthOf } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { StudioLine } from '../../contract/studios/studio-shapes.ts';
import { nowOf } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import { readKind } from '../core/db/read-kind.ts';
import { sumBookedBetween, listHoldersOn } from './sql/studio-lines.ts';
import { spellName } from '../records/spelling.ts';

/** Days from the day on whose bookings a line counts. */
const DAYS_AHEAD = 7;

function stateOn(openedOn: string, closedOn: string | null, day: Day): StudioLine['state'] {
  if (closedOn !== null && closedOn <= day) return 'closed';
  return openedOn > day ? 'coming' : 'open';
}

/** Every studio as of a day. A studio without any dated row has none to show, and is left out. */
export function listStudios(base: Base, { day }: { readonly day: Day }): Result<{ readonly rows: readonly StudioLine[] }> {
  const { db } = base;
  const facts = Map.groupBy(readKind(db, 'studio_fact', { order: ['studioId', 'startsOn'] }), ({ studioId }) => studioId);
  const [holders, month] = [listHoldersOn(db, day), monthOf(day)];
  // What began today before now is no longer ahead.
  const ahead = sumBookedBetween(db, Math.max(createInstantAt(day, 0), nowOf(base)), createInstantAt(addDays(day, DAYS_AHEAD), 0));
  const booked = sumBookedBetween(db, createInstantAt(firstDayOf(month), 0), createInstantAt(firstDayOf(addMonths(month, 1)), 0));
  const rows = readKind(db, 'studio', { order: ['code'] }).flatMap((studio): StudioLine[] => {
    const { id, version, code, name, floor, openedOn, closedOn } = studio;
    const dated = facts.get(id) ?? [];
    const fact = dated.findLast((row) => row.startsOn <= day) ?? dated[0];
    if (fact === undefined) return [];
    const holder = holders.get(id);
    const typed = name === null ? { pinyin: '', initials: '' } : spellName(base, name);
    return [
      {
        id,
        version,
        code,
        name,
        floor,
        openedOn,
        closedOn,
        kind: fact.kind,
        area: fact.area,
        hours: fact.hours,
        turnaround: fact.turnaround,
        hourlyRate: fact.hourlyRate,
        pinyin: `${typed.pinyin} ${typed.initials}`.trim(),
        state: stateOn(openedOn, closedOn, day),
        holder: holder === undefined ? null : { tenant: holder.tenantId, name: holder.name ?? '', until: holder.endsOn },
        bookingsAhead: ahead.get(id)?.count ?? 0,
        minutesBooked: booked.get(id)?.minutes ?? 0,
      },
    ];
  });
  return ok({ rows });
}
