// The desk as it is while the screen stands: its state, what a computer remembers of it, and the board's answers.
import { useEffect, useReducer } from 'react';
import type { BoardDay } from '../../contract/desk/board.ts';
import { type Day, parseDay } from '../../domain/time/calendar.ts';
import { STUDIO_KINDS } from '../../domain/base/catalogue.ts';
import { type QueryState, useApiQuery } from '../ui/api.tsx';
import { readPreference, writePreference } from '../ui/preferences.ts';
import { createBoardQuery, readDeskView } from './board-question.ts';
import { type Desk, type DeskState, NO_FILTERS, reduceDesk, type SideTab, type Zoom } from './desk-state.ts';
import { keepTurn, useDeskDay } from './use-now.ts';

/** Pixels an hour that can be chosen besides all on view. */
export const ZOOMS = [48, 80] as const;
/** From so many studios on the board is dense until somebody chooses. */
const MANY_STUDIOS = 20;
/** From this width on a list stands beside the board; below it would lie over it. The style sheet has it too. */
const BOTH_FROM = 1100;
const SIDES: readonly SideTab[] = ['today', 'waiting', 'finder'];

/** Where a link leads: `/2026-10-03`, `/2026-10-03/booking/12`. */
export interface DeskLink {
  readonly day: Day | null;
  readonly booking: number | null;
}

/** Reads the path below the desk's own. */
export function linkOf(path: string): DeskLink {
  const [, day = '', kind, id = ''] = path.split('/');
  const number = kind === 'booking' && /^\d{1,12}$/.test(id) ? Number(id) : null;
  return { day: parseDay(day), booking: number };
}

function rememberedZoom(): Zoom | null {
  const text = readPreference('desk.zoom');
  return text === 'fit' || text === 'dense' ? text : (ZOOMS.find((one) => String(one) === text) ?? null);
}

/** The width in force. */
export function zoomOf({ zoom }: DeskState, board: BoardDay | null): Zoom {
  return zoom ?? ((board?.studios.length ?? 0) > MANY_STUDIOS ? 'dense' : 'fit');
}

function rememberedSide(): SideTab | null {
  const text = readPreference('desk.side');
  if (text === 'none' || (text === null && window.innerWidth < BOTH_FROM)) return null;
  return SIDES.find((one) => one === text) ?? 'today';
}

function firstState({ link, today }: { readonly link: DeskLink; readonly today: Day }): DeskState {
  const kind = STUDIO_KINDS.find((one) => one === readPreference('desk.kind')) ?? null;
  return {
    day: link.day ?? today,
    view: readDeskView(),
    zoom: rememberedZoom(),
    filters: { ...NO_FILTERS, kind, floor: readPreference('desk.floor') || null, words: readPreference('desk.words') ?? '' },
    side: rememberedSide(),
    opened: link.booking === null ? { kind: 'none' } : { kind: 'booking', id: link.booking },
  };
}

/** The desk's state; filters, view, width and the side list are remembered on this computer. */
export function useDesk(link: DeskLink): Desk {
  const today = useDeskDay();
  const [state, act] = useReducer(reduceDesk, { link, today }, firstState);
  const { view, zoom, side, filters } = state;
  useEffect(() => {
    const choices = {
      view,
      zoom: String(zoom ?? ''),
      side: side ?? 'none',
      kind: filters.kind ?? '',
      floor: filters.floor ?? '',
      words: filters.words,
    };
    for (const [name, value] of Object.entries(choices)) {
      if (readPreference(`desk.${name}`) !== value) writePreference(`desk.${name}`, value);
    }
  }, [view, zoom, side, filters]);
  return { state, act };
}

/** The board of the day; the last one stays until the next is there. */
export function useBoardDay(state: DeskState): QueryState<BoardDay> {
  const asked = useApiQuery('board.day', createBoardQuery(state), { keep: true });
  const rules = asked.state === 'ready' ? asked.value.rules : null;
  useEffect(() => {
    if (rules !== null) keepTurn(rules);
  }, [rules]);
  return asked;
}
