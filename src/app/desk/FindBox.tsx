// Finds somebody on the board: what is typed lights their bookings, arrows go from one to the next, Enter opens, Tab goes there.
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { BoardDay } from '../../contract/desk/board.ts';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { useKeys } from '../ui/keys.tsx';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { isComposing } from './booking/form-keys.ts';
import type { Desk } from './desk-state.ts';
import { sayDesk } from './desk-messages.ts';
import type { BookingLine } from '../../contract/desk/booking-shapes.ts';
import type { TenantName } from '../../contract/records/records.ts';
import { isLive } from '../../domain/booking/booking.ts';
import { findTenantsFor } from './booking/matching.ts';

// Somebody on the board: which bookings of the day, and guests still in from days before, a name, a studio, a number or a phone means.

/** What is looked for, and which of those found has the cursor. */
interface Finding {
  readonly text: string;
  readonly at: number;
}

/** Fewer letters of a number mean nothing yet. */
const LEAST_NUMBER = 3;

function holds(text: string | null | undefined, part: string): boolean {
  return (text ?? '').toLowerCase().includes(part);
}

/** Those that are meant, by their start, what is over last: of a tenant that fits the text, in a studio whose code begins with it, or with it in contact, title, number or phone. */
export function findBookingsCalled(
  { bookings, here, studios }: Pick<BoardDay, 'bookings' | 'here' | 'studios'>,
  tenants: readonly TenantName[],
  typed: string,
): readonly BookingLine[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return [];
  const fitting = new Set(findTenantsFor(tenants, text, '').map(({ id }) => id));
  const rooms = new Set(studios.filter(({ code }) => code.toLowerCase().startsWith(text)).map(({ id }) => id));
  const isNumber = text.length >= LEAST_NUMBER && /\d$/.test(text);
  const isMeant = (one: BookingLine): boolean =>
    fitting.has(one.tenant) ||
    rooms.has(one.studio) ||
    [one.tenantName, one.tenantShort, one.contact, one.call?.contact, one.title].some((part) => holds(part, text)) ||
    (isNumber && [one.number, one.phone, one.call?.phone].some((part) => holds(part, text)));
  const all = new Map([...here, ...bookings].map((one) => [one.id, one]));
  // What is over has nothing to be done: the first one found is whom the next key is for.
  const isOver = ({ state }: BookingLine): number => Number(state === 'completed' || !isLive(state));
  return [...all.values()].filter(isMeant).toSorted((a, b) => isOver(a) - isOver(b) || a.from - b.from || a.studio - b.studio);
}

/** The place after (or before) one in a list, round at its ends. */
export function placeBeside(at: number, length: number, by: 1 | -1): number {
  return length === 0 ? 0 : (at + by + length) % length;
}

const NOBODY: readonly number[] = [];

/** Whom somebody looks for on the board on view. */
export function useFinding(board: BoardDay | null) {
  const { tenants } = useNames();
  const [finding, setFinding] = useState<Finding | null>(null);
  const text = finding?.text ?? '';
  const ids = useMemo(
    () => (board === null || text === '' ? NOBODY : findBookingsCalled(board, tenants, text).map(({ id }) => id)),
    [board, tenants, text],
  );
  const lit = useMemo(() => (text === '' ? null : new Set(ids)), [ids, text]);
  const found = ids[finding?.at ?? 0] ?? null;
  // Nobody found is nobody to go to: what is pressed next belongs to the box.
  const isNobody = found === null && text.trim() !== '';
  const isOffBoard = found !== null && board?.bookings.some(({ id }) => id === found) !== true;
  return { finding, setFinding, ids, lit, found, isNobody, isOffBoard };
}

export type Search = ReturnType<typeof useFinding>;

/** How many there are, and at which of them one is. */
function Count({ search: { finding, ids } }: { readonly search: Search }) {
  const at = finding === null || finding.text.trim() === '' ? null : finding.at;
  const words = at === null ? '' : ids.length === 0 ? sayDesk('findNobody') : sayDesk('findPlace', { at: at + 1, all: ids.length });
  return (
    <span className="soft" role="status">
      {words}
    </span>
  );
}

interface FindBoxProps {
  readonly search: Search;
  readonly desk: Desk;
  readonly focus: RefObject<HTMLDivElement | null>;
}

/** The box, in the line of the title while somebody is looked for; its key opens it. */
export function FindBox({ search, desk, focus }: FindBoxProps) {
  const askToLeave = useAskToLeave();
  const box = useRef<InputRef | null>(null);
  const { finding, setFinding, ids, found, isNobody, isOffBoard } = search;
  const toBoard = (): void => focus.current?.focus({ preventScroll: true });
  const end = (): void => {
    setFinding(null);
    toBoard();
  };
  const begin = (): void => {
    // Drawn before the next key comes: it is the first letter of the name.
    flushSync(() => setFinding({ text: '', at: 0 }));
    box.current?.focus();
  };
  useKeys([
    { keys: '/', words: sayDesk('keyFind'), run: begin },
    ...(finding === null ? [] : [{ keys: 'Escape', words: sayDesk('keyFindEnd'), run: end }]),
  ]);
  useEffect(() => {
    if (finding !== null) box.current?.focus();
    // Once, when it is opened
  }, [finding === null]);
  if (finding === null) return null;
  const step = (by: 1 | -1): void => setFinding({ ...finding, at: placeBeside(finding.at, ids.length, by) });
  const open = (): void => {
    if (found === null) return;
    askToLeave(() => desk.act({ type: 'booking', id: found }));
    end();
  };
  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: open,
    Escape: end,
    // A guest of days before stands in no row of this board: the keys of the booking itself act on them.
    Tab: () => (isNobody ? undefined : isOffBoard ? open() : toBoard()),
  };
  const press = (event: KeyboardEvent): void => {
    const action = isComposing(event) || event.shiftKey ? undefined : actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  return (
    <Input
      ref={box}
      className="desk-find"
      aria-label={sayDesk('find')}
      placeholder={sayDesk('find')}
      value={finding.text}
      // Always there: a box that gets its end while somebody types is another box, without the focus.
      suffix={<Count search={search} />}
      onChange={(event) => setFinding({ text: event.target.value, at: 0 })}
      onKeyDown={press}
    />
  );
}
