// How long names and numbers of people are kept, and which are due: nothing goes by itself, and right there a person can be forgotten.
import { Button } from 'antd';
import { useState } from 'react';
import { listFields } from '../../contract/core/settings/setting.ts';
import { SETTINGS } from '../../contract/core/settings/settings.ts';
import type { Retention } from '../../contract/safety/retention-shapes.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { CountField } from '../ui/fields/text-fields.tsx';
import { sayForget } from '../ui/forget/forget-messages.ts';
import { getLanguage, getMessage } from '../ui/i18n.ts';
import { Show } from '../ui/Notes.tsx';
import { Section } from '../ui/Page.tsx';
import { useSettingForm } from '../ui/settings/use-setting-form.ts';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { ForgetPart } from './ForgetPart.tsx';
import { sayRetention } from './retention-messages.ts';
import { buildDueColumns } from './retention-columns.ts';

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
