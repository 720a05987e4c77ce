// The buttons of an opened booking, by its state; each has its key.
import { Button } from 'antd';
import { useKeys } from '../../ui/keys.tsx';
import { usePermissions } from '../../ui/permissions.tsx';
import { sayDetail } from './detail-messages.ts';
import type { Detail } from './use-detail.ts';
import { listActions } from './detail-texts.ts';

type Action = ReturnType<typeof listActions>[number];

/** What each button does. */
function runOf({ does }: Action, detail: Detail, grid: number): () => void {
  switch (does) {
    case 'extend':
      return () => void detail.extend(grid);
    case 'move':
    case 'edit':
    case 'history':
      return () => detail.toggle(does);
    case 'putBack':
    case 'cancel':
      return () => detail.setDialog(does);
    default:
      return () => void detail.step(does);
  }
}

const PRIMARY: ReadonlySet<Action['does']> = new Set(['checked_in', 'completed', 'booked']);
const FOLDING: ReadonlySet<Action['does']> = new Set(['move', 'edit', 'history']);

/** The buttons. */
export function DetailActions({ detail, grid }: { readonly detail: Detail; readonly grid: number }) {
  const may = usePermissions();
  const { can, isLive, canPutBack } = detail;
  const actions = listActions(sayDetail, grid, { can, isLive, canPutBack, mayCall: (method) => may.call(method) });
  useKeys(actions.map((action) => ({ keys: action.key, words: action.help, run: runOf(action, detail, grid) })));
  if (actions.length === 0) return null;
  return (
    <div className="line-2" role="group" aria-label={sayDetail('actions')}>
      {actions.map((action) => (
        <Button
          key={action.key}
          type={PRIMARY.has(action.does) ? 'primary' : 'default'}
          danger={action.does === 'cancel'}
          aria-keyshortcuts={action.key}
          {...(FOLDING.has(action.does) ? { 'aria-expanded': detail.part === action.does } : {})}
          disabled={detail.isBusy}
          onClick={runOf(action, detail, grid)}
        >
          {action.label}
        </Button>
      ))}
    </div>
  );
}
