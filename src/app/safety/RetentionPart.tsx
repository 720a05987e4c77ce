// How long names and numbers of people are kept, and which are due: nothing goes by itself, and right there a person can be forgotten.
import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { listFields } from '../../contract/core/settings/setting.ts';
import { SETTINGS } from '../../contract/core/settings/settings.ts';
import type { Retention, KnownPeople } from '../../contract/safety/safety.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { CountField, TextField } from '../ui/fields/text-fields.tsx';
import { sayForget } from '../ui/forget/forget-messages.ts';
import { getLanguage, getMessage } from '../ui/i18n.ts';
import { Show } from '../ui/Notes.tsx';
import { Section, Tag } from '../ui/Page.tsx';
import { useSettingForm } from '../ui/settings/SettingForm.tsx';
import { type ShortColumn, ShortTable } from '../ui/table/ShortTable.tsx';
import { ForgetButton } from '../ui/forget/ForgetButton.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { formatCount } from '../ui/values.tsx';
import { sayRetention } from './retention-messages.ts';

/** Builds the columns of the list. */
export function buildDueColumns(): readonly ShortColumn<Retention['due'][number]>[] {
  return [
    { key: 'kind', title: sayRetention('kind'), cell: (row) => sayRetention(`kind_${row.kind}`) },
    { key: 'name', title: sayRetention('tenant'), cell: (row) => row.name, wraps: true },
    { key: 'records', title: sayRetention('records'), cell: (row) => formatCount(row.records), isNumber: true },
    { key: 'since', title: sayRetention('since'), cell: (row) => row.since },
    { key: 'dueOn', title: sayRetention('dueOn'), cell: (row) => row.due },
  ];
}

type Forgettable = KnownPeople['people'][number];

/** Builds the columns of the list. */
export function buildForgettableColumns(): readonly ShortColumn<Forgettable>[] {
  return [
    { key: 'name', title: sayForget('name'), cell: ({ name }) => name },
    { key: 'numbers', title: sayForget('phones'), cell: ({ numbers }) => numbers.join(sayUi('listComma')), wraps: true },
    { key: 'kind', title: sayForget('kind'), cell: ({ kind }) => sayForget(`kind_${kind}`) },
    { key: 'tenant', title: sayForget('tenant'), cell: ({ tenantName }) => tenantName, wraps: true },
    { key: 'records', title: sayForget('records'), cell: ({ records }) => formatCount(records), isNumber: true },
    {
      key: 'since',
      title: sayForget('since'),
      cell: ({ since, isDue }) => (
        <>
          {since ?? ''} {isDue ? <Tag tone="warn">{sayForget('due')}</Tag> : null}
        </>
      ),
    },
  ];
}

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
function ForgetPart({ search, onSearch }: ForgetPartProps) {
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

function Months({ months }: { readonly months: Retention['months'] }) {
  const command = useCommand('safety.setRetention');
  const form = useSettingForm({ name: 'retention', value: months, command, saved: sayRetention('saved'), hasUndo: false });
  return (
    <form className="stack-3" onSubmit={(event) => void form.save(event)} noValidate>
      <div className="fields">
        {listFields(SETTINGS.retention.parts).map(({ name, words }) => (
          <CountField
            key={name}
            label={getMessage(words, getLanguage())}
            value={form.typed[name] ?? ''}
            onChange={(text) => form.change(name, text)}
          />
        ))}
      </div>
      <div>
        <Button htmlType="submit" loading={form.isBusy} disabled={!form.read.ok || !form.isDirty}>
          {sayRetention('save')}
        </Button>
      </div>
    </form>
  );
}

function Due({ due, onWho }: { readonly due: Retention['due']; readonly onWho: (tenant: string) => void }) {
  if (due.length === 0) return <p className="soft">{sayRetention('none')}</p>;
  return (
    <ShortTable
      label={sayRetention('due')}
      rows={due}
      rowKey={(row) => `${row.kind} ${row.tenant}`}
      columns={buildDueColumns()}
      commands={(row) => (
        <Button size="small" aria-label={`${sayForget('who')} ${row.name}`} onClick={() => onWho(row.name)}>
          {sayForget('who')}
        </Button>
      )}
    />
  );
}

/** The sections of the settings: how long, what is due, and who can be forgotten. */
export function RetentionPart() {
  const [search, setSearch] = useState<string | null>(null);
  const asked = useApiQuery('safety.retention', {}, { keep: true });
  return (
    <>
      <Section title={sayRetention('title')}>
        <p className="settings-help">{sayRetention('help')}</p>
        <Show asked={asked}>
          {({ months, due }) => (
            <div className="stack-4">
              <Months key={JSON.stringify(months)} months={months} />
              <Due due={due} onWho={setSearch} />
            </div>
          )}
        </Show>
      </Section>
      <ForgetPart search={search} onSearch={setSearch} />
    </>
  );
}
