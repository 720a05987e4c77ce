// Where the printed report's fonts are: three weights, opened only when a report is printed.
import { createRequire } from 'node:module';
import type { TFontDictionary } from 'pdfmake/interfaces.js';

/** Serif for the form's text, sans for its titles; both under the Open Font License. */
export const SERIF = 'NotoSerifSC';
export const SANS = 'NotoSansSC';

/** The font files that come with the program. */
export function installedFonts(): TFontDictionary {
  const { resolve } = createRequire(import.meta.url);
  const serif = resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');
  const serifBold = resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf');
  const sansBold = resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf');
  return { [SERIF]: { normal: serif, bold: serifBold }, [SANS]: { normal: sansBold, bold: sansBold } };
}
