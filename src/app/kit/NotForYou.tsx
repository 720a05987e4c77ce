// A link led to something that is not for who sits here: says so, and who could change it.
import { useWords } from './i18n.ts';
import { kitWords } from './kit-words.ts';
import { Empty } from './Notes.tsx';
import { Page } from './Page.tsx';

/** The screen in place of the one that was asked for. */
export function NotForYou({ title }: { readonly title: string }) {
  const say = useWords(kitWords);
  return (
    <Page title={title}>
      <Empty title={say('notForYou', { what: title })} help={say('notForYouHelp')} />
    </Page>
  );
}
