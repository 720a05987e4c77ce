// What a screen asks first, by its address: asked as the page or an address comes or a link is pressed, beside the screen's first drawing and not behind it.
import { type QueryClient, type QueryKey, type useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MethodName } from '../../contract/contract.ts';
import { addMonths, monthOf } from '../../domain/time/calendar.ts';
import { type Answer, useApi } from '../ui/api.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { usePermissions } from '../ui/permissions.tsx';
import { readPeriod } from '../ui/period.ts';
import { getToday } from '../ui/today.ts';
import { WHOLE_TRAIL } from '../ui/trail-wish.ts';

type Api = ReturnType<typeof useApi>;
type Language = ReturnType<typeof getLanguage>;

/** A question: anyone who may not ask its method does not send it. */
interface FirstQuestion {
  readonly method: MethodName;
  readonly send: (queries: QueryClient) => void;
}

function question<V>(method: MethodName, options: Parameters<typeof useQuery<Answer<V>, Error, Answer<V>, QueryKey>>[0]): FirstQuestion {
  return { method, send: (queries) => void queries.prefetchQuery(options) };
}

/** The questions of an address such as `/sales/2026-10`: the same that its screen then asks, in the same words. */
function firstQuestions(api: Api, path: string, language: Language): readonly FirstQuestion[] {
  const [, screen = '', part = '', below] = path.split('/');
  const day = getToday();
  if (screen === 'sales' && (part === '' || /^\d{4}-\d{2}$/.test(part))) {
    const input = { month: part === '' ? addMonths(monthOf(day), -1) : part };
    return [
      question('sales.month', api('sales.month', input)),
      ...(below === undefined ? [question('collection.month', api('collection.month', input))] : []),
    ];
  }
  if (screen === 'analytics') return [question('insight.analytics', api('insight.analytics', readPeriod('analytics', day).span))];
  if (screen === 'tenants' && /^[1-9]\d{0,14}$/.test(part))
    return [question('tenants.detail', api('tenants.detail', { id: Number(part), day }))];
  if (screen === 'settings' && part === 'history')
    return [question('settings.history', api('settings.history', { ...WHOLE_TRAIL, cursor: null, language }))];
  if (screen === 'settings' && part === 'backups')
    return [
      question('settings.backups', api('settings.backups', {})),
      question('safety.heads', api('safety.heads', {})),
      question('safety.retention', api('safety.retention', {})),
    ];
  return [];
}

/** Prefetches the first queries of a screen before it is rendered: once the page is there, its address is another, or a link is pressed and not yet let go. */
export function usePrefetchRoute(): void {
  const api = useApi();
  const queries = useQueryClient();
  const may = usePermissions();
  const language = getLanguage();
  useEffect(() => {
    const abort = new AbortController();
    const ask = (hash: string): void => {
      for (const { method, send } of firstQuestions(api, hash.replace(/^#/, ''), language)) if (may.call(method)) send(queries);
    };
    ask(window.location.hash);
    window.addEventListener('hashchange', () => ask(window.location.hash), { signal: abort.signal });
    window.addEventListener(
      'pointerdown',
      ({ target }) => {
        const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#/"]') : null;
        if (link !== null) ask(link.hash);
      },
      { signal: abort.signal, passive: true },
    );
    return () => abort.abort();
  }, [api, queries, may, language]);
}
