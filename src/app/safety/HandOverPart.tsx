// Hands the base over to somebody on another computer: to whom, why, sealed or not; the pack is saved by the host.
import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { YesNoField } from '../ui/fields/choice-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { Section } from '../ui/Page.tsx';
import { useSaveFile } from '../ui/save-file.ts';
import { sayBackup } from './backup-messages.ts';
import { PassphraseDialog } from './PassphraseDialog.tsx';

interface HandOverDialogProps {
  readonly onMade: (passphrase: string | null) => void;
  readonly onClose: () => void;
}

function HandOverDialog({ onMade, onClose }: HandOverDialogProps) {
  const save = useSaveFile();
  const { run } = useCommand('safety.handOver');
  const [to, setTo] = useState('');
  const [why, setWhy] = useState('');
  const [encrypt, setEncrypt] = useState(true);
  const act = async (): Promise<Acted> => {
    const outcome = await run({ to, why, encrypt });
    if (!outcome.ok) return outcome;
    await save(outcome.value);
    onMade(outcome.value.passphrase);
    return outcome;
  };
  return (
    <ActionDialog
      title={sayBackup('handOver')}
      ok={sayBackup('handOverDo')}
      focus="field"
      isReady={to.trim() !== ''}
      act={act}
      onClose={onClose}
    >
      <TextField label={sayBackup('handOverTo')} value={to} onChange={setTo} />
      <TextField label={sayBackup('handOverWhy')} value={why} onChange={setWhy} />
      <YesNoField label={sayBackup('handOverEncrypt')} value={encrypt} onChange={setEncrypt} />
    </ActionDialog>
  );
}

/** The section of the settings. */
export function HandOverPart() {
  const [isAsking, setAsking] = useState(false);
  const [passphrase, setPassphrase] = useState<string | null>(null);
  return (
    <Section title={sayBackup('handOver')} actions={<Button onClick={() => setAsking(true)}>{sayBackup('handOverAsk')}</Button>}>
      <p className="soft">{sayBackup('handOverHelp')}</p>
      {isAsking ? <HandOverDialog onMade={setPassphrase} onClose={() => setAsking(false)} /> : null}
      {isAsking || passphrase === null ? null : (
        <PassphraseDialog passphrase={passphrase} help={sayBackup('handOverSecret')} onClose={() => setPassphrase(null)} />
      )}
    </Section>
  );
}
