// How long names and numbers of people are kept, and which are due: nothing goes by itself, and right there a person can be forgotten.
import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { decodeCount } from '../../domain/decode/number.ts';
import { type Retention, RETENTION_KINDS, type RetentionKind } from '../../contract/safety/retention-shapes.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { CountField } from '../ui/fields/text-fields.tsx';
import { sayForget } from '../ui/forget/forget-messages.ts';
import { useUnsaved } from '../ui/leave-guard.tsx';
import { Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Section } from '../ui/Page.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { ForgetPart } from './ForgetPart.tsx';
import { sayRetention } from './retention-messages.ts';
import { buildDueColumns } from './retention-columns.ts';

const LEAST = 1;
const MOST = 240;

type Typed = Readonly<Record<RetentionKind, string>>;

function readMonths(typed: Typed): Retention['months'] | null {
  const read = RETENTION_KINDS.map((kind) => {
    const number = decodeCount(typed[kind]);
    const value = number.ok ? number.value : null;
    return value !== null && value >= LEAST && value <= MOST ? value : null;
  });
  const [tenants = null, bookings = null, waiting = null, hosts = null] = read;
  return tenants === null || bookings === null || waiting === null || hosts === null ? null : { tenants, bookings, waiting, hosts };
}

function Months({ months }: { readonly months: Retention['months'] }) {
  const notices = useNotices();
  const { run, isBusy } = useCommand('safety.setRetention');
  const [typed, setTyped] = useState<Typed>({
    tenants: String(months.tenants),
    bookings: String(months.bookings),
    waiting: String(months.waiting),
    hosts: String(months.hosts),
  });
  const wanted = readMonths(typed);
  const isChanged = RETENTION_KINDS.some((kind) => typed[kind].trim() !== String(months[kind]));
  useUnsaved(isChanged);
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (wanted === null) return;
    const outcome = await run(wanted);
    if (outcome.ok) notices.done(sayRetention('saved'));
    else notices.failed(outcome);
  };
  return (
    <form className="stack-3" onSubmit={(event) => void save(event)} noValidate>
      <div className="fields">
        {RETENTION_KINDS.map((kind) => (
          <CountField
            key={kind}
            label={sayRetention(`months_${kind}`)}
            value={typed[kind]}
            onChange={(text) => setTyped((now) => ({ ...now, [kind]: text }))}
          />
        ))}
      </div>
      <div>
        <Button htmlType="submit" loading={isBusy} disabled={wanted === null || !isChanged}>
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
      columns={buildDueColumns(sayRetention)}
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
