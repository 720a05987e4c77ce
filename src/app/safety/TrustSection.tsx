// What is known of the history outside of the base: where, since when; and where the file lacks it, which case it is and the manager's decision.
import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import type { LivebaseClient } from '../../contract/contract.ts';
import { type Outcome, useApiQuery, useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { usePermissions } from '../ui/permissions.tsx';
import { Note, Show } from '../ui/Notes.tsx';
import { useToldCommand } from '../ui/notices.tsx';
import { Facts, Section, Tag } from '../ui/Page.tsx';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { sayTrust } from './integrity-messages.ts';

// The code (核验码) of a paper typed in: whether this base's history holds the row that the paper was made with, when and by whom.

type Found = Extract<Awaited<ReturnType<LivebaseClient['safety']['findPaper']>>, { ok: true }>['value'];

function FoundNote({ code, row }: Found) {
  if (row === null)
    return (
      <Note tone="danger" title={sayTrust('paperUnknown', { code })}>
        {sayTrust('paperUnknownHelp')}
      </Note>
    );
  const { seq, at, who, month, revision, number } = row;
  const what =
    number === null ? sayTrust('paperFiling', { month, revision: revision ?? 1 }) : sayTrust('paperStatement', { month, number });
  return (
    <Note tone="good" title={sayTrust('paperKnown', { code })}>
      {sayTrust('paperRow', { what, who, seq, at: at.slice(0, 16).replace('T', ' ') })}
    </Note>
  );
}

/** The field with its answer. */
function PaperCodePart() {
  const { run, isBusy } = useCommand('safety.findPaper');
  const [code, setCode] = useState('');
  const [outcome, setOutcome] = useState<Outcome<Found> | null>(null);
  const find = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (code.trim() !== '') setOutcome(await run({ code }));
  };
  return (
    <div className="stack-3">
      <form className="settings-row" onSubmit={(event) => void find(event)} noValidate>
        <TextField
          label={sayTrust('paperCode')}
          value={code}
          placeholder="XXXXX-XXXXX"
          onChange={(next) => {
            setCode(next.slice(0, 60));
            setOutcome(null);
          }}
        />
        <Button htmlType="submit" loading={isBusy} disabled={code.trim() === ''}>
          {sayTrust('paperFind')}
        </Button>
      </form>
      {outcome === null ? null : outcome.ok ? <FoundNote {...outcome.value} /> : <OutcomeNote outcome={outcome} />}
    </div>
  );
}

type Heads = Extract<Awaited<ReturnType<LivebaseClient['safety']['heads']>>, { ok: true }>['value'];
type Trouble = NonNullable<Heads['trouble']>;

function AcceptDialog({ onClose }: { readonly onClose: () => void }) {
  const { run } = useToldCommand('safety.acceptHistory', () => sayTrust('accepted'));
  const [reason, setReason] = useState('');
  return (
    <ActionDialog
      title={sayTrust('acceptTitle')}
      ok={sayTrust('acceptTitle')}
      isDanger
      focus="field"
      isReady={reason.trim() !== ''}
      act={() => run({ reason: reason.trim() })}
      onClose={onClose}
    >
      <p>{sayTrust('acceptHelp')}</p>
      <TextField label={sayTrust('acceptReason')} isNeeded value={reason} onChange={(next) => setReason(next.slice(0, 200))} />
    </ActionDialog>
  );
}

function TroubleNote({ trouble }: { readonly trouble: Trouble }) {
  const mayDecide = usePermissions().call('safety.acceptHistory');
  const [isDeciding, setDeciding] = useState(false);
  const { known, backups } = trouble;
  return (
    <Note
      tone="danger"
      title={sayTrust(trouble.case)}
      actions={mayDecide ? <Button onClick={() => setDeciding(true)}>{sayTrust('accept')}</Button> : null}
    >
      <p>{sayTrust(`${trouble.case}Help`)}</p>
      <p>{sayTrust('known', { seq: known.seq, at: known.at.slice(0, 16).replace('T', ' ') })}</p>
      {backups.length === 0 ? (
        <p>{sayTrust('holdingNone')}</p>
      ) : (
        <>
          <p>{sayTrust('holding')}</p>
          <ul>
            {backups.map((file) => (
              <li key={file} className="settings-bytes">
                {file}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{sayTrust(mayDecide ? 'restore' : 'askManager')}</p>
      {isDeciding ? <AcceptDialog onClose={() => setDeciding(false)} /> : null}
    </Note>
  );
}

export function TrustSection() {
  const asked = useApiQuery('safety.heads', {});
  const line = (head: Heads['own']): string =>
    head === null ? sayTrust('none') : sayTrust('row', { seq: head.seq, at: head.at.slice(0, 16).replace('T', ' ') });
  return (
    <Section title={sayTrust('title')}>
      <p className="settings-help">{sayTrust('help')}</p>
      <Show asked={asked}>
        {({ own, places, trouble }) => (
          <div className="stack-3">
            {trouble === null ? null : <TroubleNote trouble={trouble} />}
            <Facts
              facts={[
                {
                  label: sayTrust('own'),
                  value: (
                    <>
                      {line(own)} {trouble === null ? <Tag tone="good">{sayTrust('fine')}</Tag> : null}
                    </>
                  ),
                },
                ...places.map(({ place, newest }) => ({ label: sayTrust(place), value: line(newest) })),
              ]}
            />
            <PaperCodePart />
          </div>
        )}
      </Show>
    </Section>
  );
}
