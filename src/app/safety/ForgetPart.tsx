// Who can be forgotten: people found by a name, a number or a tenant, each with the way to it.
import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { useApiQuery } from '../ui/api.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { ForgetButton } from '../ui/forget/ForgetButton.tsx';
import { sayForget } from '../ui/forget/forget-messages.ts';
import { Show } from '../ui/Notes.tsx';
import { Section } from '../ui/Page.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { buildForgettableColumns } from './forget-columns.tsx';

function People({ search }: { readonly search: string }) {
  const asked = useApiQuery('safety.forgettable', { search }, { keep: true });
  return (
    <Show asked={asked}>
      {({ people, isCut }) =>
        people.length === 0 ? (
          <p className="soft">{sayForget('none')}</p>
        ) : (
          <div className="stack-3">
            <ShortTable
              label={sayForget('people')}
              rows={people}
              rowKey={(one) => JSON.stringify([one.kind, one.tenant, one.name, one.numbers])}
              columns={buildForgettableColumns()}
              commands={({ name, numbers }) => <ForgetButton person={{ name, numbers }} />}
            />
            {isCut ? <p className="soft">{sayForget('cut')}</p> : null}
          </div>
        )
      }
    </Show>
  );
}

interface ForgetPartProps {
  /** What was last looked for; null: nothing yet. */
  readonly search: string | null;
  readonly onSearch: (search: string) => void;
}

/** The section of the settings. */
export function ForgetPart({ search, onSearch }: ForgetPartProps) {
  const [typed, setTyped] = useState('');
  const find = (event: SubmitEvent): void => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <Section title={sayForget('title')} actions={<ForgetButton person={{ name: '', numbers: [] }} words={sayForget('askTyped')} />}>
      <p className="settings-help">{sayForget('help')}</p>
      <div className="stack-3">
        <form className="settings-row" onSubmit={find}>
          <TextField label={sayForget('search')} value={typed} onChange={setTyped} />
          <Button htmlType="submit">{sayForget('searchDo')}</Button>
        </form>
        {search === null ? null : <People search={search} />}
      </div>
    </Section>
  );
}
