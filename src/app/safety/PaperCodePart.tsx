// The code (核验码) of a paper typed in: whether this base's history holds the row that the paper was made with, when and by whom.
import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import type { LivebaseClient } from '../../contract/contract.ts';
import { type Outcome, useCommand } from '../ui/api.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { Note } from '../ui/Notes.tsx';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { sayTrust } from './integrity-messages.ts';

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
export function PaperCodePart() {
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
