// Another name for a kept form.
import { useState } from 'react';
import type { WorkbookLine } from '../../contract/bureau/workbooks.ts';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useToldCommand } from '../ui/notices.tsx';
import { sayMaps } from './maps-messages.ts';

export function RenameDialog({
  line,
  onClose,
}: {
  readonly line: Pick<WorkbookLine, 'id' | 'version' | 'name'>;
  readonly onClose: () => void;
}) {
  const [typed, setTyped] = useState(line.name);
  const name = typed.trim();
  const { run } = useToldCommand('workbooks.rename', () => sayMaps('renamed', { name }));
  return (
    <ActionDialog
      title={`${sayMaps('rename')} · ${line.name}`}
      ok={sayMaps('save')}
      focus="field"
      isReady={name !== ''}
      act={() => run({ id: line.id, version: line.version, name })}
      onClose={onClose}
    >
      <TextField label={sayMaps('newName')} isNeeded value={typed} onChange={setTyped} />
    </ActionDialog>
  );
}
