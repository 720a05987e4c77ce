// The pages for lobby and doors: their addresses, a new key, on and off.
import { Button, Segmented } from 'antd';
import { useId, useState } from 'react';
import { LOBBY_NAMES } from '../../domain/base/masking.ts';
import type { LobbyPages } from '../../contract/desk/paper.ts';
import { type Outcome, useApi, useApiQuery, useClient, useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import { useMessages } from '../ui/i18n.ts';
import { IfMay } from '../ui/permissions.tsx';
import { Note, Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page, Section, Tag } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { OfficePart } from './OfficePart.tsx';
import { lobbyWords } from './lobby-messages.ts';
import { type Place, buildPlaceColumns, listPlaces } from './place-columns.tsx';

/** In a browser the whole address; in the window, which serves nothing, what comes after the one that `serve` printed. */
function addressOf(path: string): string {
  return window.livebase === undefined ? `${window.location.origin}${path}` : path;
}

function Addresses({ pages }: { readonly pages: LobbyPages }) {
  const say = useMessages(lobbyWords);
  const notices = useNotices();
  const places = listPlaces(pages, say);
  const copy = async ({ what, path }: Place): Promise<void> => {
    await navigator.clipboard.writeText(addressOf(path));
    notices.done(say('copied', { what }));
  };
  return (
    <>
      {window.livebase === undefined ? null : <p className="settings-help">{say('pathOnly')}</p>}
      <DataTable
        name="lobby-doors"
        label={say('doors')}
        rows={places}
        rowKey={(row) => row.path}
        height={360}
        columns={buildPlaceColumns({ say, addressOf, onCopy: (row) => void copy(row) })}
      />
      {pages.doors.length === 0 ? <p className="soft">{say('noStudios')}</p> : null}
    </>
  );
}

/** What tenants are called where strangers read: on these pages and on masked prints. */
function NamesChoice({ names }: Pick<LobbyPages, 'names'>) {
  const say = useMessages(lobbyWords);
  const client = useClient();
  const notices = useNotices();
  const { run, isBusy } = useCommand(client.paper.lobby);
  const choose = async (act: LobbyPages['names']): Promise<void> => {
    const outcome = await run({ act });
    if (outcome.ok) notices.done(say('namesChosen'));
    else notices.failed(outcome);
  };
  const id = useId();
  return (
    <div className="settings-choice">
      <div className="field-label" id={id}>
        {say('names')}
      </div>
      <Segmented
        aria-labelledby={id}
        value={names}
        disabled={isBusy}
        options={LOBBY_NAMES.map((value) => ({ value, label: say(`names_${value}`) }))}
        onChange={(value) => void choose(value)}
      />
      <p className="settings-help">{say('namesHelp')}</p>
    </div>
  );
}

type Act = 'renew' | 'off';

function useLobby() {
  const say = useMessages(lobbyWords);
  const client = useClient();
  const notices = useNotices();
  const { run, isBusy } = useCommand(client.paper.lobby);
  const change = async (act: Act, done: 'turnedOn' | 'renewed' | 'turnedOff'): Promise<Outcome<unknown>> => {
    const outcome = await run({ act });
    if (outcome.ok) notices.done(say(done));
    return outcome;
  };
  const turnOn = async (): Promise<void> => notices.failed(await change('renew', 'turnedOn'));
  return { change, turnOn, isBusy };
}

function Switched({ pages }: { readonly pages: LobbyPages }) {
  const say = useMessages(lobbyWords);
  const { change, turnOn, isBusy } = useLobby();
  const [asking, setAsking] = useState<Act | null>(null);
  const isOn = pages.key !== null;
  return (
    <>
      <div className="line-3">
        <Tag tone={isOn ? 'good' : 'plain'}>{say(isOn ? 'isOn' : 'isOff')}</Tag>
        {isOn ? (
          <>
            <Button disabled={isBusy} onClick={() => setAsking('renew')}>
              {say('renew')}
            </Button>
            <Button disabled={isBusy} onClick={() => setAsking('off')}>
              {say('off')}
            </Button>
          </>
        ) : (
          <Button type="primary" loading={isBusy} onClick={() => void turnOn()}>
            {say('turnOn')}
          </Button>
        )}
      </div>
      {isOn ? (
        <div className="stack-4 settings-apart">
          <Addresses pages={pages} />
        </div>
      ) : null}
      {asking === null ? null : (
        <ActionDialog
          title={say(`${asking}Title`)}
          ok={say(asking)}
          isDanger
          act={() => change(asking, asking === 'renew' ? 'renewed' : 'turnedOff')}
          onClose={() => setAsking(null)}
        >
          <p>{say(`${asking}Help`)}</p>
        </ActionDialog>
      )}
    </>
  );
}

/** 大厅与门口屏. */
export function LobbySection() {
  const say = useMessages(lobbyWords);
  const api = useApi();
  const asked = useApiQuery(api.paper.lobby.queryOptions({ input: { act: 'get' } }));
  return (
    <Page title={say('title')}>
      <Section>
        <p className="settings-help">{say('help')}</p>
        <p className="settings-help">{say('how')}</p>
        <Note tone="plain">{say('network')}</Note>
      </Section>
      <Section>
        <Show asked={asked}>
          {(pages) => (
            <>
              <Switched pages={pages} />
              <NamesChoice names={pages.names} />
            </>
          )}
        </Show>
      </Section>
      <IfMay call="paper.setOffice">
        <OfficePart />
      </IfMay>
    </Page>
  );
}
