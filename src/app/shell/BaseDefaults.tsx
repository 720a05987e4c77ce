// What a computer begins with where nobody chose yet: the base's own language and looks.
import { useEffect } from 'react';
import { useApiQuery } from '../ui/api.tsx';
import { chooseLanguage } from '../ui/i18n.ts';
import { readPreference, writePreference } from '../ui/preferences.ts';

/** Draws nothing. */
export function BaseDefaults() {
  const asked = useApiQuery('settings.choices', {});
  const language = asked.state === 'ready' ? asked.value.language : null;
  const theme = asked.state === 'ready' ? asked.value.theme : null;
  useEffect(() => {
    if (language !== null && language !== 'zh-CN' && readPreference('language') === null) chooseLanguage(language);
    if (theme !== null && theme !== 'system' && readPreference('theme') === null) writePreference('theme', theme);
  }, [language, theme]);
  return null;
}
