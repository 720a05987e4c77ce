// What changed on the boards in this shift, and which of it came after they were printed.
import type { ShiftChange } from '../../../contract/desk/shift.ts';
import { computeDeskSpan } from '../../../domain/booking/desk-day.ts';
import { type Day, formatIsoInstant, instant } from '../../../domain/time/calendar.ts';
import { useApiQuery } from '../../ui/api.tsx';
import { Show } from '../../ui/Notes.tsx';
import { Tag } from '../../ui/Page.tsx';
import { formatChange, formatHistoryAction } from '../booking/detail-texts.ts';
import { useHistoryNames } from '../booking/HistoryPart.tsx';
import { type HistoryNames, listShownChanges } from '../booking/history-sentences.ts';
import { isAfterPrinting, readPrintedDays } from '../printed-days.ts';
import { turnHour } from '../use-now.ts';
import { sayShift } from './shift-messages.ts';
import { ShiftPart, formatShortTime } from './ShiftPart.tsx';

/** As many rows as are shown. */
const MOST_SHOWN = 100;

interface ChangeRowProps {
  readonly change: ShiftChange;
  readonly names: HistoryNames;
  readonly isAfterPrint: boolean;
  readonly onOpen: (booking: number) => void;
}

function ChangeRow({ change, names, isAfterPrint, onOpen }: ChangeRowProps) {
  const { booking, at, action, studio, tenantName, tenantShort, from, to } = change;
  const shown = listShownChanges(change, names);
  return (
    <li className="side-row">
      <button type="button" className="side-open" onClick={() => onOpen(booking)}>
        <span className="soft">{formatShortTime(at)}</span>
        <b>{studio}</b>
        <span title={tenantName}>{tenantShort}</span>
        <span className="soft">
          {formatShortTime(from)}–{formatShortTime(to).slice(6)}
        </span>
        <span>
          {[formatHistoryAction(action), ...(action === 'change' || action === 'undo' ? shown.map(formatChange) : [])].join('，')}
        </span>
      </button>
      {isAfterPrint ? <Tag tone="warn">{sayShift('afterPrint')}</Tag> : null}
    </li>
  );
}

/** The changes since the desk's day began, newest first; of a day that was printed earlier, those since then too. */
export function ChangesPart({ day, onOpen }: { readonly day: Day; readonly onOpen: (booking: number) => void }) {
  const dayTurnHour = turnHour();
  const names = useHistoryNames([]);
  const printed = readPrintedDays();
  const { from } = computeDeskSpan(day, { dayTurnHour });
  const since = instant(Math.min(from, ...printed.values()));
  const asked = useApiQuery('shift.changes', { since: formatIsoInstant(since) }, { keep: true });
  return (
    <Show asked={asked}>
      {({ changes }) => {
        const marked = changes.map((change) => ({ change, isAfterPrint: isAfterPrinting(change, printed, dayTurnHour) }));
        const listed = marked.filter(({ change, isAfterPrint }) => change.at >= from || isAfterPrint);
        return (
          <ShiftPart title={sayShift('changes')} count={listed.length}>
            <p className="soft">{sayShift('changesSince', { from: formatShortTime(from) })}</p>
            {printed.size === 0 ? null : <p className="soft">{sayShift('changesPrinted')}</p>}
            <ul className="side-list">
              {listed.slice(0, MOST_SHOWN).map(({ change, isAfterPrint }) => (
                <ChangeRow key={change.seq} change={change} names={names} isAfterPrint={isAfterPrint} onOpen={onOpen} />
              ))}
            </ul>
            {listed.length > MOST_SHOWN ? <p className="soft">{sayShift('changesMore', { count: listed.length - MOST_SHOWN })}</p> : null}
          </ShiftPart>
        );
      }}
    </Show>
  );
}
