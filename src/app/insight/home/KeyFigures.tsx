// The six key figures as cards; each opens where it comes from.
import { withThousands } from '../../../domain/values/quantity.ts';
import { Tooltip } from 'antd';
import { Link } from 'wouter';
import { unitKindOf } from '../../../domain/report/units.ts';
import type { KeyFigure } from '../../../contract/insight/insight-shapes.ts';
import { useApi, useAsk } from '../../kit/api.tsx';
import { useLanguage, useWords } from '../../kit/i18n.ts';
import { useMay } from '../../kit/may.tsx';
import { Show } from '../../kit/Notes.tsx';
import { Section } from '../../kit/Page.tsx';
import { NO_VALUE, sayInUnit, sayMonth, sayYuan } from '../../kit/values.tsx';
import { homeWords } from './home-words.ts';
import { Sparkline } from './Sparkline.tsx';

function Growth({ figure }: { readonly figure: KeyFigure }) {
  const say = useWords(homeWords);
  if (figure.growth === NO_VALUE) {
    const words =
      figure.lastYear.text === NO_VALUE ? say('noLastYear') : say('lastYear', { value: sayInUnit(figure.lastYear.text, figure.unit) });
    return <span className="soft">{words}</span>;
  }
  const isDown = figure.growth.startsWith('-');
  const isFlat = Number(figure.growth) === 0;
  const mark = isFlat ? '＝' : isDown ? '▼' : '▲';
  return (
    <Tooltip title={say('lastYear', { value: sayInUnit(figure.lastYear.text, figure.unit) })}>
      <span className={isFlat ? 'soft' : isDown ? 'home-down' : 'home-up'}>
        {say('yoy')} <span aria-hidden="true">{mark}</span> {isDown ? '' : '+'}
        {figure.growth}%
      </span>
    </Tooltip>
  );
}

function Target({ figure }: { readonly figure: KeyFigure }) {
  const say = useWords(homeWords);
  const { target } = figure;
  if (target === null) return <div className="home-target soft">{say('noTarget')}</div>;
  const reached = target.progress === NO_VALUE ? 0 : Math.max(0, Math.min(100, Number(target.progress)));
  return (
    <div className="home-target">
      <div className="home-bar" aria-hidden="true">
        <div className="home-bar-full" style={{ width: `${reached}%` }} />
      </div>
      <span className="soft">
        {say('target', { year: target.year, target: sayInUnit(target.target, target.unit) })} ·{' '}
        {say('progress', { progress: target.progress })}
      </span>
    </div>
  );
}

function Card({ figure, month }: { readonly figure: KeyFigure; readonly month: string }) {
  const say = useWords(homeWords);
  const label = say(`key.${figure.key}`);
  const value = sayInUnit(figure.value.text, figure.unit);
  const exact =
    unitKindOf(figure.unit) === 'money' && figure.value.raw !== null
      ? `${sayYuan(figure.value.raw)} 元`
      : `${figure.address} ${figure.label}`;
  return (
    <div className="home-card">
      <div className="home-card-label">
        <span>{label}</span>
        <span className="home-address">{figure.address.split('.').slice(0, 2).join('.')}</span>
      </div>
      <Tooltip title={exact}>
        <Link className="home-value" href={`~/report/${month}/figure/${figure.address}`} aria-label={say('openFigure', { label, value })}>
          {withThousands(figure.value.text)}
          <span className="home-unit">{figure.value.text === NO_VALUE ? '' : figure.unit}</span>
        </Link>
      </Tooltip>
      <Growth figure={figure} />
      <Sparkline label={label} points={figure.months} />
      <Target figure={figure} />
    </div>
  );
}

/** The key figures of a month. Not shown to those who may not see sales figures. */
export function KeyFigures({ month }: { readonly month: string }) {
  const say = useWords(homeWords);
  const language = useLanguage();
  const api = useApi();
  const isShown = useMay().call('insight.figures');
  const asked = useAsk(api.insight.figures.queryOptions({ input: { month } }));
  if (!isShown) return null;
  return (
    <Section title={say('figuresOf', { month: sayMonth(month, language) })} tone="plain">
      <div className="home-figures">
        <Show asked={asked}>
          {({ figures }) => (
            <div className="home-cards">
              {figures.map((figure) => (
                <Card key={figure.key} figure={figure} month={month} />
              ))}
            </div>
          )}
        </Show>
      </div>
    </Section>
  );
}
