// Shows a new passphrase, this once.
import { Button } from 'antd';
import { PlainDialog } from '../ui/dialog/PlainDialog.tsx';
import { useMessages } from '../ui/i18n.ts';
import { backupWords } from './backup-messages.ts';

interface PassphraseDialogProps {
  readonly passphrase: string;
  /** What it opens. */
  readonly help: string;
  readonly onClose: () => void;
}

/** Goes by its button alone: what it shows comes only once. */
export function PassphraseDialog({ passphrase, help, onClose }: PassphraseDialogProps) {
  const say = useMessages(backupWords);
  return (
    <PlainDialog
      title={say('passphraseTitle')}
      isOnce
      onClose={onClose}
      buttons={(close) => (
        <Button type="primary" autoFocus onClick={() => close()}>
          {say('passphraseKept')}
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
