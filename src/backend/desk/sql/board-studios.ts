// What the board and the finder read of studios besides their hours, and the counted equipment that there is.
import { z } from 'zod';
import { rowAsOf } from '../../../domain/time/as-of.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import { STUDIO_KINDS } from '../../../domain/base/catalogue.ts';
import { areaNumber } from '../../../contract/core/numbers.ts';
import type { Connection } from '../../core/db/connection.ts';
import { dayColumn, rowsOf } from '../../core/db/rows.ts';
import { prepareStatement } from '../../core/db/statements.ts';
import { memoizeByKey } from '../../core/memoize.ts';

const studioRow = z.object({
  id: z.int(),
  code: z.string(),
  name: z.string().nullable(),
  floor: z.string().nullable(),
  equipment: z.string().nullable(),
  openedOn: dayColumn,
  retiredOn: dayColumn.nullable(),
});
const sizeRow = z.object({ studio: z.int(), startsOn: dayColumn, kind: z.enum(STUDIO_KINDS), area: areaNumber.nullable() });
const STUDIOS = `SELECT id, code, name, floor, equipment, opened_on AS openedOn, closed_on AS retiredOn FROM studio
  WHERE retired_at IS NULL ORDER BY code, id`;
const SIZES = `SELECT studio_id AS studio, starts_on AS startsOn, kind, area FROM studio_fact
  WHERE retired_at IS NULL ORDER BY studio_id, starts_on`;

/** A studio as of a day: its kind and area (0.01 m²) are those of that day. */
export type BoardStudio = z.infer<typeof studioRow> & Pick<z.infer<typeof sizeRow>, 'kind' | 'area'>;

/** The studios as of a day, by code; one without any dated row can't be had, and is left out. */
export function listStudiosOn(db: Connection, day: Day): BoardStudio[] {
  const sizes = Map.groupBy(rowsOf(db, SIZES, sizeRow), (row) => row.studio);
  return rowsOf(db, STUDIOS, studioRow).flatMap((row): BoardStudio[] => {
    const size = rowAsOf(sizes.get(row.id) ?? [], day);
    return size === null ? [] : [{ ...row, kind: size.kind, area: size.area }];
  });
}

const thingRow = z.object({ id: z.int(), name: z.string(), count: z.int() });
const THINGS = 'SELECT id, name, count FROM equipment WHERE retired_at IS NULL ORDER BY name, id';

/** Things that go with bookings and exist in a limited count, by name. */
export function listCountedEquipment(db: Connection): z.infer<typeof thingRow>[] {
  return rowsOf(db, THINGS, thingRow);
}

const CODE = 'SELECT code FROM studio WHERE id = ?';
const codeText = z.string();

/** Studios' codes by their ids, retired ones too; read once each for as long as the answer is kept. */
export function createStudioCodeLookup(db: Connection): (studioId: number) => string {
  return memoizeByKey((studioId) => codeText.parse(prepareStatement(db, CODE).pluck().get(studioId)));
}
