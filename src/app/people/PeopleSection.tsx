// People: who works at this computer, what holds until there are PINs, and how long papers are kept.
import { Button } from 'antd';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useApi, useAsk, useClient, useCommand } from '../kit/api.tsx';
import { TextField } from '../kit/fields/text-fields.tsx';
import { useWords } from '../kit/i18n.ts';
import { useUnsaved } from '../kit/leave-guard.tsx';
import { Note, Show } from '../kit/Notes.tsx';
import { useNotices } from '../kit/notices.tsx';
import { Page, Section } from '../kit/Page.tsx';
import { NumberChoice } from '../kit/NumberChoice.tsx';
import { peopleWords } from './people-words.ts';

interface Person {
  readonly who: string | null;
  readonly acting: string;
  readonly computer: string;
}

function WhoForm({ person }: { readonly person: Person }) {
  const say = useWords(peopleWords);
  const client = useClient();
  const notices = useNotices();
  const { run, isBusy } = useCommand(client.settings.sayWho);
  const [typed, setTyped] = useState(person.who ?? '');
  const who = typed.trim();
  useUnsaved(who !== (person.who ?? ''));
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (who === '') return;
    const outcome = await run({ who });
    if (outcome.ok) notices.done(say('whoSaved', { who: outcome.value.who }));
    else notices.failed(outcome);
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <p className="settings-help">
        {say('whoHelp')}{' '}
        {person.who === null ? say('whoUnset', { who: person.acting, computer: person.computer }) : say('whoNow', { who: person.who })}
      </p>
      <div className="settings-row">
        <TextField label={say('whoLabel')} value={typed} onChange={(next) => setTyped(next.slice(0, 40))} />
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={who === '' || who === person.who}>
          {say('save')}
        </Button>
      </div>
    </form>
  );
}

/** 人员. */
export function PeopleSection() {
  const say = useWords(peopleWords);
  const api = useApi();
  const who = useAsk(api.settings.who.queryOptions({ input: {} }));
  const choices = useAsk(api.settings.choices.queryOptions({ input: {} }));
  return (
    <Page title={say('people')}>
      <Section title={say('who')}>
        <Show asked={who}>{(person) => <WhoForm key={person.who ?? ''} person={person} />}</Show>
      </Section>
      <Section title={say('peopleTitle')}>
        <div className="stack-4">
          <Note tone="warn" title={say('peopleNow')}>
            {say('peopleLater')}
          </Note>
          <Show asked={choices}>
            {({ idleMinutes, papersYears, formsDueDay }) => (
              <>
                <NumberChoice
                  key={`idle-${idleMinutes}`}
                  name="idleMinutes"
                  value={idleMinutes}
                  min={1}
                  max={240}
                  label={say('idle')}
                  help={say('idleHelp')}
                />
                <NumberChoice
                  key={`years-${papersYears}`}
                  name="papersYears"
                  value={papersYears}
                  min={3}
                  max={30}
                  label={say('years')}
                  help={say('yearsHelp')}
                />
                <NumberChoice
                  key={`due-${formsDueDay}`}
                  name="formsDueDay"
                  value={formsDueDay}
                  min={1}
                  max={28}
                  label={say('dueDay')}
                  help={say('dueDayHelp')}
                />
              </>
            )}
          </Show>
        </div>
      </Section>
    </Page>
  );
}
