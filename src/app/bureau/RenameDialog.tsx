// Another name for a kept form.
import { useState } from 'react';
import type { WorkbookLine } from '../../contract/bureau/workbook-shapes.ts';
import { useClient, useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useMessages } from '../ui/i18n.ts';
import { useNotices } from '../ui/notices.tsx';
import { mapsWords } from './maps-messages.ts';

export function RenameDialog({
  line,
  onClose,
}: {
  readonly line: Pick<WorkbookLine, 'id' | 'version' | 'name'>;
  readonly onClose: () => void;
}) {
  const say = useMessages(mapsWords);
  const client = useClient();
  const notices = useNotices();
  const { run } = useCommand(client.workbooks.rename);
  const [typed, setTyped] = useState(line.name);
  const name = typed.trim();
  const rename = async (): Promise<Acted> => {
    const answer = await run({ id: line.id, version: line.version, name });
    if (answer.ok) notices.done(say('renamed', { name }));
    return answer;
  };
  return (
    <ActionDialog
      title={`${say('rename')} · ${line.name}`}
      ok={say('save')}
      focus="field"
      isReady={name !== ''}
      act={rename}
      onClose={onClose}
    >
      <TextField label={say('newName')} isNeeded value={typed} onChange={setTyped} />
    </ActionDialog>
  );
}
