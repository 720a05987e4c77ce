// A link led to something that is not for who sits here: says so, and who could change it.
import { sayUi } from './ui-messages.ts';
import { Empty } from './Notes.tsx';
import { Page } from './Page.tsx';

/** The screen in place of the one that was asked for. */
export function NotForYou({ title }: { readonly title: string }) {
  return (
    <Page title={title}>
      <Empty title={sayUi('notForYou', { what: title })} help={sayUi('notForYouHelp')} />
    </Page>
  );
}
