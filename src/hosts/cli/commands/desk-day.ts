// livebase today, shift: the desk's day, and the shift with its notes and what was lent.
import path from 'node:path';
import { saveFile } from '../../../backend/backend.ts';
import { readAllPages } from '../../../contract/core/pages.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { formatWireTime, formatYuan } from '../../../contract/desk/desk-texts.ts';
import { getDayOnDesk, groupBookingsAt, type TodayGroup } from '../../../contract/desk/today-groups.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { type Answer, callMethod, type CliCommand, defineArgument, defineOption } from '../command.ts';
import { readDayOption, readNumberArgument, readTimeOption } from '../option-values.ts';
import { makeFolder } from '../out-folder.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { formatTableLines } from '../text-table.ts';
import { getTimeNow } from '../time-now.ts';
import { BOOKING_HEAD, createBookingDocument, createBookingRow, formatShownTime } from './booking-lines.ts';

/** As the document and the lines call them, in the order that the desk needs them. */
const GROUPS: readonly { readonly key: string; readonly groups: readonly TodayGroup[]; readonly words: string }[] = [
  { key: 'in', groups: ['earlier', 'running'], words: '在场' },
  { key: 'late', groups: ['late'], words: '迟到' },
  { key: 'coming', groups: ['arriving'], words: '将到' },
  { key: 'options', groups: ['options'], words: '暂定' },
];

type Board = Answer<LivebaseClient['board']['day']>;

/** The board of the desk's day that a time belongs to: when it turns is the base's own rule, which the board tells. */
async function boardAt(client: LivebaseClient, at: string): Promise<Result<Board>> {
  const first = await client.board.day({ day: at.slice(0, 10), days: 1, isAll: false });
  if (!first.ok) return first;
  const day = getDayOnDesk(at, first.value.rules);
  return day === first.value.day ? first : client.board.day({ day, days: 1, isAll: false });
}

function today(session: Session): Promise<Outcome> {
  const at = session.options.text('at') ?? getTimeNow();
  return withBase(session, async (client) => {
    const board = await boardAt(client, at);
    if (!board.ok) return board;
    const { day, here, bookings, rules } = board.value;
    const groups = groupBookingsAt([...here, ...bookings], at, rules);
    const [from = day] = here.map((one) => formatWireTime(one.from).slice(0, 10)).toSorted();
    const days = { from, to: formatWireTime(board.value.to).slice(0, 10) };
    const listed = await readAllPages(client.bookings.list, { ...days, studio: null, tenant: null, states: [] });
    if (!listed.ok) return listed;
    const byId = new Map(listed.value.bookings.map((one) => [one.id, one]));
    const linesOf = (some: readonly TodayGroup[]) =>
      some.flatMap((group) => groups.get(group) ?? []).flatMap(({ id }) => byId.get(id) ?? []);
    const document = Object.fromEntries(GROUPS.map(({ key, groups: some }) => [key, linesOf(some).map(createBookingDocument)]));
    const lines = GROUPS.flatMap(({ groups: some, words }) => {
      const rows = linesOf(some);
      return [`${words}（${rows.length}）`, ...(rows.length === 0 ? [] : formatTableLines(BOOKING_HEAD, rows.map(createBookingRow)))];
    });
    return createOutcome({ day, ...document }, [day, ...lines]);
  });
}

type Shift = Answer<LivebaseClient['shift']['state']>;

/** The shift of a day, of now where none is named. */
async function shiftOf(client: LivebaseClient, day: string | null): Promise<Result<Shift>> {
  if (day !== null) return client.shift.state({ day });
  const board = await boardAt(client, getTimeNow());
  return board.ok ? client.shift.state({ day: board.value.day }) : board;
}

function stays(list: Shift['inside']): object[] {
  return list.map((one) => ({
    id: one.number,
    studio: one.studio,
    tenant: one.tenantName,
    tenantShort: one.tenantShort,
    from: formatWireTime(one.from),
    to: formatWireTime(one.to),
    until: formatWireTime(one.until),
    contact: one.contact,
    phone: one.phone,
  }));
}

function shiftDocument(shift: Shift): object {
  return {
    day: shift.day,
    notes: shift.notes?.map(({ id, words, who, at, doneAt, doneBy }) => ({
      id,
      words,
      who,
      at: formatWireTime(at),
      doneAt: formatWireTime(doneAt),
      doneBy,
    })),
    loans: shift.loans.map((one) => ({
      id: one.id,
      thing: one.thing,
      tenant: one.tenantName === '' ? null : one.tenantName,
      holder: one.holder,
      lentAt: formatWireTime(one.lentAt),
      lentBy: one.lentBy,
      dueAt: formatWireTime(one.dueAt),
      returnedAt: formatWireTime(one.returnedAt),
      returnedTo: one.returnedTo,
      note: one.note,
    })),
    in: stays(shift.inside),
    late: stays(shift.late),
    lapsing: stays(shift.lapsing),
    owing: shift.owing.map(({ tenantName, tenantShort, amount, days }) => ({ tenant: tenantName, tenantShort, amount, days })),
  };
}

function part(words: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : [`${words}（${rows.length}）`, ...rows.map((row) => `  ${row}`)];
}

const stayLine = (one: Shift['inside'][number]): string =>
  `${one.studio} ${one.tenantShort} ${formatShownTime(one.from)} 至 ${formatShownTime(one.to)}${one.phone === null || one.phone === undefined ? '' : ` ${one.phone}`}`;

function shiftLines({ day, notes, loans, inside, late, lapsing, owing }: Shift): string[] {
  const lines = [
    ...part(
      '要交代的',
      (notes ?? []).map(({ id, words, who, doneBy }) => `${id} ${words}（${who}${doneBy === null ? '' : `，${doneBy} 已办`}）`),
    ),
    ...part('还在场', inside.map(stayLine)),
    ...part('迟到未到', late.map(stayLine)),
    ...part('今晚到期的暂定', lapsing.map(stayLine)),
    ...part(
      '有欠款的客人',
      owing.map(
        ({ tenantShort, amount, days }) => `${tenantShort}${amount === undefined ? '' : ` ${formatYuan(amount)} 元`}，逾期 ${days} 天`,
      ),
    ),
    ...part(
      '借出的东西',
      loans.map((one) => {
        const back = one.returnedAt === null ? '' : `，${formatShownTime(one.returnedAt)} 已还`;
        return `${one.id} ${one.thing}：${[one.tenantShort, one.holder ?? ''].filter((text) => text !== '').join(' ')} ${formatShownTime(one.lentAt)} 起${back}`;
      }),
    ),
  ];
  return lines.length === 0 ? [`${day}：没有要交代的`] : [day, ...lines];
}

function show(session: Session): Promise<Outcome> {
  return withBase(session, async (client) => {
    const shift = await shiftOf(client, session.options.text('day'));
    return shift.ok ? createOutcome(shiftDocument(shift.value), shiftLines(shift.value)) : shift;
  });
}

async function paperOf(client: LivebaseClient, day: string, out: string | null): Promise<Result<readonly string[]>> {
  if (out === null) return ok([]);
  const folder = makeFolder(path.resolve(out));
  if (!folder.ok) return folder;
  const drawn = await client.shift.paper({ day });
  if (!drawn.ok) return drawn;
  const saved = await saveFile(folder.value, drawn.value.name, drawn.value.bytes);
  return saved.ok ? ok([saved.value]) : saved;
}

/** Writes what the next shift should know, and prints the evening's page where a folder is named. */
function handOver(session: Session): Promise<Outcome> {
  const { options } = session;
  return withBase(session, async (client) => {
    const noted: number[] = [];
    for (const words of options.list('note')) {
      const added = await client.shift.addNote({ words });
      if (!added.ok) return added;
      noted.push(added.value.id);
    }
    const shift = await shiftOf(client, null);
    if (!shift.ok) return shift;
    const files = await paperOf(client, shift.value.day, options.text('out'));
    if (!files.ok) return files;
    return createOutcome({ ...shiftDocument(shift.value), noted, files: files.value }, [...shiftLines(shift.value), ...files.value]);
  });
}

/** Something of the shift by its number, as it stands. */
function seenIn(
  list: readonly { readonly id: number; readonly version: number }[],
  kind: string,
  given: string,
): Result<{ id: number; version: number }> {
  const found = list.find(({ id }) => id === Number(given));
  return found === undefined ? refuse('RECORD_UNKNOWN', { kind, id: Number(given) }) : ok({ id: found.id, version: found.version });
}

function closes(
  pick: (shift: Shift) => readonly { readonly id: number; readonly version: number }[],
  kind: 'shift_note' | 'loan',
  write: (client: LivebaseClient, seen: { id: number; version: number }) => Promise<Result<null>>,
): NonNullable<CliCommand['work']> {
  return (session) =>
    withBase(session, async (client) => {
      const shift = await shiftOf(client, null);
      if (!shift.ok) return shift;
      const seen = seenIn(pick(shift.value), kind, session.given[0] ?? '');
      if (!seen.ok) return seen;
      const written = await write(client, seen.value);
      return written.ok ? createOutcome({ id: seen.value.id }, ['已登记']) : written;
    });
}

const NUMBER = defineArgument('<编号>', '', readNumberArgument);

const shiftParts: readonly CliCommand[] = [
  { name: 'show', words: '今晚的交班情况', options: [defineOption('--day <日期>', '哪一天（默认前台的今天）', readDayOption)], work: show },
  {
    name: 'hand-over',
    words: '交班：写下要交代的，列出在场、迟到、暂定、欠款和借出，可打印成一页',
    options: [defineOption('--note <文字...>', '要交代的，可写几条'), defineOption('--out <文件夹>', '把交班单（PDF）写到这个文件夹')],
    work: handOver,
  },
  {
    name: 'done',
    words: '一条交代办好了',
    takes: [NUMBER],
    work: closes(
      ({ notes = [] }) => notes,
      'shift_note',
      (client, seen) => client.shift.finishNote({ ...seen, isDone: true }),
    ),
  },
  {
    name: 'lend',
    words: '借出钥匙、门卡、设备',
    takes: [defineArgument('<东西>')],
    options: [
      defineOption('--tenant <企业>', '借给哪家企业'),
      defineOption('--holder <姓名>', '借给谁'),
      defineOption('--due <时间>', '什么时候还', readTimeOption),
      defineOption('--note <文字>', '备注'),
    ],
    work: callMethod(
      (client) => client.shift.lend,
      ({ options, given }) => ({
        thing: given[0] ?? '',
        tenant: options.text('tenant'),
        holder: options.text('holder'),
        dueAt: options.text('due'),
        note: options.text('note'),
      }),
      ({ id }) => createOutcome({ id }, [`已登记借出，编号 ${id}`]),
    ),
  },
  {
    name: 'back',
    words: '借出的东西还了',
    takes: [NUMBER],
    work: closes(
      ({ loans }) => loans,
      'loan',
      (client, seen) => client.shift.giveBack({ ...seen, isBack: true }),
    ),
  },
];

/** `today`, `shift` */
export const deskDayCommands: readonly CliCommand[] = [
  {
    name: 'today',
    words: '前台的今天：谁在场、谁迟到、谁将到、哪些暂定',
    options: [defineOption('--at <时间>', '看另一个时间，如 2026-10-03T20:30（默认现在）', readTimeOption)],
    work: today,
  },
  { name: 'shift', words: '交班：要交代的、在场、迟到、欠款、借出的东西', work: show, commands: shiftParts },
];
