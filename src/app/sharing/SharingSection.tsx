// The second computer: sharing switched on at one address, a joining code made, joined computers listed and cut off.
import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import type { Device, SharingView } from '../../contract/sharing/sharing.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { printMoment } from '../../domain/time/calendar.ts';
import { type Outcome, useApi, useApiQuery, useClient, useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import { ChoiceField } from '../ui/fields/choice-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useLanguage, useMessages } from '../ui/i18n.ts';
import { Note, Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { Page, Section, Tag } from '../ui/Page.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { sharingWords } from './sharing-messages.ts';
import { buildDeviceColumns } from './device-columns.ts';
import './sharing.css';

const USUAL_PORT = '8422';

interface Shared {
  readonly sharing: SharingView;
}

function useTurn() {
  const say = useMessages(sharingWords);
  const notices = useNotices();
  const { run, isBusy } = useCommand(useClient().sharing.set);
  const turn = async (at: SharingView['at']): Promise<void> => {
    const outcome = await run({ at });
    if (outcome.ok) notices.done(say(at === null ? 'turnedOff' : 'turnedOn'));
    else notices.failed(outcome);
  };
  return { turn, isBusy };
}

/** Where it would listen, before it does. */
function TurnOn({ sharing }: Shared) {
  const say = useMessages(sharingWords);
  const { turn, isBusy } = useTurn();
  const [address, setAddress] = useState<string | null>(sharing.addresses[0] ?? null);
  const [port, setPort] = useState(USUAL_PORT);
  if (sharing.addresses.length === 0)
    return (
      <Note tone="warn" title={say('isOff')}>
        {say('noAddress')}
      </Note>
    );
  const isPort = /^\d{4,5}$/.test(port.trim()) && Number(port) >= 1024 && Number(port) <= 65_535;
  const options = sharing.addresses.map((one) => ({ value: one, label: one }));
  return (
    <>
      <div className="fields">
        <ChoiceField label={say('address')} value={address} onChange={setAddress} options={options} />
        <TextField label={say('port')} value={port} onChange={setPort} isNumber error={isPort ? null : say('portWrong')} />
      </div>
      <p className="settings-help">{say('firewall')}</p>
      <Button
        disabled={isBusy || address === null || !isPort}
        onClick={() => (address === null ? undefined : void turn({ address, port: Number(port) }))}
      >
        {say('turnOn')}
      </Button>
    </>
  );
}

function SwitchPart({ sharing }: Shared) {
  const say = useMessages(sharingWords);
  const language = useLanguage();
  const { turn, isBusy } = useTurn();
  const { at, trouble } = sharing;
  return (
    <Section title={say('on')}>
      <div className="stack-4">
        <p className="settings-help">{say('help')}</p>
        {at === null ? (
          <TurnOn sharing={sharing} />
        ) : (
          <div className="line-3">
            <Tag tone={trouble === null ? 'good' : 'danger'}>{say('isOn')}</Tag>
            <span className="number">{say('listens', { address: at.address, port: at.port })}</span>
            <Button disabled={isBusy} onClick={() => void turn(null)}>
              {say('turnOff')}
            </Button>
          </div>
        )}
        {trouble === null ? null : <Note tone="danger" title={say('trouble', { reason: formatRefusal(trouble, language) })} />}
      </div>
    </Section>
  );
}

/** The code that holds, to be read out; and its end. */
function HeldCode({ invite }: { readonly invite: NonNullable<SharingView['invite']> }) {
  const say = useMessages(sharingWords);
  return (
    <p className="sharing-code">
      <span className="visually-hidden">{say('code')}</span>
      <strong>{invite.code}</strong>
      <span>{say('until', { time: printMoment(invite.untilMs).slice(-5) })}</span>
    </p>
  );
}

function EndCode() {
  const say = useMessages(sharingWords);
  const notices = useNotices();
  const { run } = useCommand(useClient().sharing.endInvite);
  const end = async (): Promise<void> => {
    const outcome = await run({});
    if (!outcome.ok) notices.failed(outcome);
  };
  return <Button onClick={() => void end()}>{say('endCode')}</Button>;
}

/** A browser without the program: a code only once what it met is shown to be this computer. */
function BrowserPart({ sharing: { at, invite } }: Shared) {
  const say = useMessages(sharingWords);
  const { run, isBusy } = useCommand(useClient().sharing.inviteBrowser);
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
    <Section title={say('browserTitle')}>
      <form className="stack-4" noValidate onSubmit={(event) => void make(event)}>
        <p className="settings-help">{say('browserHelp', { address: at.address, port: at.port })}</p>
        <TextField label={say('print')} value={print} placeholder="3f a9 …" onChange={setPrint} />
        <OutcomeNote outcome={failed} />
        {invite?.kind === 'browser' ? <HeldCode invite={invite} /> : null}
        <div className="line-3">
          <Button htmlType="submit" loading={isBusy} disabled={print.trim() === ''}>
            {say('makeBrowserCode')}
          </Button>
          {invite?.kind === 'browser' ? <EndCode /> : null}
        </div>
        <p className="settings-help">{say('browserWeaker')}</p>
      </form>
    </Section>
  );
}

function JoinPart({ sharing: { at, invite } }: Shared) {
  const say = useMessages(sharingWords);
  const notices = useNotices();
  const make = useCommand(useClient().sharing.invite);
  const held = invite?.kind === 'program' ? invite : null;
  if (at === null) return null;
  const tell = async (): Promise<void> => {
    const outcome = await make.run({});
    if (!outcome.ok) notices.failed(outcome);
  };
  return (
    <Section title={say('joinTitle')}>
      <div className="stack-4">
        <p className="settings-help">{say('joinHelp', { address: at.address, port: at.port })}</p>
        {held === null ? null : <HeldCode invite={held} />}
        <div className="line-3">
          <Button loading={make.isBusy} onClick={() => void tell()}>
            {say('makeCode')}
          </Button>
          {held === null ? null : <EndCode />}
        </div>
      </div>
    </Section>
  );
}

function DevicesPart({ sharing: { devices } }: Shared) {
  const say = useMessages(sharingWords);
  const notices = useNotices();
  const { run } = useCommand(useClient().sharing.revoke);
  const [leaving, setLeaving] = useState<Device | null>(null);
  const revoke = async ({ id, name }: Device) => {
    const outcome = await run({ device: id });
    if (outcome.ok) notices.done(say('revokeDone', { name }));
    return outcome;
  };
  return (
    <Section title={say('devices')}>
      {devices.length === 0 ? (
        <p className="settings-help">{say('none')}</p>
      ) : (
        <ShortTable
          label={say('devices')}
          rows={devices}
          rowKey={({ id }) => id}
          columns={buildDeviceColumns(say)}
          commands={(device) =>
            device.isRevoked ? (
              <Tag tone="plain">{say('revoked')}</Tag>
            ) : (
              <Button size="small" danger aria-label={say('revokeOf', { name: device.name })} onClick={() => setLeaving(device)}>
                {say('revoke')}
              </Button>
            )
          }
        />
      )}
      {leaving === null ? null : (
        <ActionDialog
          title={say('revokeTitle', { name: leaving.name })}
          ok={say('revoke')}
          isDanger
          focus="ok"
          act={() => revoke(leaving)}
          onClose={() => setLeaving(null)}
        >
          <p>{say('revokeHelp')}</p>
        </ActionDialog>
      )}
    </Section>
  );
}

/** 其它电脑. */
export function SharingSection() {
  const say = useMessages(sharingWords);
  const api = useApi();
  // Others join and call without this page's doing.
  const asked = useApiQuery(api.sharing.state.queryOptions({ input: {}, refetchInterval: 3000 }));
  return (
    <Page title={say('title')}>
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
