// The restore drill: when the last one was, and one more with the newest backup of the second folder.
import { Button } from 'antd';
import { useState } from 'react';
import type { BackupsView } from '../../contract/base/settings-shapes.ts';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { IfMay } from '../ui/permissions.tsx';
import { useToldCommand } from '../ui/notices.tsx';
import { formatCount } from '../ui/values.tsx';
import { sayBackup } from './backup-messages.ts';

function DrillDialog({ isEncrypted, onClose }: { readonly isEncrypted: boolean; readonly onClose: () => void }) {
  const { run } = useToldCommand('settings.drill', ({ file, rows }) => sayBackup('drillDone', { file, rows: formatCount(rows) }));
  const [passphrase, setPassphrase] = useState('');
  return (
    <ActionDialog
      title={sayBackup('drillTitle')}
      ok={sayBackup('drillDo')}
      isReady={!isEncrypted || passphrase.trim() !== ''}
      {...(isEncrypted ? { focus: 'field' } : {})}
      act={() => run(passphrase.trim() === '' ? {} : { passphrase })}
      onClose={onClose}
    >
      <p>{sayBackup('drillHelp')}</p>
      {isEncrypted ? (
        <TextField
          label={sayBackup('passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"
        />
      ) : null}
    </ActionDialog>
  );
}

/** When a restore was last tried out, and the button for another. */
export function DrillPart({ isEncrypted, drill }: { readonly isEncrypted: boolean; readonly drill: BackupsView['drill'] }) {
  const [isOpen, setOpen] = useState(false);
  const last =
    drill === null || drill.days === null
      ? sayBackup('drillNever')
      : sayBackup('drillLast', { time: (drill.at ?? '').replace('T', ' '), days: drill.days });
  return (
    <div className="line-3 settings-encryption">
      <span>{last}</span>
      <IfMay call="settings.drill">
        <Button size="small" onClick={() => setOpen(true)}>
          {sayBackup('drill')}
        </Button>
      </IfMay>
      {isOpen ? <DrillDialog isEncrypted={isEncrypted} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
