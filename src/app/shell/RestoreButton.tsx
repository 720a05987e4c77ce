// Restores a base from a backup: a file picked through the window, or handed over by the browser.
import { Button } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import { type Outcome, useClient, useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { TextField } from '../ui/fields/text-fields.tsx';
import { sayFirst } from './first-messages.ts';

interface RestoreButtonProps {
  readonly canPick: boolean;
  readonly onOutcome: (outcome: Outcome<unknown>) => void;
}

type BackupSource = Parameters<ReturnType<typeof useClient>['start']['restore']>[0]['from'];

interface EncryptedDialogProps {
  readonly act: (passphrase: string) => Promise<Acted>;
  readonly onClose: () => void;
}

/** Asks for the passphrase of an encrypted backup, and stays with the refusal while it is a wrong one. */
function EncryptedDialog({ act, onClose }: EncryptedDialogProps) {
  const [passphrase, setPassphrase] = useState('');
  return (
    <ActionDialog
      title={sayFirst('encrypted')}
      ok={sayFirst('restore')}
      focus="field"
      isReady={passphrase.trim() !== ''}
      act={() => act(passphrase)}
      onClose={onClose}
    >
      <TextField label={sayFirst('passphrase')} value={passphrase} onChange={setPassphrase} placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX" />
    </ActionDialog>
  );
}

export function RestoreButton({ canPick, onOutcome }: RestoreButtonProps) {
  const client = useClient();
  const { run, isBusy } = useCommand('start.restore');
  const box = useRef<HTMLInputElement | null>(null);
  const [encrypted, setEncrypted] = useState<BackupSource | null>(null);
  const restore = async (from: BackupSource): Promise<void> => {
    const outcome = await run({ from });
    if (!outcome.ok && outcome.refusal?.code === 'PASSPHRASE_NEEDED') setEncrypted(from);
    else onOutcome(outcome);
  };
  const pick = async (): Promise<void> => {
    if (!canPick) {
      box.current?.click();
      return;
    }
    const picked = await client.start.pick({ purpose: 'restore' });
    if (picked.ok && picked.value !== null) await restore({ token: picked.value.token });
  };
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.target.files ?? [];
    if (file === undefined) return;
    await restore({ file: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } });
  };
  return (
    <>
      <Button loading={isBusy} onClick={() => void pick()}>
        {sayFirst('restore')}
      </Button>
      <input
        ref={box}
        type="file"
        hidden
        accept=".db,.dbx,.zip"
        aria-label={sayFirst('restorePick')}
        onChange={(event) => void take(event)}
      />
      {encrypted === null ? null : (
        <EncryptedDialog act={(passphrase) => run({ from: encrypted, passphrase })} onClose={() => setEncrypted(null)} />
      )}
    </>
  );
}
