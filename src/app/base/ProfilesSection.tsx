// The report's profiles: which there are, which is in use, and why one can't be.
import { Button } from 'antd';
import { useState } from 'react';
import type { ProfileLine } from '../../contract/base/settings-shapes.ts';
import { useApiQuery } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import { TakeFileButton } from '../ui/files/TakeFileButton.tsx';
import { Show } from '../ui/Notes.tsx';
import { useToldCommand } from '../ui/notices.tsx';
import { Page, Section, Tag } from '../ui/Page.tsx';
import { ShowFolderButton } from '../ui/ShowFolderButton.tsx';
import { saySettings } from './settings-messages.ts';
import { sayRefusal } from '../ui/window-words.ts';

function ProfileText({ line }: { readonly line: ProfileLine }) {
  const facts =
    line.refusal === null
      ? saySettings('profileTables', { tables: line.tables.length, relations: line.relations, day: line.deadlineDay ?? 0 })
      : sayRefusal(line.refusal);
  return (
    <div className="settings-profile-words">
      <div className="line-3">
        <span className="settings-profile-name">{line.name}</span>
        <span className="soft">{line.id}</span>
        {line.refusal === null ? <span className="soft">{saySettings('profileVersion', { version: line.version })}</span> : null}
        <Tag tone="plain">{saySettings(line.isOwn ? 'profileOwn' : 'profileShipped')}</Tag>
        {line.isUsed ? <Tag tone="good">{saySettings('profileUsed')}</Tag> : null}
      </div>
      <div className={line.refusal === null ? 'soft' : 'field-error'}>{facts}</div>
      {line.note === '' ? null : <div className="soft">{line.note}</div>}
    </div>
  );
}

function ProfileRow({ line, onUse }: { readonly line: ProfileLine; readonly onUse: () => void }) {
  return (
    <div className="settings-profile">
      <ProfileText line={line} />
      {line.isUsed ? null : (
        <Button disabled={line.refusal !== null} onClick={onUse} aria-label={`${saySettings('profileUse')} ${line.name}`}>
          {saySettings('profileUse')}
        </Button>
      )}
    </div>
  );
}

function TakeProfiles() {
  const sayTaken = (name: string, kept: string | null): string =>
    kept === null ? saySettings('profileTaken', { name }) : saySettings('profileReplaced', { name, kept });
  return <TakeFileButton label={saySettings('profileTake')} accept=".zip,.json" method="settings.takeProfiles" sayTaken={sayTaken} />;
}

/** 报表方案. */
export function ProfilesSection() {
  const asked = useApiQuery('settings.profiles', {});
  const [wanted, setWanted] = useState<ProfileLine | null>(null);
  const { run } = useToldCommand('settings.choose', () => saySettings('profileChosen', { name: wanted?.name ?? '' }));
  return (
    <Page title={saySettings('profiles')}>
      <Section>
        <p className="settings-help">{saySettings('profilesHelp')}</p>
        <Show asked={asked}>
          {({ profiles }) => (
            <>
              {profiles.map((line) => (
                <ProfileRow key={`${line.id}-${line.isOwn ? 'own' : 'shipped'}`} line={line} onUse={() => setWanted(line)} />
              ))}
            </>
          )}
        </Show>
      </Section>
      <Section>
        <p className="settings-help">{saySettings('profileAdd')}</p>
        <div className="line-3">
          <TakeProfiles />
          <ShowFolderButton what="data" label={saySettings('profileFolder')} />
        </div>
      </Section>
      {wanted === null ? null : (
        <ActionDialog
          title={saySettings('profileConfirm', { name: wanted.name })}
          ok={saySettings('profileUse')}
          act={() => run({ profile: wanted.id })}
          onClose={() => setWanted(null)}
        >
          <p>{saySettings('profileConfirmHelp')}</p>
        </ActionDialog>
      )}
    </Page>
  );
}
