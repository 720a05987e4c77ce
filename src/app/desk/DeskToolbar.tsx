// The tools of the desk in the line of its title: the day and its range, filters, the width of the hours, what was done, the lists beside.
import FilterOutlined from '@ant-design/icons/FilterOutlined';
import HistoryOutlined from '@ant-design/icons/HistoryOutlined';
import LeftOutlined from '@ant-design/icons/LeftOutlined';
import RightOutlined from '@ant-design/icons/RightOutlined';
import ToolOutlined from '@ant-design/icons/ToolOutlined';
import { Button, Input, Segmented, Select } from 'antd';
import { memo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { BoardDay } from '../../contract/desk/board.ts';
import { addDays, parseDay } from '../../domain/time/calendar.ts';
import { STUDIO_KINDS } from '../../domain/base/catalogue.ts';
import { sayBlackout } from '../ui/blackout/blackout-messages.ts';
import { ChangeList } from '../ui/ChangeList.tsx';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { DayField } from '../ui/fields/date-fields.tsx';
import { type TenantOption, useTenantSearch } from '../ui/fields/tenant-search.tsx';
import { useKeys } from '../ui/keys.tsx';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { IfMay } from '../ui/permissions.tsx';
import { ManyButton } from './booking/ManyDrawer.tsx';
import { floorsOf, isFiltered } from './desk-filters.ts';
import { type Desk, type DeskFilters, type DeskView, NO_FILTERS, type SideTab, type Zoom } from './desk-state.ts';
import { sayDesk } from './desk-messages.ts';
import { ZOOMS, zoomOf } from './use-desk.ts';
import { stepOfView } from './board-question.ts';
import { useDeskDay } from './use-now.ts';

interface ToolbarProps {
  readonly desk: Desk;
  readonly board: BoardDay | null;
}

interface FilterProps extends ToolbarProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

interface ToolsProps extends FilterProps {
  /** Puts a studio out of use; null: nobody may. */
  readonly onBlock: ((studio: number | null) => void) | null;
}

function useDaySteps({ state, act }: Desk) {
  const today = useDeskDay();
  const step = stepOfView(state);
  return {
    earlier: () => act({ type: 'day', day: addDays(state.day, -step) }),
    later: () => act({ type: 'day', day: addDays(state.day, step) }),
    today: () => act({ type: 'day', day: today }),
    to: (text: string | null) => {
      const day = parseDay(text ?? '');
      if (day !== null) act({ type: 'day', day });
    },
  };
}

/** The day and its range. */
export function DayTools({ desk }: { readonly desk: Desk }) {
  const { state, act } = desk;
  const steps = useDaySteps(desk);
  useKeys([
    { keys: 'T', words: sayDesk('today'), run: steps.today },
    { keys: '+', words: sayDesk('keyLater'), run: steps.later },
    { keys: '-', words: sayDesk('keyEarlier'), run: steps.earlier },
    { keys: 'D', words: sayDesk('viewDay'), run: () => act({ type: 'view', view: 'day' }) },
    { keys: 'W', words: sayDesk('viewWeek'), run: () => act({ type: 'view', view: 'week' }) },
  ]);
  return (
    <div className="line-2">
      <Button aria-label={sayDesk('previous')} icon={<LeftOutlined />} onClick={steps.earlier} />
      <div className="desk-day">
        <DayField label={sayDesk('day')} value={state.day} onChange={steps.to} />
      </div>
      <Button aria-label={sayDesk('next')} icon={<RightOutlined />} onClick={steps.later} />
      <Button onClick={steps.today}>{sayDesk('today')}</Button>
      <Segmented<DeskView>
        aria-label={sayDesk('view')}
        value={state.view}
        options={[
          { value: 'day', label: sayDesk('viewDay') },
          { value: 'week', label: sayDesk('viewWeek') },
        ]}
        onChange={(view) => act({ type: 'view', view })}
      />
    </div>
  );
}

interface PickProps<V extends string | number> {
  readonly label: string;
  readonly none: string;
  readonly value: V | null;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V | null) => void;
}

/** A filter by one of a list. */
function Pick<V extends string | number>({ label, none, value, options, onChange }: PickProps<V>) {
  return (
    <Select<V, { value: V; label: string }>
      className="desk-pick"
      aria-label={label}
      placeholder={none}
      allowClear
      popupMatchSelectWidth={false}
      value={value}
      options={[...options]}
      showSearch={{
        filterOption: (input, option) => (option?.label ?? '').toLowerCase().includes(input.trim().toLowerCase()),
      }}
      onChange={(next: V | undefined) => onChange(next ?? null)}
    />
  );
}

/** A filter by a tenant. */
function PickTenant({ value, onChange }: Pick<PickProps<number>, 'value' | 'onChange'>) {
  const search = useTenantSearch(useNames());
  return (
    <Select<number, TenantOption>
      {...search}
      className="desk-pick"
      aria-label={sayDesk('tenant')}
      placeholder={sayDesk('allTenants')}
      allowClear
      popupMatchSelectWidth={false}
      value={value}
      onChange={(next: number | undefined) => onChange(next ?? null)}
    />
  );
}

interface FiltersProps {
  readonly filters: DeskFilters;
  readonly act: Desk['act'];
  readonly board: BoardDay | null;
}

/** Of equal floors: the same list, so that another day does not draw the filters again. */
function hasSameFloors(before: FiltersProps, next: FiltersProps): boolean {
  const floors = ({ board }: FiltersProps): string => (board === null ? '' : floorsOf(board).join('\n'));
  return before.filters === next.filters && before.act === next.act && floors(before) === floors(next);
}

const Filters = memo(function Filters({ filters, act, board }: FiltersProps) {
  const set = (next: Partial<DeskFilters>): void => act({ type: 'filter', filters: next });
  const floors = board === null ? [] : floorsOf(board);
  return (
    <div className="line-2">
      <Pick
        label={sayDesk('floor')}
        none={sayDesk('allFloors')}
        value={filters.floor}
        options={floors.map((floor) => ({ value: floor, label: floor }))}
        onChange={(floor) => set({ floor })}
      />
      <Pick
        label={sayDesk('kind')}
        none={sayDesk('allKinds')}
        value={filters.kind}
        options={STUDIO_KINDS.map((kind) => ({ value: kind, label: kind }))}
        onChange={(kind) => set({ kind })}
      />
      <Input
        className="desk-words"
        aria-label={sayDesk('words')}
        placeholder={sayDesk('words')}
        allowClear
        value={filters.words}
        onChange={(event) => set({ words: event.target.value })}
      />
      <PickTenant value={filters.tenant} onChange={(tenant) => set({ tenant })} />
      {isFiltered(filters) ? (
        <Button type="link" onClick={() => set(NO_FILTERS)}>
          {sayDesk('clear')}
        </Button>
      ) : null}
    </div>
  );
}, hasSameFloors);

const Widths = memo(function Widths({ zoom, act }: { readonly zoom: Zoom; readonly act: Desk['act'] }) {
  const [middle, large] = ZOOMS;
  const options: { value: Zoom; label: string }[] = [
    { value: 'fit', label: sayDesk('zoomFit') },
    { value: 'dense', label: sayDesk('zoomSmall') },
    { value: middle, label: sayDesk('zoomMiddle') },
    { value: large, label: sayDesk('zoomLarge') },
  ];
  return (
    <Select<Zoom>
      className="desk-zoom"
      aria-label={sayDesk('zoom')}
      popupMatchSelectWidth={false}
      value={zoom}
      options={options}
      onChange={(next) => act({ type: 'zoom', zoom: next })}
    />
  );
});

/**
 * Where anyone who opens the list beside the board goes on: its first row, or what unfolds rows, before what is offered above them, whose Enter does more than
 * open; else the first thing that a key can use.
 */
function focusSide(): void {
  const beside = (what: string): HTMLElement | null => document.querySelector<HTMLElement>(`.desk-beside ${what}`);
  const first = beside('.side-group .side-open') ?? beside('.side-group [data-more]') ?? beside(':is(input, button, [tabindex="0"])');
  first?.focus();
  // What stands in a field is only proposed: the first letter takes its place.
  if (first instanceof HTMLInputElement) first.select();
}

/** Which list stands beside the board; the one that is there is put away by choosing it again. Opened, it is gone into: what is typed next is typed there. */
export function SideChoice({ desk: { state, act } }: { readonly desk: Desk }) {
  const askToLeave = useAskToLeave();
  const tabs: readonly { readonly side: SideTab; readonly label: string; readonly key: string }[] = [
    { side: 'today', label: sayDesk('sideToday'), key: 'S' },
    { side: 'waiting', label: sayDesk('sideWaiting'), key: 'Q' },
    { side: 'finder', label: sayDesk('sideFinder'), key: 'F' },
  ];
  const open = (side: SideTab): void => {
    // Drawn before the next key comes: one that is pressed at once must not be overtaken by the focus.
    flushSync(() => act({ type: 'side', side }));
    focusSide();
  };
  useKeys(
    tabs.map(({ side, label, key }) => ({
      keys: key,
      words: sayDesk('keySide', { list: label }),
      run: () => askToLeave(() => open(side)),
    })),
  );
  return (
    <div className="line-2" role="group" aria-label={sayDesk('side')}>
      {tabs.map(({ side, label, key }) => {
        const isHere = state.side === side && state.opened.kind === 'none';
        return (
          <Button
            key={side}
            aria-pressed={isHere}
            aria-keyshortcuts={key}
            title={`${label} (${key})`}
            className={isHere ? 'desk-side-here' : ''}
            onClick={() => askToLeave(() => (isHere ? act({ type: 'side', side: null }) : open(side)))}
          >
            {label}
          </Button>
        );
      })}
    </div>
  );
}

/** What was done in this session, to be taken back: a key opens the list, no key takes anything back by accident. */
function ChangesButton() {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement | null>(null);
  const open = (): void => {
    if (document.activeElement === document.body) button.current?.focus();
    setOpen(true);
  };
  useKeys([{ keys: 'Z', words: sayUi('changes'), run: open }]);
  return (
    <>
      <Button
        ref={button}
        icon={<HistoryOutlined />}
        title={`${sayUi('changes')} (Z)`}
        aria-label={sayUi('changes')}
        aria-haspopup="dialog"
        aria-keyshortcuts="Z"
        onClick={open}
      />
      {isOpen ? <ChangeList onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** Whether the filters stand in a line of their own, below: they are seldom needed, and the board has the room. */
function FilterButton({ desk, isOpen, onToggle }: FilterProps) {
  const open = (): void => {
    // Drawn before the next key comes: it is the first letter of what is looked for.
    if (!isOpen) flushSync(onToggle);
    document.querySelector<HTMLElement>('.desk-words input')?.focus();
  };
  useKeys([{ keys: 'B', words: sayDesk('filters'), run: open }]);
  return (
    <Button
      icon={<FilterOutlined />}
      className={isFiltered(desk.state.filters) ? 'desk-side-here' : ''}
      title={`${sayDesk('filters')} (B)`}
      aria-label={sayDesk('filters')}
      aria-keyshortcuts="B"
      aria-expanded={isOpen}
      onClick={onToggle}
    />
  );
}

/** What stands at the right of the title besides the lists. */
export function BoardTools({ onBlock, ...props }: ToolsProps) {
  const { desk, board } = props;
  return (
    <>
      <FilterButton {...props} />
      <IfMay call="bookings.undo">
        <ChangesButton />
      </IfMay>
      {onBlock === null ? null : (
        <Button
          icon={<ToolOutlined />}
          title={`${sayBlackout('key')} (Shift+M)`}
          aria-label={sayBlackout('key')}
          aria-haspopup="dialog"
          aria-keyshortcuts="Shift+M"
          onClick={() => onBlock(null)}
        />
      )}
      {desk.state.view === 'week' ? null : <Widths zoom={zoomOf(desk.state, board)} act={desk.act} />}
    </>
  );
}

export function FilterLine({ desk, board }: ToolbarProps) {
  return (
    <div className="desk-tools no-print">
      <Filters filters={desk.state.filters} act={desk.act} board={board} />
      <IfMay call="bookings.many">
        <ManyButton desk={desk} />
      </IfMay>
    </div>
  );
}
