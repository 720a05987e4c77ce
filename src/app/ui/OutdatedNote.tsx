// On an open month's screens: closed months that read it and say other figures than the data do, each with the way to compare them.
import { Link } from 'wouter';
import { useApiQuery } from './api.tsx';
import { getLanguage } from './i18n.ts';
import { Note } from './Notes.tsx';
import { sayOutdated } from './outdated-messages.ts';
import { formatMonth } from './values.tsx';

/** Says which closed months an open one has moved away from; nothing where there is none, or to users who may not see reports. */
export function OutdatedNote({ month }: { readonly month: string }) {
  const asked = useApiQuery('filing.outdated', { month }, { keep: true });
  if (asked.state !== 'ready') return null;
  const { months, isOnceClosed } = asked.value;
  return months.map(({ month: filed, revision, count, figures }) => (
    <Note
      key={filed}
      tone="warn"
      title={sayOutdated(isOnceClosed ? 'onceClosed' : 'now', { month: formatMonth(filed, getLanguage()), revision, count })}
      actions={
        <Link href={isOnceClosed ? `~/report/${filed}` : `~/report/${filed}/compare/${revision}/now`}>
          {sayOutdated(isOnceClosed ? 'look' : 'compare')}
        </Link>
      }
    >
      <ul>
        {figures.map(({ figure, label, before, after }) => (
          <li key={figure}>{sayOutdated('figure', { label, before, after })}</li>
        ))}
        {count > figures.length ? <li>{sayOutdated('more', { count: count - figures.length })}</li> : null}
      </ul>
    </Note>
  ));
}
