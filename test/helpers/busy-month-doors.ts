// The two doors to a busy month: the page's calls through the router, and the command line's words; both answer in the model's shape.
import { openClient } from '../../src/backend/router.ts';
import type { LivebaseClient } from '../../src/contract/contract.ts';
import type { BusyBase } from './busy-month-base.ts';
import { livebaseInside } from './cli-inside.ts';
import { dayStart, wire } from './desk-model-days.ts';
import { callOf, type Command } from './desk-model-commands.ts';
import { listIn, type Outcome } from './desk-model-steps.ts';

/** What the page does and what the command line does, of the same commands. */
export interface Doors {
  readonly client: LivebaseClient;
  readonly page: (command: Command) => Promise<Outcome>;
  /** Null where the command line has no such command. */
  readonly words: (command: Command) => readonly string[] | null;
  readonly line: (words: readonly string[]) => Promise<Outcome>;
}

/** Runs words of the command line at a minute, on the base. */
async function runLine(month: BusyBase, now: number, words: readonly string[]): Promise<Outcome> {
  const ended = await livebaseInside([...words, '--json', '--data', month.base.folder], new Date(now * 60_000).toISOString());
  if (ended.code === 0) return { ok: true, value: ended.document() };
  const { code, details } = ended.error();
  return { ok: false, refusal: { code, data: details } };
}

const STATE_WORDS: Readonly<Record<string, string>> = { checked_in: 'check-in', completed: 'check-out' };

function bookWords(month: BusyBase, command: Extract<Command, { kind: 'book' }>): readonly string[] {
  const { from, to, state, holdsUntil } = command;
  const held = holdsUntil === null ? [] : ['--holds-until', wire(holdsUntil)];
  return ['book', ...calledBy(month, command), '--from', wire(from), '--to', wire(to), '--state', state, ...held];
}

function calledBy(month: BusyBase, { studio, tenant }: { readonly studio: number; readonly tenant: number }): readonly string[] {
  const uscc = month.tenants.find(({ id }) => id === tenant)?.uscc ?? '';
  return ['--studio', month.codes.get(studio) ?? '', '--tenant', uscc];
}

function wordsOf(month: BusyBase, command: Command): readonly string[] | null {
  const numberOf = (id: number): string =>
    month.base.db.prepare<unknown[], { number: string }>('SELECT number FROM booking WHERE id = ?').get(id)?.number ?? '';
  switch (command.kind) {
    case 'book':
      return bookWords(month, command);
    case 'series': {
      const from = dayStart(command.rule.startsOn) + command.startsMinute;
      const times = ['--from', wire(from), '--to', wire(from + command.minutes)];
      const rule = ['--repeat', command.rule.frequency, '--count', String(command.rule.count)];
      return ['book', ...calledBy(month, command), ...times, ...rule, ...(command.mode === 'free' ? ['--free-dates-only'] : [])];
    }
    case 'move':
      return [
        'move',
        numberOf(command.id),
        '--studio',
        month.codes.get(command.studio) ?? '',
        '--from',
        wire(command.from),
        '--to',
        wire(command.to),
      ];
    case 'cancel': {
      const { reason, isWaived } = command.how;
      return ['cancel', command.number, '--reason', reason, ...(isWaived ? ['--waive', '老客户，主管同意'] : [])];
    }
    case 'state': {
      const { id, to, at, reason } = command;
      if (to === 'booked' || (to === 'checked_in' && reason !== null)) return ['put-back', numberOf(id), '--reason', reason ?? '点错了人'];
      const word = STATE_WORDS[to];
      return word === undefined ? null : [word, numberOf(id), ...(at === null ? [] : ['--at', wire(at)])];
    }
    default:
      return null;
  }
}

/** What the command line answers, as the page would: bookings by id instead of number. */
function inPagesShape(month: BusyBase, command: Command, outcome: Outcome): Outcome {
  if (!outcome.ok) return outcome;
  const idOf = (number: unknown): number =>
    month.base.db.prepare<unknown[], { id: number }>('SELECT id FROM booking WHERE number = ?').get(number)?.id ?? 0;
  const { value } = outcome;
  if (command.kind === 'book') return { ok: true, value: { booking: { id: idOf(value['id']) } } };
  if (command.kind !== 'series') return outcome;
  const ids: readonly unknown[] = Array.isArray(value['ids']) ? value['ids'] : [];
  return { ok: true, value: { series: value['series'], bookings: ids.map((one) => ({ id: idOf(one) })), left: listIn(value['left']) } };
}

/** Opens both doors; `now` answers the minute that it is. */
export function openDoors(month: BusyBase, now: () => number): Doors {
  const actor = { who: '李芳', host: 'window', role: 'manager' } as const;
  const client = openClient({ findBase: () => month.base, actor, onProgress: null, jobs: null, shell: null, start: null });
  return {
    client,
    page: async (command) => {
      const [group, method, input] = callOf(command);
      const found: unknown = Reflect.get(Reflect.get(client, group), method);
      if (typeof found !== 'function') throw new Error(`no method ${group}.${method}`);
      return (await Reflect.apply(found, undefined, [input])) as Outcome;
    },
    words: (command) => wordsOf(month, command),
    line: (words) => runLine(month, now(), words),
  };
}

/** Does a command by one door or the other, where the command line has it. */
export async function doneBy(
  doors: Doors,
  month: BusyBase,
  command: Command,
  isByLine: boolean,
): Promise<{ outcome: Outcome; door: string }> {
  const words = isByLine ? doors.words(command) : null;
  if (words === null) return { outcome: await doors.page(command), door: 'page' };
  return { outcome: inPagesShape(month, command, await doors.line(words)), door: 'line' };
}
