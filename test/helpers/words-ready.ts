// The page's words where no page is: what a test says them with.
import i18next from 'i18next';

/** Starts the languages, once for all files of a worker: a second start would forget the words of what has been read. */
export async function wordsReady(): Promise<void> {
  if (i18next.isInitialized) return;
  await i18next.init({ lng: 'zh-CN', resources: {}, keySeparator: false, nsSeparator: false, interpolation: { escapeValue: false } });
}
