// People: who acts at this screen, who works here, when the screen locks, and how long papers are kept.
import { useApiQuery } from '../ui/api.tsx';
import { IfMay } from '../ui/permissions.tsx';
import { Show } from '../ui/Notes.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { NumberChoices } from '../ui/settings/NumberChoices.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { sayPeople } from './people-messages.ts';
import { RightsSection } from './RightsSection.tsx';
import { SitterSection } from './SitterSection.tsx';

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
                  <Section title={sayPeople('times')}>
                    <div className="stack-4">
                      <NumberChoices section="people" />
                    </div>
                  </Section>
                </IfMay>
              </>
            )}
          </Show>
        )}
      </Show>
    </Page>
  );
}
