// The code (核验码) of a paper typed in: whether this base's history holds the row that the paper was made with, when and by whom.
import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import type { LivebaseClient } from '../../contract/contract.ts';
import { type Outcome, useClient, useCommand } from '../ui/api.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useMessages } from '../ui/i18n.ts';
import { Note } from '../ui/Notes.tsx';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { trustWords } from './integrity-messages.ts';

type Found = Extract<Awaited<ReturnType<LivebaseClient['safety']['findPaper']>>, { ok: true }>['value'];

function FoundNote({ code, row }: Found) {
  const say = useMessages(trustWords);
  if (row === null)
    return (
      <Note tone="danger" title={say('paperUnknown', { code })}>
        {say('paperUnknownHelp')}
      </Note>
    );
  const { seq, at, who, month, revision, number } = row;
  const what = number === null ? say('paperFiling', { month, revision: revision ?? 1 }) : say('paperStatement', { month, number });
  return (
    <Note tone="good" title={say('paperKnown', { code })}>
      {say('paperRow', { what, who, seq, at: at.slice(0, 16).replace('T', ' ') })}
    </Note>
  );
}

/** The field with its answer. */
export function PaperCodePart() {
  const say = useMessages(trustWords);
  const { run, isBusy } = useCommand(useClient().safety.findPaper);
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
          label={say('paperCode')}
          value={code}
          placeholder="XXXXX-XXXXX"
          onChange={(next) => {
            setCode(next.slice(0, 60));
            setOutcome(null);
          }}
        />
        <Button htmlType="submit" loading={isBusy} disabled={code.trim() === ''}>
          {say('paperFind')}
        </Button>
      </form>
      {outcome === null ? null : outcome.ok ? <FoundNote {...outcome.value} /> : <OutcomeNote outcome={outcome} />}
    </div>
  );
}
