// A booking's history in words: who, when, what it was and became, why; the newest change can be taken back.
import type { HistoryRow } from '../../../contract/desk/bookings.ts';
import { Button } from 'antd';
import { formatWho } from '../../../contract/people/role-messages.ts';
import type { BoardDay } from '../../../contract/desk/board.ts';
import { useApiQuery, useCommand } from '../../ui/api.tsx';
import { sayBookingState } from '../../ui/booking-state-messages.ts';
import { useNames } from '../../ui/fields/choice-fields.tsx';
import { formatKnown, getLanguage } from '../../ui/i18n.ts';
import { usePermissions } from '../../ui/permissions.tsx';
import { Show } from '../../ui/Notes.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Tag } from '../../ui/Page.tsx';
import { sayDetail } from './detail-messages.ts';
import { type HistoryNames, listShownChanges } from './history-sentences.ts';
import { sayHistory } from './history-messages.ts';
import { formatChange, formatHistoryAction } from './detail-texts.ts';

/** Names what a history holds ids of; `equipment`: what there is of it, where the history speaks of any. */
export function useHistoryNames(equipment: BoardDay['equipment']): HistoryNames {
  const names = useNames();
  return {
    tenant: (id) => names.tenants.find((one) => one.id === id)?.name ?? `#${id}`,
    studio: (id) => names.studios.find((one) => one.id === id)?.code ?? `#${id}`,
    equipment: (id) => equipment.find((one) => one.id === id)?.name ?? `#${id}`,
    state: (state) => formatKnown(sayBookingState, state, state),
  };
}

interface RowProps {
  readonly row: HistoryRow;
  readonly names: HistoryNames;
  readonly isNewest: boolean;
}

function Row({ row, names, isNewest }: RowProps) {
  const language = getLanguage();
  const notices = useNotices();
  const may = usePermissions();
  const { run, isBusy } = useCommand('bookings.undo');
  const undo = async (change: number): Promise<void> => {
    notices.settle(await run({ change }), () => notices.done(sayDetail('undone')));
  };
  const { change } = row;
  return (
    <li className="booking-history-row">
      <div className="line-2">
        <Tag tone="accent">{formatHistoryAction(row.action)}</Tag>
        <span className="soft">
          {sayHistory('by', { who: formatWho(row.who, row.allowedBy, language), at: row.at.slice(0, 16).replace('T', ' ') })}
        </span>
        {isNewest && change !== null && may.call('bookings.undo') ? (
          <Button size="small" loading={isBusy} onClick={() => void undo(change)}>
            {sayDetail('undoThis')}
          </Button>
        ) : null}
      </div>
      {listShownChanges(row, names).map((shown) => (
        <div key={shown.field}>{formatChange(shown)}</div>
      ))}
      {row.reason === null ? null : <div className="soft">{sayDetail('because', { reason: row.reason })}</div>}
    </li>
  );
}

/** The history, newest first. */
export function HistoryPart({ booking, board }: { readonly booking: number; readonly board: BoardDay }) {
  const names = useHistoryNames(board.equipment);
  const asked = useApiQuery('bookings.history', { id: booking });
  return (
    <section className="booking-part" aria-label={sayDetail('historyTitle')}>
      <h3 className="booking-part-title">{sayDetail('historyTitle')}</h3>
      <Show asked={asked}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="soft">{sayDetail('noHistory')}</p>
          ) : (
            <ol className="booking-plain-list booking-history">
              {rows.map((row, at) => (
                <Row key={`${row.change ?? row.at}-${row.action}`} row={row} names={names} isNewest={at === 0} />
              ))}
            </ol>
          )
        }
      </Show>
    </section>
  );
}
