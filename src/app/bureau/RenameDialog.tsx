// Another name for a kept form.
import { useState } from 'react';
import type { WorkbookLine } from '../../contract/bureau/workbook-shapes.ts';
import { useClient, useCommand } from '../kit/api.tsx';
import { ActionDialog } from '../kit/dialog/ActionDialog.tsx';
import type { Acted } from '../kit/dialog/use-action.ts';
import { TextField } from '../kit/fields/text-fields.tsx';
import { useWords } from '../kit/i18n.ts';
import { useNotices } from '../kit/notices.tsx';
import { mapsWords } from './maps-words.ts';

export function RenameDialog({
  line,
  onClose,
}: {
  readonly line: Pick<WorkbookLine, 'id' | 'version' | 'name'>;
  readonly onClose: () => void;
}) {
  const say = useWords(mapsWords);
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
