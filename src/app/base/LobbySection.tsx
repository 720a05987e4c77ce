// The pages for lobby and doors: their addresses, a new key, on and off.
import { Button, Segmented } from 'antd';
import { useId, useState } from 'react';
import { LOBBY_NAMES } from '../../domain/base/masking.ts';
import type { LobbyOffice, LobbyPages } from '../../contract/desk/paper.ts';
import { useApiQuery } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import { IfMay } from '../ui/permissions.tsx';
import { Note, Show } from '../ui/Notes.tsx';
import { useNotices, useToldCommand } from '../ui/notices.tsx';
import { Page, Section, Tag } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import type { Column } from '../ui/table/table-rows.ts';
import { TextField } from '../ui/fields/text-fields.tsx';
import { sayLobby } from './lobby-messages.ts';

// The manager's switch that lets other screens of the office open the lobby pages over plain HTTP.

const USUAL_PORT = 8421;

function Switch({ office }: { readonly office: LobbyOffice }) {
  const { send, isBusy } = useToldCommand('paper.setOffice', (_, { port }) =>
    sayLobby(port === null ? 'officeTurnedOff' : 'officeTurnedOn'),
  );
  const [text, setText] = useState(String(office.port ?? USUAL_PORT));
  const port = /^\d{4,5}$/.test(text.trim()) ? Number(text) : 0;
  const isRight = port >= 1024 && port <= 65_535;
  const isOn = office.port !== null;
  return (
    <>
      <div className="line-3">
        <Tag tone={isOn ? 'good' : 'plain'}>{sayLobby(isOn ? 'officeIsOn' : 'officeIsOff')}</Tag>
        <Button disabled={isBusy || (!isOn && !isRight)} onClick={() => void send({ port: isOn ? null : port })}>
          {sayLobby(isOn ? 'officeOff' : 'officeOn')}
        </Button>
      </div>
      {isOn ? (
        office.addresses.map((address) => (
          <p className="settings-help" key={address}>
            {sayLobby('officeAt', { address: `http://${address}:${office.port}` })}
          </p>
        ))
      ) : (
        <div className="fields">
          <TextField
            label={sayLobby('officePort')}
            value={text}
            onChange={setText}
            isNumber
            error={isRight ? null : sayLobby('officePortWrong')}
          />
        </div>
      )}
    </>
  );
}

/** 办公室的其他屏幕. */
function OfficePart() {
  const asked = useApiQuery('paper.office', {});
  return (
    <Section title={sayLobby('office')}>
      <p className="settings-help">{sayLobby('officeHelp')}</p>
      <Show asked={asked}>{(office) => <Switch office={office} />}</Show>
    </Section>
  );
}

/** A page with its way. */
interface Place {
  readonly what: string;
  readonly path: string;
}

/** Lists the pages: the lobby first, then each door. */
export function listPlaces(pages: LobbyPages): readonly Place[] {
  return [
    ...(pages.lobby === null ? [] : [{ what: sayLobby('lobby'), path: pages.lobby }]),
    ...pages.doors.map(({ studio, name, path }) => ({ what: [studio, name].filter((one) => one !== null).join(' '), path })),
  ];
}

interface PlaceGround {
  readonly addressOf: (path: string) => string;
  readonly onCopy: (place: Place) => void;
}

/** Builds the columns of the list. */
export function buildPlaceColumns({ addressOf, onCopy }: PlaceGround): readonly Column<Place>[] {
  return [
    { key: 'what', title: sayLobby('studio'), width: 200, text: (row) => row.what },
    { key: 'address', title: sayLobby('address'), width: 520, text: (row) => addressOf(row.path) },
    {
      key: 'copy',
      title: sayLobby('copy'),
      width: 100,
      text: () => '',
      render: (row) => (
        <Button size="small" aria-label={sayLobby('copyOf', { what: row.what })} onClick={() => onCopy(row)}>
          {sayLobby('copy')}
        </Button>
      ),
    },
  ];
}

/** In a browser the whole address; in the window, which serves nothing, what comes after the one that `serve` printed. */
function formatAddress(path: string): string {
  return window.livebase === undefined ? `${window.location.origin}${path}` : path;
}

function Addresses({ pages }: { readonly pages: LobbyPages }) {
  const notices = useNotices();
  const places = listPlaces(pages);
  const copy = async ({ what, path }: Place): Promise<void> => {
    await navigator.clipboard.writeText(formatAddress(path));
    notices.done(sayLobby('copied', { what }));
  };
  return (
    <>
      {window.livebase === undefined ? null : <p className="settings-help">{sayLobby('pathOnly')}</p>}
      <DataTable
        name="lobby-doors"
        label={sayLobby('doors')}
        rows={places}
        rowKey={(row) => row.path}
        height={360}
        columns={buildPlaceColumns({ addressOf: formatAddress, onCopy: (row) => void copy(row) })}
      />
      {pages.doors.length === 0 ? <p className="soft">{sayLobby('noStudios')}</p> : null}
    </>
  );
}

/** What tenants are called where strangers read: on these pages and on masked prints. */
function NamesChoice({ names }: Pick<LobbyPages, 'names'>) {
  const { send, isBusy } = useToldCommand('paper.lobby', () => sayLobby('namesChosen'));
  const id = useId();
  return (
    <div className="settings-choice">
      <div className="field-label" id={id}>
        {sayLobby('names')}
      </div>
      <Segmented
        aria-labelledby={id}
        value={names}
        disabled={isBusy}
        options={LOBBY_NAMES.map((value) => ({ value, label: sayLobby(`names_${value}`) }))}
        onChange={(value) => void send({ act: value })}
      />
      <p className="settings-help">{sayLobby('namesHelp')}</p>
    </div>
  );
}

type Act = 'renew' | 'off';

function Switched({ pages }: { readonly pages: LobbyPages }) {
  const [asking, setAsking] = useState<Act | null>(null);
  const isOn = pages.key !== null;
  const { run, send, isBusy } = useToldCommand('paper.lobby', (_, { act }) =>
    sayLobby(act === 'off' ? 'turnedOff' : isOn ? 'renewed' : 'turnedOn'),
  );
  return (
    <>
      <div className="line-3">
        <Tag tone={isOn ? 'good' : 'plain'}>{sayLobby(isOn ? 'isOn' : 'isOff')}</Tag>
        {isOn ? (
          <>
            <Button disabled={isBusy} onClick={() => setAsking('renew')}>
              {sayLobby('renew')}
            </Button>
            <Button disabled={isBusy} onClick={() => setAsking('off')}>
              {sayLobby('off')}
            </Button>
          </>
        ) : (
          <Button type="primary" loading={isBusy} onClick={() => void send({ act: 'renew' })}>
            {sayLobby('turnOn')}
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
          title={sayLobby(`${asking}Title`)}
          ok={sayLobby(asking)}
          isDanger
          act={() => run({ act: asking })}
          onClose={() => setAsking(null)}
        >
          <p>{sayLobby(`${asking}Help`)}</p>
        </ActionDialog>
      )}
    </>
  );
}

/** 大厅与门口屏. */
export function LobbySection() {
  const asked = useApiQuery('paper.lobby', { act: 'get' });
  return (
    <Page title={sayLobby('title')}>
      <Section>
        <p className="settings-help">{sayLobby('help')}</p>
        <p className="settings-help">{sayLobby('how')}</p>
        <Note tone="plain">{sayLobby('network')}</Note>
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
