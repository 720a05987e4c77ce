// What the board and the finder read of studios besides their hours.
import { z } from 'zod';
import { rowAsOf, type Day } from '../../../domain/time/calendar.ts';
import type { StudioKind } from '../../../domain/base/catalogue.ts';
import type { SquareDm } from '../../../domain/values/quantity.ts';
import { type Connection, prepareStatement } from '../../core/db/rows.ts';
import { type KindRow, readKind } from '../../core/db/read-kind.ts';
import { memoizeByKey } from '../../core/memoize.ts';

/** A studio as of a day: its kind and area (0.01 m²) are those of that day. */
export interface BoardStudio extends Pick<KindRow<'studio'>, 'id' | 'code' | 'name' | 'floor' | 'equipment' | 'openedOn'> {
  readonly retiredOn: Day | null;
  readonly kind: StudioKind;
  readonly area: SquareDm | null;
}

/** The studios as of a day, by code; one without any dated row can't be had, and is left out. */
export function listStudiosOn(db: Connection, day: Day): BoardStudio[] {
  const facts = Map.groupBy(readKind(db, 'studio_fact', { order: ['studioId', 'startsOn'] }), (row) => row.studioId);
  return readKind(db, 'studio', { order: ['code'] }).flatMap(({ id, code, name, floor, equipment, openedOn, closedOn }): BoardStudio[] => {
    const fact = rowAsOf(facts.get(id) ?? [], day);
    if (fact === null) return [];
    return [{ id, code, name, floor, equipment, openedOn, retiredOn: closedOn, kind: fact.kind, area: fact.area }];
  });
}

const CODE = 'SELECT code FROM studio WHERE id = ?';
const codeText = z.string();

/** Studios' codes by their ids, retired ones too; read once each for as long as the answer is kept. */
export function createStudioCodeLookup(db: Connection): (studioId: number) => string {
  return memoizeByKey((studioId) => codeText.parse(prepareStatement(db, CODE).pluck().get(studioId)));
}
