// The first steps of a new base: name it, drop the ledgers, see the report.
import { Link } from 'wouter';
import type { Home } from '../../../contract/insight/insight-shapes.ts';
import { Section, Tag } from '../../ui/Page.tsx';
import { sayHome } from './home-messages.ts';

type Steps = NonNullable<Home['firstRun']>;
type Step = Steps[number];

const PLACES: Readonly<Record<Step['step'], string>> = { base: '~/settings/base', ledgers: '~/sales/import', report: '~/report' };
const TONES: Readonly<Record<Step['state'], 'good' | 'accent' | 'plain'>> = { done: 'good', next: 'accent', later: 'plain' };

/** The steps with what is done and what comes next. */
export function FirstRun({ steps }: { readonly steps: Steps }) {
  return (
    <Section title={sayHome('firstRun')}>
      <p className="soft">{sayHome('firstRunHelp')}</p>
      <ol className="home-steps">
        {steps.map(({ step, state }) => (
          <li key={step} className={`home-step home-step-${state}`} {...(state === 'next' ? { 'aria-current': 'step' as const } : {})}>
            <div className="home-step-head">
              <Link href={PLACES[step]}>{sayHome(`step.${step}`)}</Link>
              <Tag tone={TONES[state]}>
                {state === 'done' ? '✓ ' : ''}
                {sayHome(`stepState.${state}`)}
              </Tag>
            </div>
            <p className="soft">{sayHome(`step.${step}Help`)}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
