// Updates: the version in use, where updates are looked for, what was found with what is new, and its installation.
import { Button } from 'antd';
import { useState } from 'react';
import type { LivebaseClient } from '../../contract/contract.ts';
import { type Outcome, useApiQuery, useCommand } from '../ui/api.tsx';
import { formatBytes } from '../ui/values.tsx';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { Note, RefusalNote, Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Facts, Page, Section } from '../ui/Page.tsx';
import { FolderButtons, useFolderWish } from './FolderWish.tsx';
import { sayUpdate } from './update-messages.ts';

type ValueOf<M extends (...input: never[]) => Promise<unknown>> = Extract<Awaited<ReturnType<M>>, { readonly ok: true }>['value'];
type State = ValueOf<LivebaseClient['updates']['state']>;
type Offer = ValueOf<LivebaseClient['updates']['look']>;

function Now({ state }: { readonly state: State }) {
  const sayNow = (folder: string | null): string => (folder === null ? sayUpdate('folderCleared') : sayUpdate('folderSet', { folder }));
  const folder = useFolderWish({ purpose: 'update', method: 'updates.setFolder', sayNow });
  const { last } = state;
  return (
    <Section
      title={sayUpdate('now')}
      actions={<FolderButtons wish={folder} pick={sayUpdate('pick')} clear={state.folder === null ? null : sayUpdate('clear')} />}
    >
      <Facts
        facts={[
          { label: sayUpdate('own'), value: state.own },
          { label: sayUpdate('folder'), value: state.folder ?? sayUpdate('sticks') },
          {
            label: sayUpdate('last'),
            value: last === null ? sayUpdate('never') : sayUpdate('lastWas', { ...last, at: last.at.replace('T', ' ') }),
          },
        ]}
      />
    </Section>
  );
}

/** What was found, and the button that installs it. */
function Found({ offer, canInstall }: { readonly offer: Offer; readonly canInstall: boolean }) {
  const notices = useNotices();
  const askToLeave = useAskToLeave();
  const { run, isBusy } = useCommand('updates.install');
  const [backup, setBackup] = useState<string | null>(null);
  const { version, own, folder, bytes } = offer;
  const install = async (): Promise<void> => {
    notices.settle(await run({ version }), (value) => setBackup(value.backup));
  };
  if (backup !== null) return <Note tone="good">{sayUpdate('running', { backup, version })}</Note>;
  return (
    <Section title={sayUpdate('found', { version })}>
      <div className="stack-3">
        <div className="update-notes">
          {offer.notes.split('\n').map((line, at) => (
            <p key={`${at}-${line}`}>{line}</p>
          ))}
        </div>
        <p className="soft">{sayUpdate('from', { folder, size: formatBytes(bytes) })}</p>
        <p className="settings-help">{sayUpdate('steps')}</p>
        <p className="settings-help">{sayUpdate('downgrade', { own })}</p>
        {canInstall ? (
          <div className="line-3">
            <Button type="primary" loading={isBusy} onClick={() => askToLeave(() => void install())}>
              {sayUpdate('install', { version })}
            </Button>
          </div>
        ) : (
          <Note tone="warn">{sayUpdate('cannot')}</Note>
        )}
      </div>
    </Section>
  );
}

function Updates({ state, looked }: { readonly state: State; readonly looked: Outcome<Offer> | null }) {
  return (
    <>
      {state.hasKeys ? null : <Note tone="warn">{sayUpdate('noKeys')}</Note>}
      <Now state={state} />
      {looked === null || looked.ok || looked.refusal === null ? null : <RefusalNote refusal={looked.refusal} />}
      {looked?.ok === true ? <Found key={looked.value.version} offer={looked.value} canInstall={state.canInstall} /> : null}
    </>
  );
}

/** 更新. */
export function UpdatesSection() {
  const notices = useNotices();
  const asked = useApiQuery('updates.state', {}, { keep: true });
  const { run, isBusy } = useCommand('updates.look');
  const [looked, setLooked] = useState<Outcome<Offer> | null>(null);
  const look = async (): Promise<void> => {
    const outcome = await run({});
    setLooked(outcome);
    if (!outcome.ok && outcome.refusal === null) notices.failed(outcome);
  };
  return (
    <Page
      title={sayUpdate('title')}
      lead={sayUpdate('lead')}
      actions={
        <Button type="primary" loading={isBusy} onClick={() => void look()}>
          {sayUpdate('look')}
        </Button>
      }
    >
      <Show asked={asked}>{(state) => <Updates state={state} looked={looked} />}</Show>
    </Page>
  );
}
