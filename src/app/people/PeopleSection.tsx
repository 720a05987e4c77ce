// People: who acts at this screen, who works here, when the screen locks, and how long papers are kept.
import { useApiQuery } from '../ui/api.tsx';
import { IfMay } from '../ui/permissions.tsx';
import { Show } from '../ui/Notes.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { NumberChoice } from '../ui/NumberChoice.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { sayPeople } from './people-messages.ts';
import { RightsSection } from './RightsSection.tsx';
import { SitterSection } from './SitterSection.tsx';

function Choices() {
  const choices = useApiQuery('settings.choices', {});
  return (
    <Section title={sayPeople('times')}>
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
                label={sayPeople('idle')}
                help={sayPeople('idleHelp')}
              />
              <NumberChoice
                key={`years-${papersYears}`}
                name="papersYears"
                value={papersYears}
                min={3}
                max={30}
                label={sayPeople('years')}
                help={sayPeople('yearsHelp')}
              />
              <NumberChoice
                key={`due-${formsDueDay}`}
                name="formsDueDay"
                value={formsDueDay}
                min={1}
                max={28}
                label={sayPeople('dueDay')}
                help={sayPeople('dueDayHelp')}
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
  const seat = useApiQuery('people.seat', {});
  const list = useApiQuery('people.list', {});
  return (
    <Page title={sayPeople('people')}>
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
