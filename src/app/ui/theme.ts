// The theme: light, dark or the system's.
import { useEffect, useSyncExternalStore } from 'react';
import { readPreference, writePreference, watchChoices } from './preferences.ts';
import type { ThemeName } from './colours.ts';

/** What a person chooses. */
export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

const DARK = '(prefers-color-scheme: dark)';
const STILL = '(prefers-reduced-motion: reduce)';

function chosen(): ThemeChoice {
  return THEME_CHOICES.find((one) => one === readPreference('theme')) ?? 'system';
}

function watch(outcome: () => void): () => void {
  const media = window.matchMedia(DARK);
  media.addEventListener('change', outcome);
  const stop = watchChoices(outcome);
  return () => {
    media.removeEventListener('change', outcome);
    stop();
  };
}

function themeNow(): ThemeName {
  const choice = chosen();
  if (choice !== 'system') return choice;
  return window.matchMedia(DARK).matches ? 'dark' : 'light';
}

/** The theme in force. */
export function useThemeName(): ThemeName {
  return useSyncExternalStore(watch, themeNow);
}

function watchStillness(outcome: () => void): () => void {
  const media = window.matchMedia(STILL);
  media.addEventListener('change', outcome);
  return () => media.removeEventListener('change', outcome);
}

/** Whether the person's system asks that nothing moves. */
export function useStillness(): boolean {
  return useSyncExternalStore(watchStillness, () => window.matchMedia(STILL).matches);
}

/** What the person chose, and how to choose. */
export function useThemeChoice(): readonly [ThemeChoice, (choice: ThemeChoice) => void] {
  const choice = useSyncExternalStore(watch, chosen);
  return [choice, (next) => writePreference('theme', next)];
}

/** Puts the theme on the document, for the colours of ui/tokens.css. */
export function useThemeOnDocument(name: ThemeName): void {
  useEffect(() => {
    document.documentElement.dataset['theme'] = name;
  }, [name]);
}
