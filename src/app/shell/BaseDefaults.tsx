// What a computer begins with where nobody chose yet: the base's own language and looks.
import { useEffect } from 'react';
import { useApi, useAsk } from '../kit/api.tsx';
import { readChoice, writeChoice } from '../kit/choices.ts';

/** Draws nothing. */
export function BaseDefaults() {
  const api = useApi();
  const asked = useAsk(api.settings.choices.queryOptions({ input: {} }));
  const language = asked.state === 'ready' ? asked.value.language : null;
  const theme = asked.state === 'ready' ? asked.value.theme : null;
  useEffect(() => {
    if (language !== null && language !== 'zh-CN' && readChoice('language') === null) writeChoice('language', language);
    if (theme !== null && theme !== 'system' && readChoice('theme') === null) writeChoice('theme', theme);
  }, [language, theme]);
  return null;
}
