// The six key figures as cards; each opens where it comes from.
import { withThousands } from '../../../domain/values/quantity.ts';
import { Tooltip } from 'antd';
import { Link } from 'wouter';
import type { KeyFigure } from '../../../contract/insight/insight-shapes.ts';
import { useApiQuery } from '../../ui/api.tsx';
import { getLanguage } from '../../ui/i18n.ts';
import { usePermissions } from '../../ui/permissions.tsx';
import { Show } from '../../ui/Notes.tsx';
import { Section } from '../../ui/Page.tsx';
import { NO_VALUE, formatInUnit, formatMonth } from '../../ui/values.tsx';
import { sayHome } from './home-messages.ts';
import { Sparkline } from './Sparkline.tsx';
import { computeReached } from '../analytics/chart-tables.ts';
import { formatExact, formatGrowth, formatLastYear, formatTarget, shortenAddress } from './home-texts.ts';

function Growth({ figure }: { readonly figure: KeyFigure }) {
  const growth = formatGrowth(figure);
  const lastYear = formatLastYear(figure);
  if (growth === null) return <span className="soft">{lastYear}</span>;
  return (
    <Tooltip title={lastYear}>
      <span className={growth.look}>
        {sayHome('yoy')} <span aria-hidden="true">{growth.mark}</span> {growth.percent}
      </span>
    </Tooltip>
  );
}

function Target({ figure }: { readonly figure: KeyFigure }) {
  const { target } = figure;
  if (target === null) return <div className="home-target soft">{sayHome('noTarget')}</div>;
  const reached = computeReached(target.progress);
  return (
    <div className="home-target">
      <div className="home-bar" aria-hidden="true">
        <div className="home-bar-full" style={{ width: `${reached}%` }} />
      </div>
      <span className="soft">{formatTarget(target, figure.address)}</span>
    </div>
  );
}

function Card({ figure, month }: { readonly figure: KeyFigure; readonly month: string }) {
  const label = sayHome(`key.${figure.key}`);
  const value = formatInUnit(figure.value.text, figure.unit);
  return (
    <div className="home-card">
      <div className="home-card-label">
        <span>{label}</span>
        <span className="home-address">{shortenAddress(figure.address)}</span>
      </div>
      <Tooltip title={formatExact(figure)}>
        <Link
          className="home-value"
          href={`~/report/${month}/figure/${figure.address}`}
          aria-label={sayHome('openFigure', { label, value })}
        >
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
  const language = getLanguage();
  const isShown = usePermissions().call('insight.figures');
  const asked = useApiQuery('insight.figures', { month });
  if (!isShown) return null;
  return (
    <Section title={sayHome('figuresOf', { month: formatMonth(month, language) })} tone="plain">
      <div className="home-figures">
        <Show asked={asked}>
          {({ figures, isUnfinished }) => (
            <>
              {isUnfinished ? <p className="soft">{sayHome('unfinished')}</p> : null}
              <div className="home-cards">
                {figures.map((figure) => (
                  <Card key={figure.key} figure={figure} month={month} />
                ))}
              </div>
            </>
          )}
        </Show>
      </div>
    </Section>
  );
}
