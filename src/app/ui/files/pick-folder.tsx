// Picks a folder where the program runs: by the system's dialog in the window, in a browser from the drives and folders that the backend lists.
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PickPurpose } from '../../../contract/core/shell-port.ts';
import type { Picked } from '../../../contract/base/start.ts';
import { type Outcome, useApiQuery, useClient, useCommand } from '../api.tsx';
import { useCanPick } from '../can-pick.ts';
import { PlainDialog } from '../dialog/PlainDialog.tsx';
import { TextField } from '../fields/text-fields.tsx';
import { Show } from '../Notes.tsx';
import { OutcomeNote } from '../OutcomeNote.tsx';
import { trimOrNull } from '../values.tsx';
import { sayPickFolder } from './pick-folder-messages.ts';
import './pick-folder.css';

interface NewFolderProps {
  readonly token: string;
  readonly onMade: (made: Picked) => void;
}

function NewFolder({ token, onMade }: NewFolderProps) {
  const [name, setName] = useState('');
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const { run, isBusy } = useCommand('start.makeFolder');
  const make = async (): Promise<void> => {
    const made = await run({ token, name });
    setOutcome(made);
    if (!made.ok) return;
    setName('');
    onMade(made.value);
  };
  return (
    <>
      <div className="pick-folder-new">
        <TextField label={sayPickFolder('newName')} value={name} onChange={setName} />
        <Button disabled={trimOrNull(name) === null} loading={isBusy} onClick={() => void make()}>
          {sayPickFolder('make')}
        </Button>
      </div>
      <OutcomeNote outcome={outcome} />
    </>
  );
}

interface FolderDialogProps {
  readonly onPicked: (picked: Picked | null) => void;
}

/** Goes from the places into a folder and up again; what is open is taken. */
function FolderDialog({ onPicked }: FolderDialogProps) {
  const [token, setToken] = useState<string | null>(null);
  const [taken, setTaken] = useState<Picked | null>(null);
  const asked = useApiQuery('start.listFolders', { token }, { keep: true });
  const here = asked.state === 'ready' ? asked.value.here : null;
  return (
    <PlainDialog
      title={sayPickFolder('title')}
      onClose={() => onPicked(taken)}
      buttons={(close) => (
        <Button
          type="primary"
          disabled={here === null}
          onClick={() => {
            setTaken(here);
            close();
          }}
        >
          {sayPickFolder('take')}
        </Button>
      )}
    >
      <Show asked={asked}>
        {({ here: open, up, folders }) => (
          <div className="stack-3">
            <div className="line-3">
              <strong className="settings-bytes">{open?.shown ?? sayPickFolder('places')}</strong>
              {open === null ? null : (
                <Button size="small" onClick={() => setToken(up)}>
                  {sayPickFolder('up')}
                </Button>
              )}
            </div>
            <ul className="pick-folder-list">
              {folders.map((folder) => (
                <li key={folder.shown}>
                  <Button type="text" block onClick={() => setToken(folder.token)}>
                    {folder.shown}
                  </Button>
                </li>
              ))}
            </ul>
            {folders.length === 0 ? <p className="soft">{sayPickFolder('none')}</p> : null}
            {open === null ? null : <NewFolder token={open.token} onMade={(made) => setToken(made.token)} />}
          </div>
        )}
      </Show>
    </PlainDialog>
  );
}

/** Picks a folder; null: cancelled. `dialog` is to be drawn: it is there while somebody chooses in a browser. */
export function usePickFolder(): {
  readonly pick: (purpose: Exclude<PickPurpose, 'restore'>) => Promise<Outcome<Picked | null>>;
  readonly dialog: ReactNode;
} {
  const client = useClient();
  const canPick = useCanPick();
  const [settle, setSettle] = useState<((picked: Picked | null) => void) | null>(null);
  const pick = (purpose: Exclude<PickPurpose, 'restore'>): Promise<Outcome<Picked | null>> =>
    canPick
      ? client.start.pick({ purpose })
      : new Promise((resolve) => {
          setSettle(() => (picked: Picked | null) => {
            setSettle(null);
            resolve({ ok: true, value: picked });
          });
        });
  return { pick, dialog: settle === null ? null : <FolderDialog onPicked={settle} /> };
}
