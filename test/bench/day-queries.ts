// `npm run bench -- peers`: a day's bookings and a free studio, asked of 1,000,000 bookings by us and by the queries that MRBS and LibreBooking send, each in its own schema, all on SQLite; writes "Two booking systems' queries" of docs/performance.md.
import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { boardOf } from '../../src/backend/desk/board.ts';
import { findFreeSlots } from '../../src/backend/desk/find-slots.ts';
import { closeBase, getDatabaseFile, openBase } from '../../src/backend/core/db/open.ts';
import type { Base } from '../../src/backend/core/db/rows.ts';
import { addDays, createInstantAt, type Day, instant, parseDay } from '../../src/domain/time/calendar.ts';
import { OUTPUT, STUDIOS } from './bench-base.ts';
import { median, p95, putSection, shown } from './figures.ts';
import { bigBase } from './page-base.ts';

const DAYS = 60;
/** The clock of the bench stands before all but the first bookings: a free studio is never looked for in the past. */
const NOW_MS = Date.UTC(2017, 0, 8, 2);
const FIRST = parseDay('2017-02-01');
const SPAN_DAYS = 3600;

/** The tables and keys of MRBS (tables.my.sql) that the two questions read. Times in seconds. */
const MRBS = `
CREATE TABLE mrbs_room (id INTEGER PRIMARY KEY, disabled INTEGER NOT NULL, area_id INTEGER NOT NULL, room_name TEXT NOT NULL, sort_key TEXT NOT NULL, UNIQUE (area_id, room_name));
CREATE TABLE mrbs_entry (id INTEGER PRIMARY KEY, start_time INTEGER NOT NULL, end_time INTEGER NOT NULL, entry_type INTEGER NOT NULL, repeat_id INTEGER,
  room_id INTEGER NOT NULL, timestamp TEXT NOT NULL, create_by TEXT NOT NULL, modified_by TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, description TEXT, status INTEGER NOT NULL);
CREATE INDEX mrbs_start ON mrbs_entry (start_time);
CREATE INDEX mrbs_end ON mrbs_entry (end_time);
CREATE INDEX mrbs_room_start_end ON mrbs_entry (room_id, start_time, end_time);
CREATE TABLE mrbs_participants (id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL, username TEXT);
CREATE INDEX mrbs_of_entry ON mrbs_participants (entry_id);`;

/** The tables and keys of LibreBooking's schema that its list of reservations reads. Times as UTC text. */
const LIBRE = `
CREATE TABLE schedules (schedule_id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE resources (resource_id INTEGER PRIMARY KEY, name TEXT NOT NULL, schedule_id INTEGER NOT NULL);
CREATE TABLE users (user_id INTEGER PRIMARY KEY, fname TEXT, lname TEXT, email TEXT, phone TEXT);
CREATE TABLE reservation_series (series_id INTEGER PRIMARY KEY, date_created TEXT NOT NULL, title TEXT NOT NULL, description TEXT, status_id INTEGER NOT NULL, owner_id INTEGER NOT NULL);
CREATE TABLE reservation_instances (reservation_instance_id INTEGER PRIMARY KEY, start_date TEXT NOT NULL, end_date TEXT NOT NULL, reference_number TEXT NOT NULL, series_id INTEGER NOT NULL);
CREATE INDEX libre_start ON reservation_instances (start_date);
CREATE INDEX libre_end ON reservation_instances (end_date);
CREATE INDEX libre_reference ON reservation_instances (reference_number);
CREATE INDEX libre_series ON reservation_instances (series_id);
CREATE TABLE reservation_users (reservation_instance_id INTEGER NOT NULL, user_id INTEGER NOT NULL, reservation_user_level INTEGER NOT NULL, PRIMARY KEY (reservation_instance_id, user_id));
CREATE INDEX libre_user ON reservation_users (user_id);
CREATE TABLE reservation_resources (series_id INTEGER NOT NULL, resource_id INTEGER NOT NULL, resource_level_id INTEGER NOT NULL, PRIMARY KEY (series_id, resource_id));
CREATE INDEX libre_resource ON reservation_resources (resource_id);
CREATE TABLE reservation_reminders (reminder_id INTEGER PRIMARY KEY, series_id INTEGER NOT NULL, minutes_prior INTEGER NOT NULL, reminder_type INTEGER NOT NULL);
CREATE INDEX libre_reminder ON reservation_reminders (series_id);`;

const LIVE = "o.booking WHERE retired_at IS NULL AND state = 'completed'";

/** The same bookings, without the cancelled ones and those that nobody came to: both systems know no such state, and delete them. One row an entry; one series, instance, user and resource a reservation. */
const FILL = `
INSERT INTO mrbs_room SELECT id, 0, 1, code, code FROM o.studio;
INSERT INTO mrbs_entry SELECT id, starts_at * 60, ends_at * 60, 0, NULL, studio_id, '2026-01-01 00:00:00', 'clerk', '', 'tenant ' || tenant_id, 'E', NULL, 0 FROM ${LIVE};
INSERT INTO schedules VALUES (1, 'base');
INSERT INTO resources SELECT id, code, 1 FROM o.studio;
INSERT INTO users SELECT id, 'tenant', id, 'a@b', '1' FROM o.tenant;
INSERT INTO reservation_series SELECT id, '2026-01-01 00:00:00', 'show', NULL, 1, tenant_id FROM ${LIVE};
INSERT INTO reservation_instances SELECT id, datetime(starts_at * 60, 'unixepoch'), datetime(ends_at * 60, 'unixepoch'), number, id FROM ${LIVE};
INSERT INTO reservation_users SELECT id, tenant_id, 1 FROM ${LIVE};
INSERT INTO reservation_resources SELECT id, studio_id, 1 FROM ${LIVE};`;

/** MRBS: an area's entries that meet a time, with how many have registered (mrbs_sql.inc, get_entries_by_area). */
const MRBS_DAY = `SELECT e.*, count(p.entry_id) FROM mrbs_entry e LEFT JOIN mrbs_room r ON e.room_id = r.id LEFT JOIN mrbs_participants p ON p.entry_id = e.id
WHERE r.area_id = 1 AND r.disabled = 0 AND start_time < @to AND end_time > @from GROUP BY e.id ORDER BY start_time, e.id`;
/** MRBS: what meets a time in one room (mrbsCheckFree). It has no search for a free room: each is asked. */
const MRBS_FREE = `SELECT e.id, name, start_time, end_time, create_by, status, room_name FROM mrbs_entry e, mrbs_room r
WHERE e.room_id = r.id AND start_time < @to AND end_time > @from AND e.room_id = @room ORDER BY start_time`;
/** LibreBooking: its list of reservations (lib/Database/Commands, the list of reservations between two dates). Its search for a free time asks the same and walks the answer. */
const LIBRE_DAY = `SELECT ri.*, rr.resource_id, rs.title, rs.description, rs.status_id, owner.fname, owner.lname, owner.phone, resources.name, schedules.name
FROM reservation_instances ri
JOIN reservation_series rs ON rs.series_id = ri.series_id
JOIN reservation_users ru ON ru.reservation_instance_id = ri.reservation_instance_id
JOIN users ON users.user_id = rs.owner_id
JOIN users owner ON owner.user_id = rs.owner_id
JOIN reservation_resources rr ON rs.series_id = rr.series_id
JOIN resources ON rr.resource_id = resources.resource_id
JOIN schedules ON resources.schedule_id = schedules.schedule_id
LEFT JOIN reservation_reminders starting ON starting.series_id = rs.series_id AND starting.reminder_type = 0
LEFT JOIN reservation_reminders ending ON ending.series_id = rs.series_id AND ending.reminder_type = 1
WHERE rs.status_id <> 2 AND ru.reservation_user_level = 1
AND ((ri.start_date >= @from AND ri.start_date < @to) OR (ri.end_date > @from AND ri.end_date <= @to) OR (ri.start_date <= @from AND ri.end_date >= @to))
ORDER BY ri.start_date`;

function peersOf(base: string): Database.Database {
  const file = path.join(OUTPUT, 'peers-1000000.db');
  rmSync(file, { force: true });
  const db = new Database(file);
  db.exec(`ATTACH '${getDatabaseFile(base)}' AS o`);
  db.exec(`${MRBS}${LIBRE}`);
  db.transaction(() => db.exec(FILL))();
  db.exec('DETACH o; ANALYZE');
  return db;
}

/** Milliseconds of processor. */
function timed<T>(work: () => T): { readonly ms: number; readonly answer: T } {
  const before = process.cpuUsage();
  const answer = work();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, answer };
}

type Timed = ReturnType<typeof timed<number>>;

function textOf(minutes: number): string {
  return new Date(minutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}

function resourceOf(row: unknown): unknown {
  return typeof row === 'object' && row !== null && 'resource_id' in row ? row.resource_id : null;
}

/** How many studios are free for the whole of a time. */
function slotsIn(base: Base, from: number, to: number): number {
  const need = { tenant: null, area: null, kind: null, floor: null, words: null, equipment: [] } as const;
  const found = findFreeSlots(base, { ...need, from: instant(from), to: instant(to), minutes: to - from, limit: 500 });
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value.slots.length;
}

interface Times {
  readonly ours: number[];
  readonly mrbs: number[];
  readonly libre: number[];
}

function questionsOn(base: Base, peers: Database.Database): { readonly day: Times; readonly free: Times } {
  const [mrbsDay, mrbsFree, libreDay] = [peers.prepare(MRBS_DAY), peers.prepare(MRBS_FREE), peers.prepare(LIBRE_DAY)];
  const times = { day: { ours: [], mrbs: [], libre: [] }, free: { ours: [], mrbs: [], libre: [] } } satisfies Record<string, Times>;
  const put = ({ ours, mrbs, libre }: Times, mine: Timed, [askMrbs, askLibre]: readonly [() => number, () => number]): void => {
    const [first, second] = [timed(askMrbs), timed(askLibre)];
    if (mine.answer !== first.answer || first.answer !== second.answer)
      throw new Error(`not the same answer: ${mine.answer}, ${first.answer}, ${second.answer}`);
    ours.push(mine.ms);
    mrbs.push(first.ms);
    libre.push(second.ms);
  };
  const freeOf = (isTaken: (room: number) => boolean): number =>
    Array.from({ length: STUDIOS }, (_, at) => at + 1).filter((room) => !isTaken(room)).length;
  for (let nth = 0; nth < DAYS; nth += 1) {
    const day = dayOf(nth);
    const board = timed(() => boardOf(base, { day, days: 1, isAll: false }));
    if (!board.answer.ok) throw new Error(board.answer.refusal.code);
    const { from, to, bookings } = board.answer.value;
    const libre = (start: number, end: number): unknown[] => libreDay.all({ from: textOf(start), to: textOf(end) });
    put(times.day, { ms: board.ms, answer: bookings.filter(({ state }) => state !== 'no_show').length }, [
      () => mrbsDay.all({ from: from * 60, to: to * 60 }).length,
      () => libre(from, to).length,
    ]);
    const [start, end] = [createInstantAt(day, 20 * 60), createInstantAt(day, 22 * 60)];
    put(
      times.free,
      timed(() => slotsIn(base, start, end)),
      [
        () => freeOf((room) => mrbsFree.all({ from: start * 60, to: end * 60, room }).length > 0),
        () => {
          const taken = new Set(libre(start, end).map(resourceOf));
          return freeOf((room) => taken.has(room));
        },
      ],
    );
  }
  return times;
}

/** Days spread over the ten years, each once. */
function dayOf(nth: number): Day {
  if (FIRST === null) throw new Error('no day');
  return addDays(FIRST, (nth * 997) % SPAN_DAYS);
}

const folder = bigBase(true);
const opened = openBase(folder, { nowMs: () => NOW_MS });
if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
const peers = peersOf(folder);
const { day, free } = questionsOn(opened.value, peers);
peers.close();
closeBase(opened.value);
const row = (what: string, { ours, mrbs, libre }: Times): string =>
  `| ${[what, ...[ours, mrbs, libre].map((times) => `${shown(median(times))} · ${shown(p95(times))}`)].join(' | ')} |`;
putSection(
  [
    "## Two booking systems' queries",
    '',
    `Made by \`npm run bench -- peers\`: the bookings of 1,000,000 that took place, in our base and in the tables and keys of MRBS and of LibreBooking, all three`,
    `on SQLite; ${DAYS} days spread over ten years, milliseconds of processor, median · p95. Each day the three answers are held against each other: the same number`,
    'of bookings, the same number of free studios. Of the two others only the database is measured, of ours the whole answer of the backend.',
    '',
    '| what | Livebase | MRBS | LibreBooking |',
    '| --- | --- | --- | --- |',
    row("a day's bookings", day),
    row('free studios of 100, 20:00 to 22:00', free),
    '',
    "What each does more and less. Ours answers a day with every studio's hours, blackouts, lessee and turnaround, who waits and who is still in the house, and a free",
    'studio is judged by hours, leases, blackouts, linked studios and equipment. MRBS answers entries with who has registered; it has no search for a free room, so each',
    'room is asked (its own check before saving). LibreBooking answers reservations with owner, schedule and reminders; its search for a free time asks the same list and',
    'walks it in PHP, which is not measured. Both check quotas and rights elsewhere. On MySQL or MariaDB, where they live, their figures are others.',
  ].join('\n'),
);
