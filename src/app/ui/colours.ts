// The colours of both themes, for antd's theme and for what draws on a canvas: the same as ui/tokens.css has for everything else.

/** The themes that there are. */
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
