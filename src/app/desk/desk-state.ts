// What the front desk shows: the day, the filters, and what is open beside the board. One reducer; no server state in it.
/*
 * How panels hook in. DeskScreen asks `board.day` and draws, right of the board,
 *   <BookingPanel opened desk board />  (booking/BookingPanel.tsx) while `opened.kind` is 'new' or 'booking', else
 *   <SidePane desk board />             (side/SidePane.tsx) while `side` is not null: today, waiting, finder;
 *   <PrintMenu desk board />            (paper/PrintMenu.tsx) stands among the buttons of the toolbar.
 * A panel reads `desk.state` and changes it by `desk.act(...)` alone:
 *   - `{ type: 'new', slot, tenant, waiting }` opens the quick form for a slot (the board draws it as a ghost);
 *   - `{ type: 'slot', slot }` tells the board where the form's slot is now, while it is typed (null: not complete);
 *   - `{ type: 'booking', id }` opens a booking; the board brings it on view and puts its cursor on it;
 *   - `{ type: 'close' }` closes the panel, the focus goes back to the board;
 *   - `{ type: 'day' | 'view' | 'filter' | 'zoom' | 'side', ... }` as their names say.
 * The panel is drawn with a `key`, so that another booking or a new form is a fresh one; `slot` keeps it. `board` is the answer on
 * view: of the day before for a moment while a new one is fetched. After `useTell(...).run` the board asks again by itself.
 * Times are instants: whole minutes since the epoch, read through domain/calendar.ts.
 */
import type { Day } from '../../domain/time/calendar.ts';
import type { StudioKind } from '../../domain/base/catalogue.ts';
import type { BoardDay } from '../../contract/desk/board.ts';

/** A studio's time, half-open. */
export interface Slot {
  readonly studio: number;
  readonly from: number;
  readonly to: number;
}

/** What is open beside the board. `waiting`: the entry of the waiting list that the new booking settles. */
export type Opened =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'new';
      /** Counts the forms opened, so that each is a fresh one. */
      readonly turn: number;
      readonly slot: Slot | null;
      readonly tenant: number | null;
      readonly waiting: number | null;
      /** True where it goes on with what was begun before. */
      readonly isDraft: boolean;
    }
  | { readonly kind: 'booking'; readonly id: number };

export type OpenPanel = Exclude<Opened, { readonly kind: 'none' }>;

/** Which studios are on view; with a tenant, those that have a booking of it. `words` are looked for in code, name and equipment. */
export interface DeskFilters {
  readonly floor: string | null;
  readonly kind: StudioKind | null;
  readonly words: string;
  readonly tenant: number | null;
  /** Those alone that are free now. */
  readonly isFree: boolean;
}

export type DeskView = 'day' | 'week';
/** The board's width: all on view (`dense`: in low rows), or pixels an hour. */
export type Zoom = 'fit' | 'dense' | number;
export type SideTab = 'today' | 'waiting' | 'finder';

export interface DeskState {
  readonly day: Day;
  readonly view: DeskView;
  /** Null: nobody has chosen yet, the board is dense where there are many studios. */
  readonly zoom: Zoom | null;
  readonly filters: DeskFilters;
  readonly side: SideTab | null;
  readonly opened: Opened;
}

export type DeskAct =
  | { readonly type: 'day'; readonly day: Day }
  | { readonly type: 'view'; readonly view: DeskView }
  | { readonly type: 'zoom'; readonly zoom: Zoom }
  | { readonly type: 'filter'; readonly filters: Partial<DeskFilters> }
  | { readonly type: 'side'; readonly side: SideTab | null }
  | {
      readonly type: 'new';
      readonly slot: Slot | null;
      readonly tenant?: number | null;
      readonly waiting?: number | null;
      readonly isDraft?: boolean;
    }
  | { readonly type: 'slot'; readonly slot: Slot | null }
  | { readonly type: 'booking'; readonly id: number }
  | { readonly type: 'close' };

/** What panels are handed. */
export interface Desk {
  readonly state: DeskState;
  readonly act: (act: DeskAct) => void;
}

/** A panel beside the board, and the board it stands beside. */
export interface BesideBoard {
  readonly desk: Desk;
  readonly board: BoardDay;
}

export const NO_FILTERS: DeskFilters = { floor: null, kind: null, words: '', tenant: null, isFree: false };

function openedAfter(opened: Opened, act: DeskAct): Opened {
  if (act.type === 'close') return { kind: 'none' };
  if (act.type === 'booking') return { kind: 'booking', id: act.id };
  if (act.type === 'slot') return opened.kind === 'new' ? { ...opened, slot: act.slot } : opened;
  if (act.type !== 'new') return opened;
  const turn = opened.kind === 'new' ? opened.turn + 1 : 0;
  return { kind: 'new', turn, slot: act.slot, tenant: act.tenant ?? null, waiting: act.waiting ?? null, isDraft: act.isDraft ?? false };
}

/** The desk after an act. */
export function reduceDesk(state: DeskState, act: DeskAct): DeskState {
  switch (act.type) {
    case 'day':
      return { ...state, day: act.day };
    case 'view':
      return { ...state, view: act.view };
    case 'zoom':
      return { ...state, zoom: act.zoom };
    case 'filter':
      return { ...state, filters: { ...state.filters, ...act.filters } };
    case 'side':
      // Choosing a list puts the panel away: both stand in one place.
      return { ...state, side: act.side, opened: { kind: 'none' } };
    default:
      return { ...state, opened: openedAfter(state.opened, act) };
  }
}
