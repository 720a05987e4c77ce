// The base: its facts in force and what the report lacks, how they changed, areas, targets, events.
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { type EditableKind, RECORD_FIELDS } from '../../contract/records/record-kinds.ts';
import type { BaseView } from '../../contract/base/settings-shapes.ts';
import { DAWN } from '../../domain/time/calendar.ts';
import { useApiQuery } from '../ui/api.tsx';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { sayMark } from '../ui/i18n.ts';
import { Empty, Note, Show } from '../ui/Notes.tsx';
import { Facts, Page, Section } from '../ui/Page.tsx';
import { useRecordActions, RecordTable } from '../ui/records/RecordTable.tsx';
import { recordText } from '../ui/records/record-text.ts';
import { useToday } from '../ui/today.ts';
import { formatDay } from '../ui/values.tsx';
import { saySettings } from './settings-messages.ts';
import { sayField, sayRecordKind } from '../ui/window-words.ts';

const PARTS = ['facts', 'areas', 'targets', 'events'] as const;
type Part = (typeof PARTS)[number];

const KINDS: Readonly<Record<Part, EditableKind>> = { facts: 'base_fact', areas: 'base_area', targets: 'year_target', events: 'event' };

function useMissingText(): (names: readonly string[]) => string {
  return (names) =>
    names
      .map((name) => (name === 'base_fact' || name === 'base_area' ? sayRecordKind(name) : sayField('base_fact', name)))
      .join(sayMark('、'));
}

function Missing({ view }: { readonly view: BaseView }) {
  const desk = useRecordActions();
  const text = useMissingText();
  if (view.missing.length === 0) return null;
  const { present } = view;
  const lacksFacts = view.missing.some((name) => name !== 'base_area');
  const fill = (): void => desk.add(lacksFacts ? 'base_fact' : 'base_area');
  const action =
    present !== null && lacksFacts ? (
      <Button onClick={() => desk.correct('base_fact', present.id)}>{saySettings('correct')}…</Button>
    ) : (
      <Button onClick={fill}>{saySettings('baseAdd')}…</Button>
    );
  return (
    <Note tone="warn" title={saySettings('missing', { fields: text(view.missing) })} actions={action}>
      {saySettings('missingHelp')}
    </Note>
  );
}

function Present({ view }: { readonly view: BaseView }) {
  const names = useNames();
  const desk = useRecordActions();
  const { present } = view;
  const today = useToday();
  if (present === null) {
    const action = (
      <Button type="primary" onClick={() => desk.add('base_fact')}>
        {saySettings('baseAdd')}…
      </Button>
    );
    return <Empty title={saySettings('baseEmpty')} help={saySettings('baseEmptyHelp')} action={action} />;
  }
  const shown = RECORD_FIELDS.base_fact.filter(({ name }) => name !== 'starts_on');
  const facts = shown.map(({ name }) => ({
    label: sayField('base_fact', name),
    value: recordText('base_fact', name, present.values[name] ?? null, names),
  }));
  const since = present.startsOn === DAWN ? saySettings('baseStart') : saySettings('baseRow', { day: formatDay(present.startsOn) });
  return (
    <Section
      title={saySettings('baseNow', { day: formatDay(today) })}
      actions={
        <>
          <Button onClick={() => desk.correct('base_fact', present.id)}>{saySettings('correct')}…</Button>
          <Button onClick={() => desk.changeFrom('base_fact', null)}>{saySettings('changeFrom')}…</Button>
        </>
      }
    >
      <p className="settings-help">{since}</p>
      <Facts facts={facts} />
    </Section>
  );
}

function PartOf({ part }: { readonly part: Part }) {
  const help =
    part === 'areas'
      ? saySettings('areasHelp')
      : part === 'targets'
        ? saySettings('targetsHelp')
        : part === 'events'
          ? saySettings('eventsHelp')
          : null;
  return (
    <>
      {help === null ? null : <p className="settings-help">{help}</p>}
      <RecordTable kind={KINDS[part]} name={`base-${part}`} height={380} />
    </>
  );
}

/** 基地资料. */
export function BaseSection() {
  const today = useToday();
  const [part, setPart] = useState<Part>('facts');
  const asked = useApiQuery('settings.base', { day: today }, { keep: true });
  return (
    <Page title={saySettings('base')}>
      <Show asked={asked}>
        {(view) => (
          <>
            <Missing view={view} />
            <Present view={view} />
          </>
        )}
      </Show>
      <Section>
        <Tabs
          aria-label={saySettings('parts')}
          activeKey={part}
          destroyOnHidden
          onChange={(to) => setPart(PARTS.find((one) => one === to) ?? 'facts')}
          items={PARTS.map((key) => ({ key, label: saySettings(`part_${key}`), children: key === part ? <PartOf part={key} /> : null }))}
        />
      </Section>
    </Page>
  );
}
