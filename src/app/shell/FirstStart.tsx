// The first start: name the base, or open, restore, take over, look at the demo, or join another computer.
import { Button, Progress } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import type { StartState } from '../../contract/base/start.ts';
import { type Outcome, useClient, useCommand } from '../ui/api.tsx';
import { useCanPick } from '../ui/can-pick.ts';
import { usePickFolder } from '../ui/files/pick-folder.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { Logo } from '../ui/Logo.tsx';
import { RefusalNote } from '../ui/Notes.tsx';
import { Section } from '../ui/Page.tsx';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { JoinForm } from '../sharing/JoinForm.tsx';
import { sayJoining } from '../sharing/joining-messages.ts';
import { FirstForm } from './FirstForm.tsx';
import { sayFirst } from './first-messages.ts';
import { useSendFile } from './send-file.ts';
import { sayUi } from '../ui/ui-messages.ts';
import './frame.css';
import { ActionDialog, type Acted } from '../ui/dialog/ActionDialog.tsx';

// Restores a base from a backup: a file picked through the window, or sent by the browser.

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

function RestoreButton({ canPick, onOutcome }: RestoreButtonProps) {
  const client = useClient();
  const { run, isBusy } = useCommand('start.restore');
  const sending = useSendFile();
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
    // The same file can be chosen again.
    event.target.value = '';
    const sent = await sending.send(file);
    if (!sent.ok) onOutcome(sent);
    else if (sent.value !== null) await restore({ token: sent.value.token });
  };
  return (
    <>
      <Button loading={isBusy} disabled={sending.progress !== null} onClick={() => void pick()}>
        {sayFirst(isBusy ? 'restoring' : 'restore')}
      </Button>
      {sending.progress === null ? null : (
        <div className="line-3">
          <Progress className="first-sending" percent={sending.progress} aria-label={sayFirst('sending')} />
          <Button onClick={sending.cancel}>{sayUi('cancel')}</Button>
        </div>
      )}
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

interface OtherWaysProps {
  readonly onFailed: (outcome: Outcome<unknown>) => void;
  /** Null where a base is here that can't be opened: a guest has none. */
  readonly onJoin: (() => void) | null;
}

function OtherWays({ onFailed, onJoin }: OtherWaysProps) {
  const folder = usePickFolder();
  const canPick = useCanPick();
  const demo = useCommand('start.demo');
  const openFolder = useCommand('start.openFolder');
  const ask = async (outcome: Promise<Outcome<unknown>>): Promise<void> => {
    const answer = await outcome;
    if (!answer.ok) onFailed(answer);
  };
  const open = async (): Promise<void> => {
    const picked = await folder.pick('data');
    if (picked.ok && picked.value !== null) await ask(openFolder.run({ token: picked.value.token }));
  };
  return (
    <Section>
      <div className="line-top">
        <Button loading={demo.isBusy} onClick={() => void ask(demo.run({}))}>
          {sayFirst('demo')}
        </Button>
        <Button onClick={() => void open()}>{sayFirst('openOther')}</Button>
        {folder.dialog}
        <RestoreButton canPick={canPick} onOutcome={(outcome) => (outcome.ok ? undefined : onFailed(outcome))} />
        {onJoin === null ? null : <Button onClick={onJoin}>{sayFirst('join')}</Button>}
      </div>
      <p className="soft">{sayFirst('demoHelp')}</p>
      <p className="soft">{sayFirst('restoreHelp')}</p>
      {onJoin === null ? null : <p className="soft">{sayFirst('joinHelp')}</p>}
    </Section>
  );
}

/** Joining another computer, from what it will be to the code. */
function Join({ onBack }: { readonly onBack: () => void }) {
  return (
    <main className="first">
      <div className="first-sheet">
        <h1 className="page-title">{sayJoining('joinTitle')}</h1>
        <Section>
          <p>{sayJoining('joinWhat')}</p>
          <ol className="join-steps">
            <li>{sayJoining('joinStep1')}</li>
            <li>{sayJoining('joinStep2')}</li>
            <li>{sayJoining('joinStep3')}</li>
          </ol>
          <JoinForm at={null} onBack={onBack} />
        </Section>
      </div>
    </main>
  );
}

/** The first start, or what to do with a base that can't be opened. */
export function FirstStart({ state }: { readonly state: Exclude<StartState, { kind: 'open' }> }) {
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  const [isJoining, setJoining] = useState(false);
  if (isJoining) return <Join onBack={() => setJoining(false)} />;
  return (
    <main className="first">
      <div className="first-sheet">
        <div className="first-head">
          <Logo size={48} />
          <div>
            <h1 className="page-title">{sayFirst('welcome')}</h1>
            <p className="soft">{sayFirst('lead')}</p>
          </div>
        </div>
        {state.kind === 'refused' ? (
          <>
            <h2 className="section-title">{sayFirst('refused')}</h2>
            <RefusalNote refusal={state.refusal} />
          </>
        ) : (
          <Section>
            <FirstForm shownFolder={state.defaultFolder} onFailed={setFailed} />
          </Section>
        )}
        <OutcomeNote outcome={failed} />
        <OtherWays onFailed={setFailed} onJoin={state.kind === 'none' ? () => setJoining(true) : null} />
      </div>
    </main>
  );
}
