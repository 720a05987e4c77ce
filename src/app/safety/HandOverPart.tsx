// Hands the base over to somebody on another computer: to whom, why, sealed or not; the pack is saved by the host.
import { Button } from 'antd';
import { useState } from 'react';
import { useClient, useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { YesNoField } from '../ui/fields/choice-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useMessages } from '../ui/i18n.ts';
import { Section } from '../ui/Page.tsx';
import { useSaveFile } from '../ui/save-file.ts';
import { backupWords } from './backup-messages.ts';
import { PassphraseDialog } from './PassphraseDialog.tsx';

interface HandOverDialogProps {
  readonly onMade: (passphrase: string | null) => void;
  readonly onClose: () => void;
}

function HandOverDialog({ onMade, onClose }: HandOverDialogProps) {
  const say = useMessages(backupWords);
  const client = useClient();
  const save = useSaveFile();
  const { run } = useCommand(client.safety.handOver);
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
    <ActionDialog title={say('handOver')} ok={say('handOverDo')} focus="field" isReady={to.trim() !== ''} act={act} onClose={onClose}>
      <TextField label={say('handOverTo')} value={to} onChange={setTo} />
      <TextField label={say('handOverWhy')} value={why} onChange={setWhy} />
      <YesNoField label={say('handOverEncrypt')} value={encrypt} onChange={setEncrypt} />
    </ActionDialog>
  );
}

/** The section of the settings. */
export function HandOverPart() {
  const say = useMessages(backupWords);
  const [isAsking, setAsking] = useState(false);
  const [passphrase, setPassphrase] = useState<string | null>(null);
  return (
    <Section title={say('handOver')} actions={<Button onClick={() => setAsking(true)}>{say('handOverAsk')}</Button>}>
      <p className="soft">{say('handOverHelp')}</p>
      {isAsking ? <HandOverDialog onMade={setPassphrase} onClose={() => setAsking(false)} /> : null}
      {isAsking || passphrase === null ? null : (
        <PassphraseDialog passphrase={passphrase} help={say('handOverSecret')} onClose={() => setPassphrase(null)} />
      )}
    </Section>
  );
}
