// Shows a new passphrase, this once.
import { Button } from 'antd';
import { PlainDialog } from '../ui/dialog/PlainDialog.tsx';
import { sayBackup } from './backup-messages.ts';

interface PassphraseDialogProps {
  readonly passphrase: string;
  /** What it opens. */
  readonly help: string;
  readonly onClose: () => void;
}

/** Goes by its button alone: what it shows comes only once. */
export function PassphraseDialog({ passphrase, help, onClose }: PassphraseDialogProps) {
  return (
    <PlainDialog
      title={sayBackup('passphraseTitle')}
      isOnce
      onClose={onClose}
      buttons={(close) => (
        <Button type="primary" autoFocus onClick={() => close()}>
          {sayBackup('passphraseKept')}
        </Button>
      )}
    >
      <div className="stack-3">
        <p className="settings-passphrase">{passphrase}</p>
        <p>{help}</p>
      </div>
    </PlainDialog>
  );
}
