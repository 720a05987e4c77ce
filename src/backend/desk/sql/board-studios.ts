// What the board and the finder read of studios besides their hours, and the counted equipment that there is.
import { z } from 'zod';
import { rowAsOf } from '../../../domain/time/as-of.ts';
import { parseDay } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import { STUDIO_KINDS } from '../../../domain/base/catalogue.ts';
import type { StudioKind } from '../../../domain/base/catalogue.ts';
import { fen, squareDm } from '../../../domain/values/quantity.ts';
import type { Fen, SquareDm } from '../../../domain/values/quantity.ts';
import type { Connection } from '../../core/db/connection.ts';
import { statement } from '../../core/db/statements.ts';

const dayText = z.string().transform((text, context): Day => {
  const day = parseDay(text);
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: 'not a day' });
  return z.NEVER;
});

const studioRows = z.array(
  z.object({
    id: z.int(),
    code: z.string(),
    name: z.string().nullable(),
    floor: z.string().nullable(),
    equipment: z.string().nullable(),
    opened_on: dayText,
    closed_on: dayText.nullable(),
  }),
);
const factRows = z.array(
  z.object({
    studio_id: z.int(),
    starts_on: dayText,
    kind: z.enum(STUDIO_KINDS),
    area: z.int().nullable(),
    hourly_rate: z.int(),
  }),
);
const STUDIOS = `SELECT id, code, name, floor, equipment, opened_on, closed_on FROM studio WHERE retired_at IS NULL ORDER BY code, id`;
const FACTS = `SELECT studio_id, starts_on, kind, area, hourly_rate FROM studio_fact WHERE retired_at IS NULL ORDER BY studio_id, starts_on`;

/** A studio as of a day: its kind, area (0.01 m²) and rate (fen an hour) are those of that day. */
export interface BoardStudio {
  readonly id: number;
  readonly code: string;
  readonly name: string | null;
  readonly floor: string | null;
  readonly equipment: string | null;
  readonly openedOn: Day;
  readonly retiredOn: Day | null;
  readonly kind: StudioKind;
  readonly area: SquareDm | null;
  readonly hourlyRate: Fen;
}

/** The studios as of a day, by code; one without any dated row can't be had, and is left out. */
export function studiosOn(db: Connection, day: Day): BoardStudio[] {
  const facts = Map.groupBy(
    factRows.parse(statement(db, FACTS).all()).map((row) => ({ ...row, startsOn: row.starts_on })),
    (row) => row.studio_id,
  );
  return studioRows.parse(statement(db, STUDIOS).all()).flatMap((row): BoardStudio[] => {
    const fact = rowAsOf(facts.get(row.id) ?? [], day);
    if (fact === null) return [];
    const { id, code, name, floor, equipment, opened_on: openedOn, closed_on: retiredOn } = row;
    const { kind, area, hourly_rate: rate } = fact;
    return [
      { id, code, name, floor, equipment, openedOn, retiredOn, kind, area: area === null ? null : squareDm(area), hourlyRate: fen(rate) },
    ];
  });
}

const thingRows = z.array(z.object({ id: z.int(), name: z.string(), count: z.int() }));
const THINGS = 'SELECT id, name, count FROM equipment WHERE retired_at IS NULL ORDER BY name, id';

/** Things that go with bookings and exist in a limited count, by name. */
export function countedEquipment(db: Connection): z.infer<typeof thingRows> {
  return thingRows.parse(statement(db, THINGS).all());
}

const CODE = 'SELECT code FROM studio WHERE id = ?';
const codeText = z.string();

/** Studios' codes by their ids, retired ones too; read once each for as long as the answer is kept. */
export function studioCodes(db: Connection): (studioId: number) => string {
  const known = new Map<number, string>();
  return (studioId) => {
    const code = known.get(studioId) ?? codeText.parse(statement(db, CODE).pluck().get(studioId));
    known.set(studioId, code);
    return code;
  };
}
