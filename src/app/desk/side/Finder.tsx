// Finds a slot by need: "2 hours tonight, at least 30 m², green screen". Every hit books with one key.
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { FreeSlot } from '../../../contract/desk/booking-shapes.ts';
import type { BoardDay } from '../../../contract/desk/board.ts';
import { computeNowStart } from '../../../domain/booking/walk-in.ts';
import { convertMillisecondsToInstant, instant, createInstantAt, formatIsoInstant, type Instant } from '../../../domain/time/calendar.ts';
import { STUDIO_KINDS } from '../../../domain/base/catalogue.ts';
import { useApiQuery } from '../../ui/api.tsx';
import { ChoiceField, TenantField } from '../../ui/fields/choice-fields.tsx';
import { TextField } from '../../ui/fields/text-fields.tsx';
import { usePermissions } from '../../ui/permissions.tsx';
import { Empty, Show } from '../../ui/Notes.tsx';
import { Tag } from '../../ui/Page.tsx';
import { formatYuan } from '../../ui/values.tsx';
import { isComposing } from '../booking/form-keys.ts';
import { printTimes } from '../../ui/time-text.ts';
import { NO_QUESTION, type FreeQuestion } from '../booking/use-proposals.ts';
import { formatWhen } from '../booking/when-text.ts';
import type { Desk, BesideBoard, DeskState } from '../desk-state.ts';
import { listOverstayed } from '../board/board-model.ts';
import { readArea, readMinutes, readWish, type Wish } from './read-need.ts';
import { saySide } from './side-messages.ts';
import { useDeskDay, useNow } from '../use-now.ts';
import { computeDeskSpan } from '../../../domain/booking/desk-day.ts';

// What the finder asks for, and the times that it begins with.

interface Need {
  readonly times: string;
  readonly minutes: string;
  readonly area: string;
  readonly kind: string | null;
  readonly floor: string | null;
  readonly words: string;
  readonly tenant: number | null;
}
const TWO_HOURS = '2';

/** From now, or from the evening of another day, to the end of its night. */
export function chooseTimes(
  { desk, board }: { readonly desk: { readonly state: Pick<DeskState, 'day'> }; readonly board: BesideBoard['board'] },
  now: Instant,
): NonNullable<Wish['times']> {
  const { day } = desk.state;
  const { from: opens, to: closes } = computeDeskSpan(day, board.rules);
  const isToday = now >= opens && now < closes;
  const { grid } = board.rules;
  return { from: isToday ? computeNowStart(now, grid) : createInstantAt(day, 1080), to: closes };
}

/** What is asked; null while something does not read. What has a field of its own goes before what the line says. */
export function createQuestion(need: Need, wish: Wish): FreeQuestion | null {
  const { times } = wish;
  const minutes = readMinutes(need.minutes);
  const area = readArea(need.area.trim() === '' ? (wish.area ?? '') : need.area);
  if (times === null || minutes === null || minutes === undefined || area === undefined) return null;
  return {
    from: formatIsoInstant(times.from),
    to: formatIsoInstant(times.to),
    minutes,
    tenant: need.tenant,
    area,
    kind: STUDIO_KINDS.find((one) => one === need.kind) ?? null,
    floor: need.floor,
    words: need.words.trim() === '' ? wish.words : need.words.trim(),
    limit: 40,
  };
}

function NeedFields({
  need,
  set,
  isWrong,
  board,
}: {
  readonly need: Need;
  readonly set: (change: Partial<Need>) => void;
  readonly isWrong: boolean;
  readonly board: BoardDay;
}) {
  const floors = [...new Set(board.studios.flatMap(({ floor }) => floor ?? []))];
  const minutes = readMinutes(need.minutes);
  return (
    <div className="side-form">
      <TextField
        label={saySide('from')}
        help={saySide('fromHelp')}
        error={isWrong ? saySide('timesWrong') : null}
        value={need.times}
        onChange={(times) => set({ times })}
      />
      <div className="side-pair">
        <TextField
          label={saySide('minutes')}
          error={minutes === undefined || minutes === null ? saySide('minutesWrong') : null}
          value={need.minutes}
          onChange={(text) => set({ minutes: text })}
        />
        <TextField
          label={saySide('area')}
          error={readArea(need.area) === undefined ? saySide('areaWrong') : null}
          value={need.area}
          onChange={(area) => set({ area })}
        />
        <ChoiceField
          label={saySide('kind')}
          value={need.kind}
          options={STUDIO_KINDS.map((value) => ({ value, label: value }))}
          onChange={(kind) => set({ kind })}
        />
        <ChoiceField
          label={saySide('floor')}
          value={need.floor}
          options={floors.map((value) => ({ value, label: value }))}
          onChange={(floor) => set({ floor })}
        />
      </div>
      <TextField label={saySide('words')} value={need.words} onChange={(words) => set({ words })} />
      <TenantField label={saySide('tenant')} value={need.tenant} onChange={(tenant) => set({ tenant })} />
    </div>
  );
}

interface SlotsProps {
  readonly slots: readonly FreeSlot[];
  /** Studios whose guests have not left though the end has come. */
  readonly overstayed: ReadonlySet<number>;
  readonly desk: Desk;
  readonly onTake: (slot: FreeSlot) => void;
}

/** A hit: a button for who may book it, else words. */
function Hit({ onTake, children }: { readonly onTake: (() => void) | null; readonly children: ReactNode }) {
  if (onTake === null) return <span className="side-open">{children}</span>;
  return (
    <button type="button" className="side-open" onClick={onTake}>
      {children}
    </button>
  );
}

function Slots({ slots, overstayed, desk, onTake }: SlotsProps) {
  const mayBook = usePermissions().call('bookings.book');
  if (slots.length === 0) {
    const action = <Button onClick={() => desk.act({ type: 'side', side: 'waiting' })}>{saySide('toWaiting')}</Button>;
    return <Empty title={saySide('none')} help={saySide('noneHelp')} action={action} />;
  }
  return (
    <>
      <p className="soft" role="status">
        {saySide('found', { count: slots.length })}
      </p>
      <ul className="side-list">
        {slots.map((slot) => (
          <li key={`${slot.studio} ${slot.from}`} className="side-row">
            <Hit onTake={mayBook ? () => onTake(slot) : null}>
              <b>{slot.code}</b>
              <span className="number">{formatWhen(slot, desk.state.day)}</span>
              <span className="soft">
                {[slot.floor, slot.kind, slot.area === null ? null : `${slot.area / 100} m²`].filter((one) => one !== null).join(' · ')}
              </span>
              {overstayed.has(slot.studio) ? <Tag tone="danger">{saySide('overstayed')}</Tag> : null}
              {slot.isOwn ? <Tag tone="good">{saySide('own')}</Tag> : null}
              {slot.price === null || slot.price === undefined ? null : (
                <span className="number">{saySide('yuan', { amount: formatYuan(slot.price) })}</span>
              )}
            </Hit>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Enter takes the first that is found, as soon as it is: what has been typed until then is what counts. */
function useFirstSlot(slots: readonly FreeSlot[] | null, take: (slot: FreeSlot) => void) {
  const [isWanted, setWanted] = useState(false);
  const first = isWanted ? (slots?.[0] ?? null) : null;
  useEffect(() => {
    if (!isWanted || slots === null) return;
    setWanted(false);
    if (first !== null) take(first);
  });
  return (event: KeyboardEvent): void => {
    const isInText = event.target instanceof HTMLInputElement && event.target.role !== 'combobox';
    if (!isInText || isComposing(event)) return;
    if (event.key !== 'Enter') return setWanted(false);
    event.preventDefault();
    setWanted(true);
  };
}

export function Finder({ desk, board }: BesideBoard) {
  const today = useDeskDay();
  const [start] = useState(() => chooseTimes({ desk, board }, convertMillisecondsToInstant(Date.now())));
  const [need, setNeed] = useState<Need>(() => ({
    times: printTimes(start, desk.state.day, board.rules.dayTurnHour),
    minutes: TWO_HOURS,
    area: '',
    kind: null,
    floor: null,
    words: '',
    tenant: null,
  }));
  const { day } = desk.state;
  const { dayTurnHour, grid } = board.rules;
  const minute = useNow();
  const now = computeNowStart(instant(minute), grid);
  const overstayed = useMemo(() => listOverstayed(board, minute), [board, minute]);
  const wish = useMemo(
    () => readWish(need.times, { day, today, start: start.from, now, dayTurnHour }, { from: now, to: start.to }),
    [need.times, day, today, start, now, dayTurnHour],
  );
  const typed = useMemo(() => createQuestion(need, wish), [need, wish]);
  const question = useDeferredValue(typed);
  const asked = useApiQuery('bookings.free', question ?? NO_QUESTION, { isWaiting: question === null, keep: true });
  const isAnswered = question !== null && question === typed && asked.state === 'ready' && !asked.isRefreshing;
  const mayBook = usePermissions().call('bookings.book');
  const take = ({ studio, from, to }: FreeSlot): void =>
    mayBook ? desk.act({ type: 'new', slot: { studio, from, to }, tenant: need.tenant }) : undefined;
  const press = useFirstSlot(isAnswered ? asked.value.slots : null, take);
  return (
    <div className="side-pane" onKeyDown={press}>
      <h2 className="side-title">{saySide('finder')}</h2>
      <NeedFields
        need={need}
        set={(change) => setNeed((before) => ({ ...before, ...change }))}
        isWrong={wish.times === null}
        board={board}
      />
      {question === null ? null : (
        <Show asked={asked}>{({ slots }) => <Slots slots={slots} overstayed={overstayed} desk={desk} onTake={take} />}</Show>
      )}
    </div>
  );
}
