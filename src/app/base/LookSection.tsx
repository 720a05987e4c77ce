// Language and looks of this computer, and what a computer begins with at this base.
import { Button, Segmented } from 'antd';
import { useApi, useApiQuery, useClient, useCommand } from '../ui/api.tsx';
import { LANGUAGES, chooseLanguage, useLanguage, useMessages } from '../ui/i18n.ts';
import { IfMay } from '../ui/permissions.tsx';
import { Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page, Section, Tag } from '../ui/Page.tsx';
import { THEME_CHOICES, useThemeChoice } from '../ui/theme.ts';
import { UNCHOSEN } from '../ui/choose.ts';
import { settingsWords } from './settings-messages.ts';

/** Each language in its own words. */
const LANGUAGE_NAMES = { 'zh-CN': '中文', en: 'English' } as const;

function OwnChoice() {
  const say = useMessages(settingsWords);
  const language = useLanguage();
  const [theme, chooseTheme] = useThemeChoice();
  return (
    <>
      <Section title={say('language')}>
        <p className="settings-help">{say('languageHelp')}</p>
        <Segmented
          aria-label={say('language')}
          value={language}
          onChange={chooseLanguage}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
      </Section>
      <Section title={say('theme')}>
        <Segmented
          aria-label={say('theme')}
          value={theme}
          onChange={chooseTheme}
          options={THEME_CHOICES.map((value) => ({ value, label: say(`theme_${value}`) }))}
        />
        <div className="settings-sample" aria-label={say('sample')} role="group">
          <span>{say('sampleText')}</span>
          <Tag tone="good">{say('sampleGood')}</Tag>
          <Tag tone="warn">{say('sampleWarn')}</Tag>
          <Tag tone="danger">{say('sampleDanger')}</Tag>
        </div>
      </Section>
    </>
  );
}

function BaseDefault() {
  const say = useMessages(settingsWords);
  const api = useApi();
  const client = useClient();
  const notices = useNotices();
  const language = useLanguage();
  const [theme] = useThemeChoice();
  const { run, isBusy } = useCommand(client.settings.choose);
  const asked = useApiQuery(api.settings.choices.queryOptions({ input: {} }));
  const save = async (): Promise<void> => {
    const outcome = await run({ ...UNCHOSEN, language, theme });
    if (outcome.ok) notices.done(say('kept'));
    else notices.failed(outcome);
  };
  return (
    <Section title={say('baseDefault')}>
      <p className="settings-help">{say('baseDefaultHelp')}</p>
      <Show asked={asked}>
        {(choices) => (
          <div className="line-3">
            <span>{say('baseDefaultNow', { language: LANGUAGE_NAMES[choices.language], theme: say(`theme_${choices.theme}`) })}</span>
            <Button loading={isBusy} disabled={choices.language === language && choices.theme === theme} onClick={() => void save()}>
              {say('baseDefaultSet')}
            </Button>
          </div>
        )}
      </Show>
    </Section>
  );
}

/** 语言与外观. */
export function LookSection() {
  const say = useMessages(settingsWords);
  return (
    <Page title={say('look')}>
      <OwnChoice />
      <IfMay call="settings.choose">
        <BaseDefault />
      </IfMay>
    </Page>
  );
}
