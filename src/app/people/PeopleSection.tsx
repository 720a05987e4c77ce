// People: who acts at this screen, who works here, when the screen locks, and how long papers are kept.
import { useApi, useApiQuery } from '../ui/api.tsx';
import { useMessages } from '../ui/i18n.ts';
import { IfMay } from '../ui/permissions.tsx';
import { Show } from '../ui/Notes.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { NumberChoice } from '../ui/NumberChoice.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { peopleWords } from './people-messages.ts';
import { RightsSection } from './RightsSection.tsx';
import { SitterSection } from './SitterSection.tsx';

function Choices() {
  const say = useMessages(peopleWords);
  const api = useApi();
  const choices = useApiQuery(api.settings.choices.queryOptions({ input: {} }));
  return (
    <Section title={say('times')}>
      <div className="stack-4">
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
  );
}

/** 人员. */
export function PeopleSection() {
  const say = useMessages(peopleWords);
  const api = useApi();
  const seat = useApiQuery(api.people.seat.queryOptions({ input: {} }));
  const list = useApiQuery(api.people.list.queryOptions({ input: {} }));
  return (
    <Page title={say('people')}>
      <Show asked={seat}>
        {(sitting) => (
          <Show asked={list}>
            {({ people }) => (
              <>
                <SitterSection people={people} seat={sitting} />
                {people.length === 0 ? null : <PeopleTable people={people} seat={sitting} />}
                {people.length === 0 ? null : (
                  <IfMay call={['people.rights', 'people.switchRight']}>
                    <RightsSection />
                  </IfMay>
                )}
                <IfMay call="settings.choose">
                  <Choices />
                </IfMay>
              </>
            )}
          </Show>
        )}
      </Show>
    </Page>
  );
}
