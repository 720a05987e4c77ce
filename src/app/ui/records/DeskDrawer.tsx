// The drawer of each command on records.
import { ChangeFromDrawer } from './ChangeFromDrawer.tsx';
import type { DeskTask } from './record-task.ts';
import { EditDrawer } from './EditDrawer.tsx';
import { HistoryDrawer } from './HistoryDrawer.tsx';
import { RetireDialog } from './RetireDialog.tsx';

/** The drawer of a task. */
export function DeskDrawer({ task, onClose }: { readonly task: DeskTask; readonly onClose: () => void }) {
  switch (task.what) {
    case 'add':
    case 'correct':
      return <EditDrawer task={task} onClose={onClose} />;
    case 'changeFrom':
      return <ChangeFromDrawer task={task} onClose={onClose} />;
    case 'retire':
    case 'restore':
      return <RetireDialog task={task} onClose={onClose} />;
    case 'history':
      return <HistoryDrawer task={task} onClose={onClose} />;
  }
}
