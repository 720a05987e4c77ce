// Shows a new passphrase, this once.
import { Button } from 'antd';
import { PlainDialog } from '../kit/dialog/PlainDialog.tsx';
import { useWords } from '../kit/i18n.ts';
import { backupWords } from './backup-words.ts';

interface PassphraseDialogProps {
  readonly passphrase: string;
  /** What it opens. */
  readonly help: string;
  readonly onClose: () => void;
}

/** Goes by its button alone: what it shows comes only once. */
export function PassphraseDialog({ passphrase, help, onClose }: PassphraseDialogProps) {
  const say = useWords(backupWords);
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
