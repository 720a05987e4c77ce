// What the board's marks mean, in one line below it.
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import { sayBoard } from './board-messages.ts';

/** What is marked besides the states: its class, its word, and what stands in it. */
const SWATCHES = [
  ['board-swatch-tenant', 'legendTenant', null],
  ['board-swatch-late', 'legendLate', '!'],
  ['board-swatch-over', 'legendOver', '!'],
  ['board-swatch-closed', 'legendClosed', null],
  ['board-swatch-turn', 'legendTurn', null],
  ['board-swatch-blackout', 'legendBlackout', 'mark_blackout'],
  ['board-swatch-linked', 'linked', null],
] as const;

export function BoardLegend() {
  const states = BOOKING_STATES.filter((state) => state !== 'cancelled');
  return (
    <ul className="board-legend legend" aria-label={sayBoard('legend')}>
      {states.map((state) => (
        <li key={state}>
          <span className={`board-swatch board-is-${state}`} aria-hidden="true">
            {sayBoard(`mark_${state}`)}
          </span>
          {sayBoard(`state_${state}`)}
        </li>
      ))}
      {SWATCHES.map(([look, word, mark]) => (
        <li key={word}>
          <span className={`board-swatch ${look}`} aria-hidden="true">
            {mark === 'mark_blackout' ? sayBoard(mark) : mark}
          </span>
          {sayBoard(word)}
        </li>
      ))}
    </ul>
  );
}
