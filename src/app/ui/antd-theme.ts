// antd's theme in our colours. The rules are antd's own stylesheet; antd writes only the variables of the theme at run time (docs/decisions/0033).
import { theme as antdTheme, type ThemeConfig } from 'antd';
import { coloursOf, type ThemeName } from './colours.ts';

/** antd's theme in our colours. `isStill`: nothing moves; antd places its lists by the end of a movement, so that it has to be told, not its styles. */
export function antdThemeOf(name: ThemeName, isStill: boolean): ThemeConfig {
  const colours = coloursOf(name);
  return {
    zeroRuntime: true,
    algorithm: name === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: colours.accent,
      colorLink: colours.accent,
      // The lighter shade that antd takes under the pointer is too pale to be read on white.
      colorLinkHover: colours.accent,
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
