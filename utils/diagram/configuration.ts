import type { MermaidConfig } from 'mermaid';
import { MOST_CHARACTERS, type Theme } from './messages';

/** The most lines between the parts of a diagram: the layout's time grows faster than their number. */
const MOST_EDGES = 300;

/** Pixels; without it, a Gantt chart would be as wide as the panel. */
const GANTT_WIDTH = 640;

const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif';

/** Mermaid reads hexadecimal colours only, and derives the others from these. */
interface Colours {
  readonly variables: Readonly<Record<string, string>>;
  /** The colours for parts that differ by colour alone, in this order. */
  readonly palette: readonly string[];
}

/** The colours of the panel, see tokens.css. */
const COLOURS: Readonly<Record<Theme, Colours>> = {
  light: {
    variables: {
      background: '#ffffff',
      primaryColor: '#eef1fd',
      primaryTextColor: '#1d1d1f',
      primaryBorderColor: '#3454c5',
      secondaryColor: '#f4f4f2',
      secondaryTextColor: '#1d1d1f',
      tertiaryColor: '#fafaf9',
      tertiaryTextColor: '#1d1d1f',
      tertiaryBorderColor: '#8b8b86',
      lineColor: '#5c5d63',
      textColor: '#1d1d1f',
      edgeLabelBackground: '#ffffff',
    },
    palette: ['#a5b8ff', '#8fd6a8', '#f0b880', '#d7a6f2', '#7fd0da', '#ffb1a8', '#dcd680', '#c9cad1'],
  },
  dark: {
    variables: {
      background: '#1e1f22',
      primaryColor: '#2b3150',
      primaryTextColor: '#ececee',
      primaryBorderColor: '#a5b8ff',
      secondaryColor: '#34363b',
      secondaryTextColor: '#ececee',
      tertiaryColor: '#292a2e',
      tertiaryTextColor: '#ececee',
      tertiaryBorderColor: '#74777f',
      lineColor: '#abadb5',
      textColor: '#ececee',
      edgeLabelBackground: '#1e1f22',
      noteBkgColor: '#3e4046',
      noteTextColor: '#ececee',
      altSectionBkgColor: '#292a2e',
    },
    palette: ['#3f4f8c', '#2b6243', '#7d4f14', '#693f86', '#1f636d', '#8c3d35', '#656022', '#55575f'],
  },
};

/** The names under which Mermaid’s kinds of diagrams know a palette. */
const SCALES: readonly ((index: number) => string)[] = [
  (index) => `cScale${index}`,
  (index) => `pie${index + 1}`,
  (index) => `git${index}`,
];

function variablesFor(theme: Theme): Readonly<Record<string, unknown>> {
  const { variables, palette } = COLOURS[theme];
  const scales = palette.flatMap((colour, index) => [
    ...SCALES.map((name) => [name(index), colour]),
    [`gitBranchLabel${index}`, variables['textColor']],
  ]);
  return {
    darkMode: theme === 'dark',
    fontFamily: FONT,
    fontSize: '14px',
    pieStrokeColor: variables['background'],
    pieOuterStrokeColor: variables['background'],
    ...variables,
    ...Object.fromEntries(scales),
    xyChart: { plotColorPalette: palette.join(',') },
  };
}

/**
 * The options that a diagram may not set for itself, at any depth: those that make it safe, and those that
 * make it look like the panel.
 */
const SECURE = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'maxTextSize',
  'maxEdges',
  'suppressErrorRendering',
  'htmlLabels',
  'dompurifyConfig',
  'arrowMarkerAbsolute',
  'legacyMathML',
  'forceLegacyMathML',
  'logLevel',
  'themeCSS',
  'themeVariables',
  'theme',
  'darkMode',
  'fontFamily',
  'altFontFamily',
  'look',
  // ELK is not part of the build: 1.5 MB, under another licence.
  'layout',
];

/** The configuration for drawing diagrams. */
export function configurationFor(theme: Theme): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    secure: SECURE,
    maxTextSize: MOST_CHARACTERS,
    maxEdges: MOST_EDGES,
    // A mistake is thrown, not drawn.
    suppressErrorRendering: true,
    // Labels are SVG, without any HTML in it.
    htmlLabels: false,
    layout: 'dagre',
    look: 'classic',
    theme: 'base',
    darkMode: theme === 'dark',
    fontFamily: FONT,
    themeVariables: variablesFor(theme),
    flowchart: { nodeSpacing: 28, rankSpacing: 36, minNodeWidth: 40, wrappingWidth: 140 },
    gantt: { useWidth: GANTT_WIDTH },
  };
}
