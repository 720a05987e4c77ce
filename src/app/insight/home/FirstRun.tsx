// The first steps of a new base: name it, drop the ledgers, see the report.
import { Link } from 'wouter';
import type { Home } from '../../../contract/insight/insight-shapes.ts';
import { useMessages } from '../../ui/i18n.ts';
import { Section, Tag } from '../../ui/Page.tsx';
import { homeWords } from './home-messages.ts';

type Steps = NonNullable<Home['firstRun']>;
type Step = Steps[number];

const PLACES: Readonly<Record<Step['step'], string>> = { base: '~/settings/base', ledgers: '~/sales/import', report: '~/report' };
const TONES: Readonly<Record<Step['state'], 'good' | 'accent' | 'plain'>> = { done: 'good', next: 'accent', later: 'plain' };

/** The steps with what is done and what comes next. */
export function FirstRun({ steps }: { readonly steps: Steps }) {
  const say = useMessages(homeWords);
  return (
    <Section title={say('firstRun')}>
      <p className="soft">{say('firstRunHelp')}</p>
      <ol className="home-steps">
        {steps.map(({ step, state }) => (
          <li key={step} className={`home-step home-step-${state}`} {...(state === 'next' ? { 'aria-current': 'step' as const } : {})}>
            <div className="home-step-head">
              <Link href={PLACES[step]}>{say(`step.${step}`)}</Link>
              <Tag tone={TONES[state]}>
                {state === 'done' ? '✓ ' : ''}
                {say(`stepState.${state}`)}
              </Tag>
            </div>
            <p className="soft">{say(`step.${step}Help`)}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
