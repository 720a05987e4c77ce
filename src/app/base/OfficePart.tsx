// The manager's switch that lets other screens of the office open the lobby pages over plain HTTP.
import { Button } from 'antd';
import { useState } from 'react';
import type { LobbyOffice } from '../../contract/desk/paper.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Section, Tag } from '../ui/Page.tsx';
import { sayLobby } from './lobby-messages.ts';

const USUAL_PORT = 8421;

function Switch({ office }: { readonly office: LobbyOffice }) {
  const notices = useNotices();
  const { run, isBusy } = useCommand('paper.setOffice');
  const [text, setText] = useState(String(office.port ?? USUAL_PORT));
  const port = /^\d{4,5}$/.test(text.trim()) ? Number(text) : 0;
  const isRight = port >= 1024 && port <= 65_535;
  const turn = async (to: number | null): Promise<void> => {
    const outcome = await run({ port: to });
    if (outcome.ok) notices.done(sayLobby(to === null ? 'officeTurnedOff' : 'officeTurnedOn'));
    else notices.failed(outcome);
  };
  const isOn = office.port !== null;
  return (
    <>
      <div className="line-3">
        <Tag tone={isOn ? 'good' : 'plain'}>{sayLobby(isOn ? 'officeIsOn' : 'officeIsOff')}</Tag>
        <Button disabled={isBusy || (!isOn && !isRight)} onClick={() => void turn(isOn ? null : port)}>
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
export function OfficePart() {
  const asked = useApiQuery('paper.office', {});
  return (
    <Section title={sayLobby('office')}>
      <p className="settings-help">{sayLobby('officeHelp')}</p>
      <Show asked={asked}>{(office) => <Switch office={office} />}</Show>
    </Section>
  );
}
