// Language and looks of this computer, and what a computer begins with at this base.
import { Button, Segmented } from 'antd';
import { useApiQuery } from '../ui/api.tsx';
import { LANGUAGES, chooseLanguage, getLanguage } from '../ui/i18n.ts';
import { IfMay } from '../ui/permissions.tsx';
import { Show } from '../ui/Notes.tsx';
import { useToldCommand } from '../ui/notices.tsx';
import { Page, Section, Tag } from '../ui/Page.tsx';
import { THEME_CHOICES, useThemeChoice } from '../ui/theme.ts';
import { saySettings } from './settings-messages.ts';

/** Each language in its own words. */
const LANGUAGE_NAMES = { 'zh-CN': '中文', en: 'English' } as const;

function OwnChoice() {
  const language = getLanguage();
  const [theme, chooseTheme] = useThemeChoice();
  return (
    <>
      <Section title={saySettings('language')}>
        <p className="settings-help">{saySettings('languageHelp')}</p>
        <Segmented
          aria-label={saySettings('language')}
          value={language}
          onChange={chooseLanguage}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
      </Section>
      <Section title={saySettings('theme')}>
        <Segmented
          aria-label={saySettings('theme')}
          value={theme}
          onChange={chooseTheme}
          options={THEME_CHOICES.map((value) => ({ value, label: saySettings(`theme_${value}`) }))}
        />
        <div className="settings-sample" aria-label={saySettings('sample')} role="group">
          <span>{saySettings('sampleText')}</span>
          <Tag tone="good">{saySettings('sampleGood')}</Tag>
          <Tag tone="warn">{saySettings('sampleWarn')}</Tag>
          <Tag tone="danger">{saySettings('sampleDanger')}</Tag>
        </div>
      </Section>
    </>
  );
}

function BaseDefault() {
  const language = getLanguage();
  const [theme] = useThemeChoice();
  const { send, isBusy } = useToldCommand('settings.choose', () => saySettings('kept'));
  const asked = useApiQuery('settings.choices', {});
  return (
    <Section title={saySettings('baseDefault')}>
      <p className="settings-help">{saySettings('baseDefaultHelp')}</p>
      <Show asked={asked}>
        {(choices) => (
          <div className="line-3">
            <span>
              {saySettings('baseDefaultNow', { language: LANGUAGE_NAMES[choices.language], theme: saySettings(`theme_${choices.theme}`) })}
            </span>
            <Button
              loading={isBusy}
              disabled={choices.language === language && choices.theme === theme}
              onClick={() => void send({ language, theme })}
            >
              {saySettings('baseDefaultSet')}
            </Button>
          </div>
        )}
      </Show>
    </Section>
  );
}

/** 语言与外观. */
export function LookSection() {
  return (
    <Page title={saySettings('look')}>
      <OwnChoice />
      <IfMay call="settings.choose">
        <BaseDefault />
      </IfMay>
    </Page>
  );
}
