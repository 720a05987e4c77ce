// The theme: light, dark or the system's, and the same colours for antd as kit/tokens.css has for everything else.
import { theme as antdTheme } from 'antd';
import type { ThemeConfig } from 'antd';
import { useEffect, useSyncExternalStore } from 'react';
import { readChoice, writeChoice, watchChoices } from './choices.ts';

/** What a person chooses. */
export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];
export type ThemeName = 'light' | 'dark';

const COLOURS = {
  light: {
    ground: '#f5f4f0',
    surface: '#ffffff',
    raised: '#ffffff',
    ink: '#1b2225',
    inkSoft: '#566067',
    line: '#dedbd3',
    lineStrong: '#b9b5aa',
    accent: '#0f6b62',
    danger: '#b3261e',
    warn: '#855400',
    good: '#1c6e37',
  },
  dark: {
    ground: '#131718',
    surface: '#1b2123',
    raised: '#232b2d',
    ink: '#e7eaea',
    inkSoft: '#a9b4b8',
    line: '#333d40',
    lineStrong: '#566266',
    accent: '#52b8ab',
    danger: '#ff9186',
    warn: '#f0b95a',
    good: '#76cc92',
  },
} as const;

/** The colours of a theme, for what draws on a canvas. */
export function coloursOf(name: ThemeName) {
  return COLOURS[name];
}

/** antd's theme in our colours. `isStill`: nothing moves; antd places its lists by the end of a movement, so that it has to be told, not its styles. */
export function antdThemeOf(name: ThemeName, isStill: boolean): ThemeConfig {
  const colours = COLOURS[name];
  return {
    algorithm: name === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: colours.accent,
      colorLink: colours.accent,
      colorError: colours.danger,
      colorErrorText: colours.danger,
      colorWarning: colours.warn,
      colorSuccess: colours.good,
      colorInfo: colours.accent,
      colorBgLayout: colours.ground,
      colorBgContainer: colours.surface,
      colorBgElevated: colours.raised,
      colorText: colours.ink,
      colorTextSecondary: colours.inkSoft,
      colorTextTertiary: colours.inkSoft,
      colorTextDescription: colours.inkSoft,
      colorTextPlaceholder: colours.inkSoft,
      colorTextDisabled: colours.inkSoft,
      colorBorder: colours.lineStrong,
      colorBorderSecondary: colours.line,
      colorSplit: colours.line,
      colorTextLightSolid: name === 'dark' ? '#07201d' : '#ffffff',
      borderRadius: 6,
      fontSize: 14,
      controlHeight: 32,
      fontFamily: 'var(--font)',
      motion: !isStill,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      wireframe: false,
    },
    components: {
      Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Drawer: { paddingLG: 20 },
      // The word in a switch that is off stands on this.
      Switch: { colorTextQuaternary: colours.inkSoft, colorTextTertiary: colours.inkSoft },
      Tabs: { horizontalItemGutter: 24, titleFontSize: 14 },
    },
  };
}

const DARK = '(prefers-color-scheme: dark)';
const STILL = '(prefers-reduced-motion: reduce)';

function chosen(): ThemeChoice {
  return THEME_CHOICES.find((one) => one === readChoice('theme')) ?? 'system';
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
  return [choice, (next) => writeChoice('theme', next)];
}

/** Puts the theme on the document, for the colours of kit/tokens.css. */
export function useThemeOnDocument(name: ThemeName): void {
  useEffect(() => {
    document.documentElement.dataset['theme'] = name;
  }, [name]);
}
