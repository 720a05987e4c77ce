// The lists beside the board: today's arrivals and departures, the waiting list, the finder.
import type { BoardDay } from '../../../contract/desk/board.ts';
import type { Desk, SideTab } from '../desk-state.ts';
import { Finder } from './Finder.tsx';
import { TodayList } from './TodayList.tsx';
import { WaitingList } from './WaitingList.tsx';
import './side.css';

export interface SidePaneProps {
  /** Which list is asked for. */
  readonly side: SideTab;
  readonly desk: Desk;
  readonly board: BoardDay;
}

/** The list that is asked for. */
export function SidePane({ side, desk, board }: SidePaneProps) {
  if (side === 'today') return <TodayList desk={desk} board={board} />;
  // Another day is another list: what was typed for one stays with it.
  if (side === 'waiting') return <WaitingList key={desk.state.day} desk={desk} board={board} />;
  return <Finder key={desk.state.day} desk={desk} board={board} />;
}
