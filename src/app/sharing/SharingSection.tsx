// The second computer: sharing switched on at one address, a joining code made, joined computers listed and cut off.
import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import type { Device, SharingView } from '../../contract/sharing/sharing.ts';
import { printMoment } from '../../domain/time/calendar.ts';
import { type Outcome, useApiQuery, useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import { ChoiceField } from '../ui/fields/choice-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { Note, Show } from '../ui/Notes.tsx';
import { useNotices, useToldCommand } from '../ui/notices.tsx';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { Page, Section, Tag } from '../ui/Page.tsx';
import { ShortTable, type ShortColumn } from '../ui/table/ShortTable.tsx';
import { saySharing } from './sharing-messages.ts';
import { sayRefusal } from '../ui/window-words.ts';
import './sharing.css';

/** Builds the columns of the list. */
export function buildDeviceColumns(): readonly ShortColumn<Device>[] {
  const seen = ({ isRevoked, lastSeenMs }: Device): string =>
    isRevoked ? '—' : lastSeenMs === null ? saySharing('notSeen') : printMoment(lastSeenMs);
  return [
    { key: 'id', title: saySharing('number'), isNumber: true, cell: ({ id }) => id },
    { key: 'name', title: saySharing('name'), wraps: true, cell: ({ name }) => name },
    { key: 'joined', title: saySharing('joined'), cell: ({ pairedMs }) => printMoment(pairedMs) },
    { key: 'seen', title: saySharing('seen'), cell: seen },
  ];
}

const USUAL_PORT = '8422';

interface Shared {
  readonly sharing: SharingView;
}

function useTurn() {
  return useToldCommand('sharing.set', (_, { at }) => saySharing(at === null ? 'turnedOff' : 'turnedOn'));
}

/** Where it would listen, before it does. */
function TurnOn({ sharing }: Shared) {
  const { send, isBusy } = useTurn();
  const [address, setAddress] = useState<string | null>(sharing.addresses[0] ?? null);
  const [port, setPort] = useState(USUAL_PORT);
  if (sharing.addresses.length === 0)
    return (
      <Note tone="warn" title={saySharing('isOff')}>
        {saySharing('noAddress')}
      </Note>
    );
  const isPort = /^\d{4,5}$/.test(port.trim()) && Number(port) >= 1024 && Number(port) <= 65_535;
  const options = sharing.addresses.map((one) => ({ value: one, label: one }));
  return (
    <>
      <div className="fields">
        <ChoiceField label={saySharing('address')} value={address} onChange={setAddress} options={options} />
        <TextField label={saySharing('port')} value={port} onChange={setPort} isNumber error={isPort ? null : saySharing('portWrong')} />
      </div>
      <p className="settings-help">{saySharing('firewall')}</p>
      <Button
        disabled={isBusy || address === null || !isPort}
        onClick={() => (address === null ? undefined : void send({ at: { address, port: Number(port) } }))}
      >
        {saySharing('turnOn')}
      </Button>
    </>
  );
}

function SwitchPart({ sharing }: Shared) {
  const { send, isBusy } = useTurn();
  const { at, trouble } = sharing;
  return (
    <Section title={saySharing('on')}>
      <div className="stack-4">
        <p className="settings-help">{saySharing('help')}</p>
        {at === null ? (
          <TurnOn sharing={sharing} />
        ) : (
          <div className="line-3">
            <Tag tone={trouble === null ? 'good' : 'danger'}>{saySharing('isOn')}</Tag>
            <span className="number">{saySharing('listens', { address: at.address, port: at.port })}</span>
            <Button disabled={isBusy} onClick={() => void send({ at: null })}>
              {saySharing('turnOff')}
            </Button>
          </div>
        )}
        {trouble === null ? null : <Note tone="danger" title={saySharing('trouble', { reason: sayRefusal(trouble) })} />}
      </div>
    </Section>
  );
}

/** The code that holds, to be read out; and its end. */
function HeldCode({ invite }: { readonly invite: NonNullable<SharingView['invite']> }) {
  return (
    <p className="sharing-code">
      <span className="visually-hidden">{saySharing('code')}</span>
      <strong>{invite.code}</strong>
      <span>{saySharing('until', { time: printMoment(invite.untilMs).slice(-5) })}</span>
    </p>
  );
}

function EndCode() {
  const notices = useNotices();
  const { run } = useCommand('sharing.endInvite');
  const end = async (): Promise<void> => {
    const outcome = await run({});
    if (!outcome.ok) notices.failed(outcome);
  };
  return <Button onClick={() => void end()}>{saySharing('endCode')}</Button>;
}

/** A browser without the program: a code only once what it met is shown to be this computer. */
function BrowserPart({ sharing: { at, invite } }: Shared) {
  const { run, isBusy } = useCommand('sharing.inviteBrowser');
  const [print, setPrint] = useState('');
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  if (at === null) return null;
  const make = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await run({ print: print.trim().slice(0, 120) });
    setFailed(outcome.ok ? null : outcome);
    if (outcome.ok) setPrint('');
  };
  return (
    <Section title={saySharing('browserTitle')}>
      <form className="stack-4" noValidate onSubmit={(event) => void make(event)}>
        <p className="settings-help">{saySharing('browserHelp', { address: at.address, port: at.port })}</p>
        <TextField label={saySharing('print')} value={print} placeholder="3f a9 …" onChange={setPrint} />
        <OutcomeNote outcome={failed} />
        {invite?.kind === 'browser' ? <HeldCode invite={invite} /> : null}
        <div className="line-3">
          <Button htmlType="submit" loading={isBusy} disabled={print.trim() === ''}>
            {saySharing('makeBrowserCode')}
          </Button>
          {invite?.kind === 'browser' ? <EndCode /> : null}
        </div>
        <p className="settings-help">{saySharing('browserWeaker')}</p>
      </form>
    </Section>
  );
}

function JoinPart({ sharing: { at, invite } }: Shared) {
  const notices = useNotices();
  const make = useCommand('sharing.invite');
  const held = invite?.kind === 'program' ? invite : null;
  if (at === null) return null;
  const tell = async (): Promise<void> => {
    const outcome = await make.run({});
    if (!outcome.ok) notices.failed(outcome);
  };
  return (
    <Section title={saySharing('joinTitle')}>
      <div className="stack-4">
        <p className="settings-help">{saySharing('joinHelp', { address: at.address, port: at.port })}</p>
        {held === null ? null : <HeldCode invite={held} />}
        <div className="line-3">
          <Button loading={make.isBusy} onClick={() => void tell()}>
            {saySharing('makeCode')}
          </Button>
          {held === null ? null : <EndCode />}
        </div>
      </div>
    </Section>
  );
}

function DevicesPart({ sharing: { devices } }: Shared) {
  const [leaving, setLeaving] = useState<Device | null>(null);
  const { run } = useToldCommand('sharing.revoke', () => saySharing('revokeDone', { name: leaving?.name ?? '' }));
  return (
    <Section title={saySharing('devices')}>
      {devices.length === 0 ? (
        <p className="settings-help">{saySharing('none')}</p>
      ) : (
        <ShortTable
          label={saySharing('devices')}
          rows={devices}
          rowKey={({ id }) => id}
          columns={buildDeviceColumns()}
          commands={(device) =>
            device.isRevoked ? (
              <Tag tone="plain">{saySharing('revoked')}</Tag>
            ) : (
              <Button size="small" danger aria-label={saySharing('revokeOf', { name: device.name })} onClick={() => setLeaving(device)}>
                {saySharing('revoke')}
              </Button>
            )
          }
        />
      )}
      {leaving === null ? null : (
        <ActionDialog
          title={saySharing('revokeTitle', { name: leaving.name })}
          ok={saySharing('revoke')}
          isDanger
          focus="ok"
          act={() => run({ device: leaving.id })}
          onClose={() => setLeaving(null)}
        >
          <p>{saySharing('revokeHelp')}</p>
        </ActionDialog>
      )}
    </Section>
  );
}

/** 其它电脑. */
export function SharingSection() {
  // Others join and call without this page's doing.
  const asked = useApiQuery('sharing.state', {}, { refetchInterval: 3000 });
  return (
    <Page title={saySharing('title')}>
      <Show asked={asked}>
        {(sharing) => (
          <>
            <SwitchPart sharing={sharing} />
            <JoinPart sharing={sharing} />
            <BrowserPart sharing={sharing} />
            <DevicesPart sharing={sharing} />
          </>
        )}
      </Show>
    </Page>
  );
}
