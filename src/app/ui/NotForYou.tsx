// A link led to something that is not for who sits here: says so, and who could change it.
import { useMessages } from './i18n.ts';
import { uiMessages } from './ui-messages.ts';
import { Empty } from './Notes.tsx';
import { Page } from './Page.tsx';

/** The screen in place of the one that was asked for. */
export function NotForYou({ title }: { readonly title: string }) {
  const say = useMessages(uiMessages);
  return (
    <Page title={title}>
      <Empty title={say('notForYou', { what: title })} help={say('notForYouHelp')} />
    </Page>
  );
}
