// Another name for a kept form.
import { useState } from 'react';
import type { WorkbookLine } from '../../contract/bureau/workbooks.ts';
import { useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useNotices } from '../ui/notices.tsx';
import { sayMaps } from './maps-messages.ts';

export function RenameDialog({
  line,
  onClose,
}: {
  readonly line: Pick<WorkbookLine, 'id' | 'version' | 'name'>;
  readonly onClose: () => void;
}) {
  const notices = useNotices();
  const { run } = useCommand('workbooks.rename');
  const [typed, setTyped] = useState(line.name);
  const name = typed.trim();
  const rename = async (): Promise<Acted> => {
    const answer = await run({ id: line.id, version: line.version, name });
    if (answer.ok) notices.done(sayMaps('renamed', { name }));
    return answer;
  };
  return (
    <ActionDialog
      title={`${sayMaps('rename')} · ${line.name}`}
      ok={sayMaps('save')}
      focus="field"
      isReady={name !== ''}
      act={rename}
      onClose={onClose}
    >
      <TextField label={sayMaps('newName')} isNeeded value={typed} onChange={setTyped} />
    </ActionDialog>
  );
}
