// The buttons of an opened booking, by its state; each has its key.
import { Button } from 'antd';
import { useWords } from '../../kit/i18n.ts';
import { useKeys } from '../../kit/keys.tsx';
import { useMay } from '../../kit/may.tsx';
import { detailWords } from './detail-words.ts';
import type { Detail } from './use-detail.ts';

interface Action {
  readonly key: string;
  readonly label: string;
  readonly help: string;
  readonly run: () => void;
  readonly isPrimary?: boolean;
  readonly isDanger?: boolean;
  readonly isOpen?: boolean;
}

function useActions(detail: Detail, grid: number): readonly Action[] {
  const say = useWords(detailWords);
  const may = useMay();
  const { can, step, isLive, part, toggle, setDialog } = detail;
  const all: readonly (Action | null)[] = [
    can('checked_in')
      ? { key: 'I', label: say('checkIn'), help: say('keyCheckIn'), run: () => void step('checked_in'), isPrimary: true }
      : null,
    can('completed')
      ? { key: 'O', label: say('checkOut'), help: say('keyCheckOut'), run: () => void step('completed'), isPrimary: true }
      : null,
    can('booked') ? { key: 'C', label: say('confirm'), help: say('keyConfirm'), run: () => void step('booked'), isPrimary: true } : null,
    isLive && may.call('bookings.extend')
      ? { key: 'E', label: say('extend', { minutes: grid }), help: say('keyExtend'), run: () => void detail.extend(grid) }
      : null,
    can('no_show') ? { key: 'U', label: say('noShow'), help: say('keyNoShow'), run: () => void step('no_show') } : null,
    isLive && may.call('bookings.move')
      ? { key: 'G', label: say('move'), help: say('keyMove'), run: () => toggle('move'), isOpen: part === 'move' }
      : null,
    may.call('bookings.details')
      ? { key: 'L', label: say('edit'), help: say('keyEdit'), run: () => toggle('edit'), isOpen: part === 'edit' }
      : null,
    detail.canPutBack ? { key: 'R', label: say('putBack'), help: say('keyPutBack'), run: () => setDialog('putBack') } : null,
    can('cancelled') ? { key: 'X', label: say('cancel'), help: say('keyCancel'), run: () => setDialog('cancel'), isDanger: true } : null,
    may.call('bookings.history')
      ? { key: 'H', label: say('history'), help: say('keyHistory'), run: () => toggle('history'), isOpen: part === 'history' }
      : null,
  ];
  return all.filter((one) => one !== null);
}

/** The buttons. */
export function DetailActions({ detail, grid }: { readonly detail: Detail; readonly grid: number }) {
  const say = useWords(detailWords);
  const actions = useActions(detail, grid);
  useKeys(actions.map(({ key, help, run }) => ({ keys: key, words: help, run })));
  if (actions.length === 0) return null;
  return (
    <div className="line-2" role="group" aria-label={say('actions')}>
      {actions.map(({ key, label, run, isPrimary, isDanger, isOpen }) => (
        <Button
          key={key}
          type={isPrimary === true ? 'primary' : 'default'}
          danger={isDanger === true}
          aria-keyshortcuts={key}
          {...(isOpen === undefined ? {} : { 'aria-expanded': isOpen })}
          disabled={detail.isBusy}
          onClick={run}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
