// What the board's marks mean, in one line below it.
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import { useWords } from '../../kit/i18n.ts';
import { boardWords } from './board-words.ts';

/** The legend. */
export function BoardLegend() {
  const say = useWords(boardWords);
  const states = BOOKING_STATES.filter((state) => state !== 'cancelled');
  return (
    <ul className="board-legend" aria-label={say('legend')}>
      {states.map((state) => (
        <li key={state}>
          <span className={`board-swatch board-is-${state}`} aria-hidden="true">
            {say(`mark_${state}`)}
          </span>
          {say(`state_${state}`)}
        </li>
      ))}
      <li>
        <span className="board-swatch board-late" aria-hidden="true">
          !
        </span>
        {say('legendLate')}
      </li>
      <li>
        <span className="board-swatch board-swatch-closed" aria-hidden="true" />
        {say('legendClosed')}
      </li>
      <li>
        <span className="board-swatch board-swatch-turn" aria-hidden="true" />
        {say('legendTurn')}
      </li>
      <li>
        <span className="board-swatch board-swatch-blackout" aria-hidden="true" />
        {say('legendBlackout')}
      </li>
      <li>
        <span className="board-swatch board-swatch-linked" aria-hidden="true" />
        {say('linked')}
      </li>
    </ul>
  );
}
